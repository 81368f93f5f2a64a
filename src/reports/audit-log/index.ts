import { fileOption, type ReportMember } from '../report.js'
import { appendEntries } from './append.js'
import { auditEntriesOf } from './entries.js'
import { entriesOfPast } from './from-past.js'

/** What each run decided, one entry a line, going on from the kept past where there is no log yet; what is no log is kept beside the new one. */
export const auditLog: ReportMember = {
  name: 'audit-log',
  options: (raw, problems) => fileOption(raw, 'audit-log.json', problems),
  create: ({ file }) => ({
    file,
    render(run, earlier) {
      const { text, problem, unreadable } = appendEntries(earlier, [
        ...(earlier === null ? entriesOfPast(run) : []),
        ...auditEntriesOf(run),
      ])
      const kept = unreadable === null ? [] : [{ name: `${file}.broken`, text: unreadable }]
      return { files: [...kept, { name: file, text }], problem }
    },
  }),
}

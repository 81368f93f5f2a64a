import { fileOption, type ReportMember } from '../report.js'
import { appendEntries } from './append.js'
import { auditEntriesOf } from './entries.js'

/** What each run decided, one entry a line; what is no log is kept beside the new one. */
export const auditLog: ReportMember = {
  name: 'audit-log',
  options: (raw, problems) => fileOption(raw, 'audit-log.json', problems),
  create: ({ file }) => ({
    file,
    render(run, earlier) {
      const { text, problem, unreadable } = appendEntries(earlier, auditEntriesOf(run))
      const kept = unreadable === null ? [] : [{ name: `${file}.broken`, text: unreadable }]
      return { files: [...kept, { name: file, text }], problem }
    },
  }),
}

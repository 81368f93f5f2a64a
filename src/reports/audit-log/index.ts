import { AUDIT_KEEPS, type AuditKeep } from '../../domain/audit-keep.js'
import type { Member, RawOptions } from '../../domain/member.js'
import { fileOption, type Report, type ReportOptions } from '../report.js'
import { appendEntries } from './append.js'
import { auditEntriesOf } from './entries.js'
import { entriesOfPast } from './from-past.js'

interface AuditOptions extends ReportOptions {
  readonly keep?: AuditKeep
}

/** What each run decided, one entry a line, going on from the kept past where there is no log yet; what is no log is kept beside the new one. */
export const auditLog: Member<AuditOptions, null, Report> = {
  name: 'audit-log',
  options(raw, problems) {
    const file = fileOption(raw, 'audit-log.json', problems)
    const keep = keepOption(raw, problems)
    return file === null || keep === null ? null : { ...file, ...keep }
  },
  create: ({ file, keep }) => ({
    file,
    render(run, earlier) {
      const { text, problem, unreadable } = appendEntries(earlier, [
        ...(earlier === null ? entriesOfPast(run) : []),
        ...auditEntriesOf(run, keep),
      ])
      const kept = unreadable === null ? [] : [{ name: `${file}.broken`, text: unreadable }]
      return { files: [...kept, { name: file, text }], problem }
    },
  }),
}

function keepOption({ keep }: RawOptions, problems: string[]): Pick<AuditOptions, 'keep'> | null {
  if (keep === undefined) return {}
  const known = AUDIT_KEEPS.find((word) => word === keep)
  if (known !== undefined) return { keep: known }
  problems.push(`keep: ${JSON.stringify(keep)} is none of ${AUDIT_KEEPS.join(', ')}`)
  return null
}

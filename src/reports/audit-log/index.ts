import type { Report } from '../report.js'
import { appendEntries } from './append.js'
import { auditEntriesOf } from './entries.js'

export const auditLog: Report = {
  name: 'audit-log',
  file: 'audit-log.json',
  render: (run, earlier) => appendEntries(earlier, auditEntriesOf(run)),
}

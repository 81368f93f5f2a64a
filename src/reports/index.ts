import { annotations } from './annotations/index.js'
import { auditLog } from './audit-log/index.js'
import { badge } from './badge/index.js'
import type { Report } from './report.js'
import { statusMap } from './status-map/index.js'
import { summary } from './summary/index.js'

/** Every report by its name, which is the name of its folder. */
export const reports = {
  annotations,
  'audit-log': auditLog,
  badge,
  'status-map': statusMap,
  summary,
} satisfies Record<string, Report>

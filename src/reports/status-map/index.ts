import { documentReport } from '../report.js'
import { statusMapOf } from '../map-of-run.js'

/** Every monitor as data. */
export const statusMap = documentReport(
  'status-map',
  'status-map.json',
  (run) => `${JSON.stringify(statusMapOf(run), null, 2)}\n`,
)

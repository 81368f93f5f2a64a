import { rendered, type Report } from '../report.js'
import { statusMapOf } from './render.js'

export const statusMap: Report = {
  name: 'status-map',
  file: 'status-map.json',
  render: (run) => rendered(`${JSON.stringify(statusMapOf(run), null, 2)}\n`),
}

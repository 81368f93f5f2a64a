import { rendered, type Report } from '../report.js'
import { summaryOf } from './render.js'

export const summary: Report = {
  name: 'summary',
  file: 'summary.md',
  render: (run) => rendered(summaryOf(run)),
}

import { rendered, type Report } from '../report.js'
import { annotationsOf } from './render.js'

export const annotations: Report = {
  name: 'annotations',
  file: 'annotations.json',
  render: (run) => rendered(`${JSON.stringify(annotationsOf(run), null, 2)}\n`),
}

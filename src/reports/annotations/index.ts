import { documentReport } from '../report.js'
import { annotationsOf } from './render.js'

/** What the runner shows at the top of a run, as data. */
export const annotations = documentReport(
  'annotations',
  'annotations.json',
  (run) => `${JSON.stringify(annotationsOf(run), null, 2)}\n`,
)

import { documentReport } from '../report.js'
import { summaryOf } from './render.js'

/** The summary of a job, as Markdown. */
export const summary = documentReport('summary', 'summary.md', summaryOf)

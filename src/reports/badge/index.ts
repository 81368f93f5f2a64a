import { documentReport } from '../report.js'
import { badgeOf } from './render.js'

/** What shields.io shows of a repository. */
export const badge = documentReport('badge', 'badge.json', (run) => `${JSON.stringify(badgeOf(run))}\n`)

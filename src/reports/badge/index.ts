import { rendered, type Report } from '../report.js'
import { badgeOf } from './render.js'

export const badge: Report = {
  name: 'badge',
  file: 'badge.json',
  render: (run) => rendered(`${JSON.stringify(badgeOf(run))}\n`),
}

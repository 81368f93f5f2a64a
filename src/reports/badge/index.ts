import { fileOption, type ReportMember } from '../report.js'
import { standingBadge } from '../../health/badges/badge.js'
import { shieldsOf } from '../../health/badges/shields.js'
import { badgeSvg } from '../../health/badges/svg.js'

/** How all stand, in two words: a picture where its file ends in `.svg`, what shields.io shows otherwise. */
export const badge: ReportMember = {
  name: 'badge',
  options: (raw, problems) => fileOption(raw, 'badge.json', problems),
  create: ({ file }) => ({
    file,
    render({ verdicts }) {
      const standing = standingBadge(
        'heartbeat',
        verdicts.map(({ status }) => status),
      )
      const text = /\.svg$/i.test(file) ? badgeSvg(standing) : `${JSON.stringify(shieldsOf(standing))}\n`
      return { files: [{ name: file, text }], problem: null }
    },
  }),
}

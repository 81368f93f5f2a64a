import { uptimeText } from '../../src/domain/history/uptime-text.js'
import { html } from '../../src/domain/html.js'
import { DAY } from '../../src/domain/time.js'
import { standingBadge, uptimeBadge, type Badge } from '../../src/health/badges/badge.js'
import { STATUSES } from '../../src/domain/status.js'
import { badgeSvg } from '../../src/health/badges/svg.js'
import { keptBoard } from '../../src/health/kept-board.js'
import { BAR_HEIGHTS, barsOf } from '../../src/reports/status-page/bars.js'
import { pageClock } from '../../src/reports/status-page/page-clock.js'
import { COLOURS } from '../../src/reports/status-page/style-colours.js'
import { PARTS } from '../../src/reports/status-page/style-parts.js'
import { DEMO_NAMES, DEMO_NOW, demoPast } from './demo-past.js'

const SHOWN = ['web', 'price-feed', 'trading-bot', 'nightly-backup', 'warehouse-sync']
const [ROW, WIDTH, NAME, BARS] = [40, 720, 150, 480] as const
const DAYS = 90

/** The pictures of the README, by the name of their file. */
export function readmePictures(): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(badges()).map(([name, badge]) => [`${name}.svg`, badgeSvg(badge)] as const),
    ...STATUSES.map((status) => [`status-${status}.svg`, badgeSvg(standingBadge('backup', [status]))] as const),
    ['bars-light.svg', barsPicture(0)],
    ['bars-dark.svg', barsPicture(1)],
  ])
}

function badges(): Readonly<Record<string, Badge>> {
  const { history } = demoPast(SHOWN)
  const { monitors } = keptBoard(history, DEMO_NAMES, null)!.map
  const backup = history.uptime('nightly-backup', { from: DEMO_NOW - DAYS * DAY, to: DEMO_NOW })
  return {
    'badge-all': standingBadge(
      'heartbeat',
      Object.values(monitors).map(({ status }) => status),
    ),
    'badge-monitor': standingBadge(DEMO_NAMES.get('nightly-backup') ?? '', [monitors['nightly-backup']!.status]),
    'badge-uptime': uptimeBadge('uptime', backup),
  }
}

/** The bars of the page as a picture that stands alone, in the colours of one theme. */
function barsPicture(theme: 0 | 1): string {
  const { history } = demoPast(SHOWN)
  const clock = pageClock(DEMO_NOW, null, null)
  const rows = SHOWN.map((id, i) => {
    const days = history.days(id, DAYS, DEMO_NOW, null)
    const uptime = uptimeText(history.uptime(id, { from: DEMO_NOW - DAYS * DAY, to: DEMO_NOW }))
    const place = ` x="${NAME}" y="5" width="${BARS}" height="30"`
    const bars = barsOf(days, clock).text.replace('<svg class="bars"', `<svg class="bars"${place}`)
    const name = html`<text y="25">${DEMO_NAMES.get(id) ?? id}</text>`.text
    const figure = html`<text x="${WIDTH}" y="25" text-anchor="end">${uptime}</text>`.text
    return `<g transform="translate(0 ${i * ROW})">${name}${bars}${figure}</g>`
  })
  const size = html` width="${WIDTH}" height="${SHOWN.length * ROW}"`
  return `<svg xmlns="http://www.w3.org/2000/svg"${size.text} role="img" aria-label="Ninety days of five monitors"><style>${styleOf(theme)}</style>${rows.join('')}</svg>\n`
}

/** The page's own rules for bars, with the colours of a theme: a picture knows no variables. */
function styleOf(theme: 0 | 1): string {
  const colour = (name: string): string =>
    [...COLOURS.matchAll(new RegExp(`--${name}: (#\\w+)`, 'g'))][theme]?.[1] ?? ''
  const rules = `${PARTS}\n${BAR_HEIGHTS}`.split('\n').filter((rule) => /^\.b[ .]/.test(rule))
  const bars = rules.join('\n').replace(/var\(--([\w-]+)\)/g, (_, name: string) => colour(name))
  return `text { font: 15px system-ui,sans-serif; fill: ${colour('text')} }\n${bars}`
}

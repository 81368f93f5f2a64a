import type { Context } from 'hono'
import { DAY, type Instant } from '../../domain/time.js'
import { badgeCalled, statusBadge, type Badge } from '../../health/badges/badge.js'
import { shieldsOf } from '../../health/badges/shields.js'
import { badgeSvg } from '../../health/badges/svg.js'
import { cached, fromBoard, problem, text } from '../answers.js'
import { isStale } from '../../health/freshness.js'
import { quoted } from '../../health/monitor-named.js'
import type { Routes } from '../route.js'
import type { Board } from '../../health/board.js'

const SVG = { type: 'image/svg+xml; charset=utf-8' }
const JSON_TYPE = { type: 'application/json; charset=utf-8' }
const WINDOW = 90 * DAY

/** `/badge.svg`, `/badge.json` for shields.io, and `/badges/ID.svg`, `/badges/ID-uptime.svg`, `/badges/tag-TAG.svg`. */
export const addBadges: Routes = (app, { serving, now }) => {
  app.get('/badge.json', (c) =>
    fromBoard(serving, (board) => {
      const stale = isStale(board, now())
      const made = (): string => JSON.stringify(shieldsOf(honest(statusBadge(board.map), stale)))
      return stale ? text(made(), JSON_TYPE) : cached(c, board, 'shields', made)
    }),
  )
  app.get('/badge.svg', (c) =>
    fromBoard(serving, (board) => picture(c, board, { file: 'badge.svg', badge: statusBadge(board.map), now: now() })),
  )
  app.get('/badges/:file', (c) =>
    fromBoard(serving, (board) => {
      const file = c.req.param('file')
      const badge = badgeIn(board, file)
      if (badge !== null) return picture(c, board, { file, badge, now: now() })
      return problem(404, `no badge is called ${quoted(file)}; there are ID.svg, ID-uptime.svg and tag-TAG.svg`)
    }),
  )
}

function badgeIn({ history, map, now: to }: Board, file: string): Badge | null {
  if (!file.endsWith('.svg')) return null
  return badgeCalled(file, map, (monitor) => history.uptime(monitor, { from: to - WINDOW, to }))
}

interface Picture {
  readonly file: string
  readonly badge: Badge
  readonly now: Instant
}

function picture(c: Context, board: Board, { file, badge, now }: Picture): Response {
  const stale = isStale(board, now)
  // An uptime is of the past, and that is known.
  const told = file.endsWith('-uptime.svg') ? badge : honest(badge, stale)
  return stale ? text(badgeSvg(told), SVG) : cached(c, board, `badge ${file}`, () => badgeSvg(told), SVG)
}

/** Who has not looked for long shows no status. */
function honest(badge: Badge, stale: boolean): Badge {
  return stale ? { ...badge, message: 'no signal', status: 'unknown' } : badge
}

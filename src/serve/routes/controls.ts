import type { Context, Hono } from 'hono'
import { LONGEST_PAUSE, type Wish } from '../../domain/controls.js'
import { LONGEST_WHY } from '../../domain/stored-controls.js'
import { formatDuration, parseDuration } from '../../domain/duration.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { toIso } from '../../domain/time.js'
import { fromBoard, json, problem } from '../answers.js'
import { monitorNamed, nearestMonitor, quoted, unknownMonitor } from '../../health/monitor-named.js'
import type { RouteContext } from '../route.js'

/** Looking at once, and what people may wish of one monitor. */
export function addControls(app: Hono, { serving, now }: RouteContext): void {
  app.post('/api/check', async () => {
    await serving.lookNow()
    return fromBoard(serving, (board) =>
      json({ checked_at: toIso(board.now), overall_status: board.map.overall_status }),
    )
  })

  app.post('/api/monitors/:monitor/pause', (c) => {
    const given = c.req.query('for') ?? ''
    const ms = parseDuration(given)
    if (ms !== null && ms > 0 && ms <= LONGEST_PAUSE)
      return wished(c, { kind: 'pause', until: now() + ms, why: whyOf(c), by: null })
    return problem(
      400,
      `for: ${quoted(given)} is no time, or longer than ${formatDuration(LONGEST_PAUSE)}; write "?for=2h" or "?for=2d"`,
    )
  })

  app.post('/api/monitors/:monitor/resume', (c) => wished(c, { kind: 'resume', by: null }))

  app.post('/api/monitors/:monitor/ack', (c) => wished(c, { kind: 'acknowledge', why: whyOf(c), by: null }))

  async function wished(c: Context, wish: Wish): Promise<Response> {
    const board = serving.board()
    if (board === null) return fromBoard(serving, () => json({}))
    const name = c.req.param('monitor') ?? ''
    const monitor = monitorNamed(board, name)?.id
    if (monitor === undefined || !(await serving.control(monitor, wish))) {
      const nearest = nearestMonitor(board, name)
      return problem(404, unknownMonitor(name, nearest), {}, { nearest })
    }
    const until = wish.kind === 'pause' ? { until: toIso(wish.until) } : {}
    return json({ monitor, wish: wish.kind, ...until, ...('why' in wish && { why: wish.why }) })
  }
}

/** Why somebody wishes it; null where nobody said. */
function whyOf(c: Context): string | null {
  const why = cut(oneLine(c.req.query('why') ?? ''), LONGEST_WHY)
  return why === '' ? null : why
}

import type { Context, Hono } from 'hono'
import { LONGEST_PAUSE, type Wish } from '../../domain/controls.js'
import { formatDuration, parseDuration } from '../../domain/duration.js'
import { nearestWord } from '../../domain/nearest.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { toIso } from '../../domain/time.js'
import type { RouteContext } from '../route.js'

const LONGEST_WHY = 500

/** Looking at once, and what people may wish of one monitor. */
export function addControls(app: Hono, { serving, now }: RouteContext): void {
  app.post('/api/check', async (c) => {
    await serving.lookNow()
    const board = serving.board()
    return c.json({ checked_at: board === null ? null : toIso(board.now), overall_status: board?.map.overall_status })
  })

  app.post('/api/monitors/:monitor/pause', (c) => {
    const given = c.req.query('for') ?? ''
    const ms = parseDuration(given)
    if (ms === null || ms <= 0 || ms > LONGEST_PAUSE) {
      const error = `for: ${JSON.stringify(given.slice(0, 80))} is no time from a moment to ${formatDuration(LONGEST_PAUSE)}`
      return c.json({ error, remedy: 'write "?for=2h" or "?for=2d"' }, 400)
    }
    return wish(c, { kind: 'pause', until: now() + ms, why: whyOf(c) })
  })

  app.post('/api/monitors/:monitor/resume', (c) => wish(c, { kind: 'resume' }))

  app.post('/api/monitors/:monitor/ack', (c) => wish(c, { kind: 'acknowledge', why: whyOf(c) }))

  async function wish(c: Context, one: Wish): Promise<Response> {
    const monitor = c.req.param('monitor') ?? ''
    if (serving.board() === null)
      return c.json({ error: 'nobody has looked yet', remedy: 'try again in a moment' }, 503)
    if (await serving.control(monitor, one)) {
      const until = one.kind === 'pause' ? { until: toIso(one.until) } : {}
      return c.json({ monitor, wish: one.kind, ...until, ...('why' in one && { why: one.why }) })
    }
    const nearest = nearestWord(monitor, Object.keys(serving.board()?.map.monitors ?? {}))
    return c.json({ error: `no monitor is called ${JSON.stringify(cut(oneLine(monitor), 100))}`, nearest }, 404)
  }
}

/** Why somebody wishes it; null where nobody said. */
function whyOf(c: Context): string | null {
  const why = cut(oneLine(c.req.query('why') ?? ''), LONGEST_WHY)
  return why === '' ? null : why
}

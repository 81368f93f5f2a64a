import type { Context, Hono } from 'hono'
import { LONGEST_PAUSE, LONGEST_SNOOZE, LONGEST_NAME, LONGEST_WHY } from '../../domain/controls.js'
import type { Wish } from '../../domain/wish.js'
import { formatDuration, parseDuration } from '../../domain/duration.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { HOUR, toIso, type Instant } from '../../domain/time.js'
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

  app.post('/api/monitors/:monitor/pause', (c) => lasting(c, 'pause'))

  app.post('/api/monitors/:monitor/snooze', (c) => lasting(c, 'snooze'))

  app.post('/api/monitors/:monitor/resume', (c) => wished(c, { kind: 'resume', by: textOf(c, 'by', LONGEST_NAME) }))

  app.post('/api/monitors/:monitor/ack', (c) => wished(c, { kind: 'acknowledge', ...saidIn(c) }))

  async function lasting(c: Context, kind: 'pause' | 'snooze'): Promise<Response> {
    const until = endOf(c, kind, now())
    return typeof until === 'number' ? wished(c, { kind, until, ...saidIn(c) }) : problem(400, until)
  }

  async function wished(c: Context, wish: Wish): Promise<Response> {
    const board = serving.board()
    if (board === null) return fromBoard(serving, () => json({}))
    const name = c.req.param('monitor') ?? ''
    const monitor = monitorNamed(board, name)?.id
    if (monitor === undefined || !(await serving.control(monitor, wish))) {
      const nearest = nearestMonitor(board, name)
      return problem(404, unknownMonitor(name, nearest), {}, { nearest })
    }
    const until = 'until' in wish ? { until: toIso(wish.until) } : {}
    return json({ monitor, wish: wish.kind, ...until, ...('why' in wish && { why: wish.why }), by: wish.by })
  }
}

const MOST = { pause: LONGEST_PAUSE, snooze: LONGEST_SNOOZE } as const

/** When it is to end, or what is wrong with what was asked. */
function endOf(c: Context, kind: keyof typeof MOST, now: Instant): Instant | string {
  const [span, until] = [c.req.query('for') ?? '', c.req.query('until') ?? '']
  const name = span === '' && until !== '' ? 'until' : 'for'
  if (span !== '' && until !== '') return 'for: goes against "until"; give one of them'
  const ms = name === 'for' ? parseDuration(span) : isoOf(until) - now
  if (ms !== null && ms > 0 && ms <= MOST[kind]) return now + ms
  const most = formatDuration(MOST[kind])
  return `${name}: ${quoted(span || until)} is no time, is over, or is longer than ${most}; write "?for=2h" or "?until=${toIso(now + HOUR)}"`
}

/** NaN for what is no instant. */
function isoOf(text: string): Instant {
  return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
}

/** Why somebody wishes it, and who; null where nobody said. */
function saidIn(c: Context): { readonly why: string | null; readonly by: string | null } {
  return { why: textOf(c, 'why', LONGEST_WHY), by: textOf(c, 'by', LONGEST_NAME) }
}

function textOf(c: Context, name: string, longest: number): string | null {
  const text = cut(oneLine(c.req.query(name) ?? ''), longest)
  return text === '' ? null : text
}

import type { Context } from 'hono'
import { toIso, type Instant } from '../../domain/time.js'
import { json, notYet, problem } from '../answers.js'
import { nearestMonitor, quoted } from '../../health/monitor-named.js'
import { readBody } from './body.js'
import { endingOf } from './ending.js'
import { postedBeat, type PostedBeat } from './posted-beat.js'
import { noSuchMonitor, wrong } from '../refusals.js'
import type { RouteContext } from '../route.js'

/** Reads a beat that was posted and hands it on. */
export async function takeBeat(c: Context, { serving, receivedAt: received }: RouteContext): Promise<Response> {
  const monitor = c.req.param('monitor') ?? ''
  const text = c.req.param('ending')
  const body = await c.req.text()
  const problems: string[] = []
  const ending = endingOf(text)
  if (ending === null)
    problems.push(`${quoted(text ?? '')} is no ending; post to /start, /fail, or an exit code from 0 to 255`)
  const encoding = c.req.header('content-encoding') ?? 'identity'
  // Taken for a message it would be a sign of life, whatever it says.
  if (encoding.toLowerCase() !== 'identity') return wrong([`body: is sent as ${quoted(encoding)}; send it as it is`])
  const said = readBody(body, monitor, problems)
  if (ending === null || said === null) return wrong(problems)
  const receivedAt = received(monitor)
  const posted = postedBeat({ ending, said, runningSince: runningSince(monitor, { serving }), receivedAt })
  return answer(monitor, posted, { serving })
}

async function answer(
  monitor: string,
  { beat, notes }: PostedBeat,
  { serving }: Pick<RouteContext, 'serving'>,
): Promise<Response> {
  // Who it is for is known from the first look on; whoever posts tries again.
  if (serving.board() === null) return notYet()
  const outcome = await serving.beat(monitor, beat)
  switch (outcome.kind) {
    case 'taken':
      return json({ ok: true, monitor, at: toIso(beat.at), notes })
    case 'unknown': {
      const board = serving.board()
      return noSuchMonitor(monitor, outcome.nearest ?? (board === null ? null : nearestMonitor(board, monitor)))
    }
    case 'refused':
      return problem(409, outcome.why)
  }
}

/** Of a service `running` is a sign of life like any other. */
function runningSince(monitor: string, { serving }: Pick<RouteContext, 'serving'>): Instant | null {
  const verdict = serving.board()?.run.verdicts.find((one) => one.monitor === monitor)
  const { beat = null, kind } = verdict ?? {}
  return kind !== 'service' && beat?.state === 'running' ? (beat.startedAt ?? null) : null
}

import type { GrowingHistory, SeenState } from '../domain/history/history.js'
import { DAY, HOUR, MINUTE, type Duration, type Instant } from '../domain/time.js'

const DAYS = 90
const STEP: Duration = 30 * MINUTE
/** Of a hundred days so many have an outage. */
const OUTAGES = 4

interface Outage {
  readonly from: Instant
  readonly to: Instant
  readonly status: SeenState['status']
}

/** Ninety days that were never lived, the same ones each time: for a page that shows what it can. */
export function makeUpPast(history: GrowingHistory, monitors: readonly string[], now: Instant): void {
  const begin = now - DAYS * DAY
  const outages = monitors.map((monitor) => outagesOf(monitor, begin, now - HOUR))
  for (let at = begin; at < now - STEP; at += STEP)
    history.look(
      at,
      monitors.map((monitor, i) => stateAt(monitor, outages[i] ?? [], at, begin)),
    )
}

function stateAt(monitor: string, outages: readonly Outage[], at: Instant, begin: Instant): SeenState {
  const now = outages.find(({ from, to }) => at >= from && at < to)
  if (now !== undefined)
    return {
      monitor,
      status: now.status,
      reason: 'stale',
      since: now.from,
      message: 'No beat came.',
      lastGoodAt: now.from,
    }
  const last = outages.findLast(({ to }) => to <= at)
  const since = last?.to ?? begin
  return { monitor, status: 'healthy', reason: 'ok', since, message: 'It beats.', lastGoodAt: at }
}

function outagesOf(monitor: string, begin: Instant, end: Instant): Outage[] {
  const random = numbersOf(monitor)
  const outages: Outage[] = []
  for (let day = 0; day < DAYS; day++) {
    const [chance, hour, length, kind] = [random(), random(), random(), random()]
    const from = begin + day * DAY + Math.floor(hour * 20) * HOUR
    const to = from + Math.ceil(length * 5) * HOUR
    if (chance * 100 < OUTAGES && to < end) outages.push({ from, to, status: kind < 0.6 ? 'critical' : 'degraded' })
  }
  return outages
}

/** Numbers from 0 up to 1, the same ones for the same name. */
function numbersOf(name: string): () => number {
  let state = [...name].reduce((hash, char) => (hash * 31 + (char.codePointAt(0) ?? 0)) % 2_147_483_647, 7)
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

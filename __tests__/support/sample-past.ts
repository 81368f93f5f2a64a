import type { Day, History, Outage, StateChange, Sums } from '../../src/domain/history/history.js'
import type { Status } from '../../src/domain/status.js'
import { DAY, type Duration, type Instant } from '../../src/domain/time.js'

/** One monitor's ninety days, told shortly. Days are counted back from today, which is 0. */
export interface Told {
  /** Since the day before its first one nobody looked. */
  readonly first?: number
  readonly down?: readonly {
    readonly day: number
    readonly at: Duration
    readonly for: Duration
    readonly why: string
    readonly incident?: string
  }[]
  /** Still down, for so long. */
  readonly downNow?: { readonly for: Duration; readonly why: string }
  readonly worst?: Readonly<Partial<Record<'warning' | 'degraded', readonly number[]>>>
  readonly blind?: readonly number[]
  readonly skipped?: (day: number) => boolean
}

/** A past as a test wants it, without the checks that would have seen it. */
export function samplePast(now: Instant, told: Readonly<Record<string, Told>>): History {
  const midnight = Math.floor(now / DAY) * DAY
  const of = (monitor: string): Told => told[monitor] ?? {}
  const outages = (monitor: string): Outage[] => {
    const { down = [], downNow } = of(monitor)
    const ended = down.map((one) => {
      const since = midnight - one.day * DAY + one.at
      const { for: length, why: message, incident = null } = one
      return { monitor, since, until: since + length, worst: 'critical' as const, message, incident }
    })
    if (downNow === undefined) return ended
    return [...ended, { monitor, since: now - downNow.for, until: null, worst: 'critical', message: downNow.why }]
  }
  const dayOf = (monitor: string, back: number): Day => {
    const from = midnight - back * DAY
    const length = Math.min(DAY, now - from)
    const date = new Date(from).toISOString().slice(0, 10)
    const { first = 400, worst = {}, blind = [], skipped = () => false } = of(monitor)
    const none = { up: 0, down: 0, blind: 0, excluded: 0 }
    if (back > first) return { date, ...none, excluded: length, worst: null }
    if (blind.includes(back)) return { date, ...none, blind: length, worst: null }
    if (skipped(back)) return { date, ...none, excluded: length, worst: 'skipped' }
    const down = outages(monitor).reduce((sum, { since, until }) => {
      return sum + Math.max(0, Math.min(until ?? now, from + DAY) - Math.max(since, from))
    }, 0)
    const bad = (['degraded', 'warning'] as const).find((status) => worst[status]?.includes(back))
    const status: Status = down > 0 ? 'critical' : (bad ?? 'healthy')
    return { date, ...none, up: length - down, down, worst: status }
  }
  const years = new Map<string, readonly Day[]>()
  const days = (monitor: string, count: number): readonly Day[] => {
    const year = years.get(monitor) ?? Array.from({ length: 365 }, (_, i) => dayOf(monitor, 364 - i))
    years.set(monitor, year)
    return year.slice(-count)
  }
  return {
    firstLookAt: midnight - 89 * DAY,
    lastLookAt: now,
    changes(_span, monitor) {
      const all = Object.keys(told).filter((one) => monitor === undefined || one === monitor)
      return all.flatMap((one) =>
        outages(one).flatMap((outage): StateChange[] => [
          changeOf(outage, outage.since, 'critical'),
          ...(outage.until === null ? [] : [changeOf(outage, outage.until, 'healthy')]),
        ]),
      )
    },
    outages: (span, monitor) =>
      Object.keys(told)
        .filter((one) => monitor === undefined || one === monitor)
        .flatMap(outages)
        .filter(({ since }) => since >= span.from)
        .sort((a, b) => b.since - a.since),
    uptime(monitor, { from, to }) {
      const counted = days(monitor, Math.max(1, Math.round((to - from) / DAY)))
      const sum = (key: keyof Sums): number => counted.reduce((total, day) => total + day[key], 0)
      const sums: Sums = { up: sum('up'), down: sum('down'), blind: sum('blind'), excluded: sum('excluded') }
      const seen = sums.up + sums.down
      return { ratio: seen === 0 ? null : sums.up / seen, observed: seen === 0 ? 0 : seen / (seen + sums.blind), sums }
    },
    days,
    upSince: () => null,
  }
}

function changeOf({ monitor, message }: Outage, since: Instant, status: Status): StateChange {
  const before = status === 'healthy' ? 'critical' : 'healthy'
  const ok = status === 'healthy'
  return { monitor, status, reason: ok ? 'ok' : 'stale', since, at: since, before, message: ok ? '' : message }
}

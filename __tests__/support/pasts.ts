import { createHistory, type HistoryRules } from '../../src/domain/history/create-history.js'
import type { GrowingHistory, SeenState, Sums } from '../../src/domain/history/history.js'
import type { Reason, Status } from '../../src/domain/status.js'
import { MINUTE, type Duration, type Instant } from '../../src/domain/time.js'

/** `03-29 10:30` of 2026, or `10:30` of 10 March. */
export function moment(text: string): Instant {
  const [date = '', time = ''] = text.includes(' ') ? text.split(' ') : ['03-10', text]
  return Date.parse(`2026-${date}T${time}:00Z`)
}

export interface Told {
  /** The first look that sees it. */
  readonly from: string
  readonly is: Status | 'pending' | 'gone'
  readonly since?: string
  readonly good?: string
}

export interface Watch {
  readonly every?: Duration
  readonly from: string
  readonly to: string
  readonly seen: readonly Told[]
  /** Nobody looked in between. */
  readonly notLooked?: readonly (readonly [string, string])[]
  readonly rules?: HistoryRules
}

const REASONS: Readonly<Record<Status, Reason>> = {
  healthy: 'ok',
  skipped: 'paused',
  warning: 'stale',
  degraded: 'stale',
  unknown: 'source-unreachable',
  critical: 'stale',
}

export function aState(monitor: string, { is, since, good }: Omit<Told, 'from'>): SeenState | null {
  if (is === 'gone') return null
  const status = is === 'pending' ? 'healthy' : is
  return {
    monitor,
    status,
    reason: is === 'pending' ? 'pending' : REASONS[status],
    since: since === undefined ? null : moment(since),
    message: `${monitor} is ${is}`,
    ...(good === undefined ? {} : { lastGoodAt: moment(good) }),
  }
}

/** What a checker saw of one monitor that looked every half an hour, and once more at the very end. */
export function aPast({ every = 30 * MINUTE, from, to, seen, notLooked = [], rules = {} }: Watch): GrowingHistory {
  const history = createHistory(rules)
  const [first, last] = [moment(from), moment(to)]
  for (let now = first; now <= last; now = now < last ? Math.min(now + every, last) : last + 1) {
    if (notLooked.some(([a, b]) => now > moment(a) && now < moment(b))) continue
    const told = seen.filter((one) => moment(one.from) <= now).at(-1)
    const state = told === undefined ? null : aState('job', told)
    history.look(now, state === null ? [] : [state])
  }
  return history
}

/** `up 90 down 30`, in minutes; what is nothing is left out. */
export function minutesText(sums: Sums): string {
  const parts = (['up', 'down', 'blind', 'excluded'] as const).filter((counted) => sums[counted] > 0)
  return parts.map((counted) => `${counted} ${sums[counted] / MINUTE}`).join(' ')
}

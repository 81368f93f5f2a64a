import fc from 'fast-check'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { HistoryRules } from '../../src/domain/history/book.js'
import type { FilledPart, GrowingHistory, SeenState, Sums } from '../../src/domain/history/history.js'
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
  readonly incident?: string
}

export interface Watch {
  readonly every?: Duration
  readonly from: string
  readonly to: string
  readonly seen: readonly Told[]
  /** Nobody looked in between. */
  readonly notLooked?: readonly (readonly [string, string])[]
  /** What became known afterwards of times in which nobody looked, with the look that ended them. */
  readonly known?: readonly (readonly [string, string, FilledPart['counted']])[]
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

export function aState(monitor: string, { is, since, good, incident }: Omit<Told, 'from'>): SeenState | null {
  if (is === 'gone') return null
  const status = is === 'pending' ? 'healthy' : is
  return {
    monitor,
    status,
    reason: is === 'pending' ? 'pending' : REASONS[status],
    since: since === undefined ? null : moment(since),
    message: `${monitor} is ${is}`,
    ...(good === undefined ? {} : { lastGoodAt: moment(good) }),
    ...(incident === undefined ? {} : { incident }),
  }
}

/** What a checker saw of one monitor that looked every half an hour, and once more at the very end. */
export function aPast({
  every = 30 * MINUTE,
  from,
  to,
  seen,
  notLooked = [],
  known = [],
  rules = {},
}: Watch): GrowingHistory {
  const history = createHistory(rules)
  const [first, last] = [moment(from), moment(to)]
  for (let now = first; now <= last; now = now < last ? Math.min(now + every, last) : last + 1) {
    if (notLooked.some(([a, b]) => now > moment(a) && now < moment(b))) continue
    const told = seen.filter((one) => moment(one.from) <= now).at(-1)
    const state = told === undefined ? null : aState('job', told)
    history.look(now, state === null ? [] : [state])
    history.fill(new Map([['job', known.map(([a, b, counted]) => ({ from: moment(a), to: moment(b), counted }))]]))
  }
  return history
}

/** `up 90 down 30`, in minutes; what is nothing is left out. */
export function minutesText(sums: Sums): string {
  const parts = (['up', 'down', 'blind', 'excluded'] as const).filter((counted) => sums[counted] > 0)
  return parts.map((counted) => `${counted} ${sums[counted] / MINUTE}`).join(' ')
}

export interface PastLook {
  readonly at: Instant
  /** Null: it was not asked for. */
  readonly state: SeenState | null
}

export const BEGUN = moment('03-10 00:00')

/** Looks at the monitor `job` from BEGUN on, at all distances, that saw anything. */
export function looksAtOne({
  seen = ['healthy', 'healthy', 'warning', 'degraded', 'critical', 'critical', 'unknown', 'skipped', 'pending', 'gone'],
}: { readonly seen?: readonly Told['is'][] } = {}): fc.Arbitrary<PastLook[]> {
  const step = fc.record({
    gap: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 100, max: 2000 })),
    is: fc.constantFrom(...seen),
    ago: fc.option(fc.nat(300)),
    // Whether it is the trouble of the look before.
    goesOn: fc.boolean(),
  })
  return fc.array(step, { minLength: 1, maxLength: 60 }).map((steps) => {
    let at = BEGUN
    let trouble: Instant | null = null
    return steps.map(({ gap, is, ago, goesOn }, i): PastLook => {
      at += i === 0 ? 0 : gap * MINUTE
      const state = aState('job', { is })
      const begun = ago === null ? null : at - ago * MINUTE
      const since: Instant | null = goesOn && trouble !== null && is === 'critical' ? trouble : begun
      trouble = is === 'critical' ? since : null
      const knows = is !== 'unknown' && is !== 'skipped' && is !== 'pending'
      return { at, state: state === null ? null : { ...state, since: knows ? since : null } }
    })
  })
}

export function totalOf({ up, down, blind, excluded }: Sums): Duration {
  return up + down + blind + excluded
}

/** Looks at a monitor that really beat, and is late after an hour of silence. */
export function looksAtBeats(): fc.Arbitrary<PastLook[]> {
  const gaps = (max: number): fc.Arbitrary<number[]> =>
    fc.array(fc.integer({ min: 1, max }), { minLength: 1, maxLength: 60 })
  return fc.tuple(gaps(150), gaps(90)).map(([beatGaps, lookGaps]) => {
    const beats = instantsAfter(beatGaps)
    return instantsAfter(lookGaps).map((at): PastLook => {
      const beat = beats.findLast((one) => one <= at) ?? BEGUN
      const deadline = beat + 60 * MINUTE
      const state = aState('job', { is: at > deadline ? 'critical' : 'healthy' })
      return { at, state: state && { ...state, since: at > deadline ? deadline : beat, lastGoodAt: beat } }
    })
  })
}

function instantsAfter(minutes: readonly number[]): Instant[] {
  let at = BEGUN
  return minutes.map((gap) => (at += gap * MINUTE))
}

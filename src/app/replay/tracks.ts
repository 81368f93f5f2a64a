import type { Monitor } from '../../domain/monitor.js'
import type { Recorded, RecordedPasts } from '../../domain/replay/recorded.js'
import type { Peak } from '../../domain/replay/quiet-setting.js'
import { hasCome, sureUntil } from '../../domain/replay/sure-until.js'
import type { Instant } from '../../domain/time.js'
import { asSeen } from '../../domain/workflow/as-it-was.js'
import type { Times } from '../judge-all.js'
import { readsOf, type Read } from '../read-all.js'

/** One monitor on its way through its past; it is asked for one moment after the other. */
export interface Track {
  readonly monitor: Monitor
  /** What whoever looks then reads; nothing where it is known how it was judged, and not what it read. */
  readsAt(now: Instant): readonly Read[]
  /** It is well then for sure: who is in no incident need not be judged. */
  isSure(now: Instant): boolean
  /** The last looks at each of its beats, where it is one that beats by itself. */
  peaks(): readonly Peak[]
}

export function tracksOf(monitors: readonly Monitor[], pasts: RecordedPasts, times: Times): Track[] {
  return monitors.flatMap((monitor): Track[] => {
    const recorded = pasts.get(monitor.id)
    if (recorded?.kind === 'readings') return [throughReadings(monitor, recorded, times)]
    return recorded?.kind === 'runs' ? [throughRuns(monitor, recorded)] : []
  })
}

function throughRuns(monitor: Monitor, { evidence, place }: Extract<Recorded, { kind: 'runs' }>): Track {
  return {
    monitor,
    peaks: () => [],
    isSure: () => false,
    readsAt: (now) => [{ monitor, place, reading: { kind: 'workflow', evidence: asSeen(evidence, now) } }],
  }
}

/** What was before the first beat that is known, nobody knows: it is neither dead nor alive. */
const BEFORE = { kind: 'unreachable', detail: 'nothing is known of that time' } as const

function throughReadings(
  monitor: Monitor,
  { readings, place }: Extract<Recorded, { kind: 'readings' }>,
  times: Times,
): Track {
  const sure = sureUntil(monitor, times.of(monitor).cron)
  const peaks: Peak[] = []
  let step = -1
  let until = -Infinity
  let reads: readonly Read[] | null = null
  let last: { at: Instant; readonly reading: Peak['reading'] } | null = null

  function goTo(now: Instant): void {
    let next = step
    while ((readings[next + 1]?.at ?? Infinity) <= now) next += 1
    const reading = readings[next]?.reading
    if (next !== step && reading !== undefined) {
      if (last !== null) peaks.push(last)
      step = next
      reads = null
      until = sure(reading)
      last = reading.kind === 'beat' ? { at: now, reading } : null
    }
    if (last !== null) last.at = now
  }

  return {
    monitor,
    peaks: () => (last === null ? peaks : [...peaks, last]),
    isSure(now) {
      goTo(now)
      return now <= until && last !== null && hasCome(last.reading.beat, now)
    },
    readsAt(now) {
      goTo(now)
      return (reads ??= readsOf(monitor, readings[step]?.reading ?? BEFORE, place))
    },
  }
}

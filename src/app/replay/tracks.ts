import type { Monitor } from '../../domain/monitor.js'
import type { Recorded, RecordedPasts } from '../../domain/replay/recorded.js'
import type { Peak } from '../../domain/replay/quiet-setting.js'
import type { Instant } from '../../domain/time.js'
import { asSeen } from '../../domain/workflow/as-it-was.js'
import { readsOf, type Read } from '../read-all.js'

/** One monitor on its way through its past; it is asked for one moment after the other. */
export interface Track {
  readonly monitor: Monitor
  /** What whoever looks then reads; nothing where it is known how it was judged, and not what it read. */
  readsAt(now: Instant): readonly Read[]
  /** The last looks at each of its beats, where it is one that beats by itself. */
  peaks(): readonly Peak[]
}

export function tracksOf(monitors: readonly Monitor[], pasts: RecordedPasts): Track[] {
  return monitors.map((monitor) => trackOf(monitor, pasts.get(monitor.id) ?? { kind: 'none', why: '' }))
}

function trackOf(monitor: Monitor, recorded: Recorded): Track {
  switch (recorded.kind) {
    case 'readings':
      return throughReadings(monitor, recorded)
    case 'runs': {
      const { evidence, place } = recorded
      const reading = (now: Instant) => ({ kind: 'workflow', evidence: asSeen(evidence, now) }) as const
      return { monitor, peaks: () => [], readsAt: (now) => [{ monitor, place, reading: reading(now) }] }
    }
    case 'states':
    case 'none':
      return { monitor, peaks: () => [], readsAt: () => [] }
  }
}

/** What was before the first beat that is known, nobody knows: it is neither dead nor alive. */
const BEFORE = { kind: 'unreachable', detail: 'nothing is known of that time' } as const

function throughReadings(monitor: Monitor, recorded: Extract<Recorded, { kind: 'readings' }>): Track {
  const { readings, place } = recorded
  const peaks: Peak[] = []
  let step = -1
  let reads: readonly Read[] = [{ monitor, reading: BEFORE, place }]
  let last: Peak | null = null
  return {
    monitor,
    peaks: () => (last === null ? peaks : [...peaks, last]),
    readsAt(now) {
      let next = step
      while ((readings[next + 1]?.at ?? Infinity) <= now) next += 1
      const reading = readings[next]?.reading
      if (next !== step && reading !== undefined) {
        if (last !== null) peaks.push(last)
        last = null
        step = next
        reads = readsOf(monitor, reading, place)
      }
      if (reading?.kind === 'beat') last = { at: now, reading }
      return reads
    },
  }
}

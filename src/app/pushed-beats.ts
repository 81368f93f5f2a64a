import { postedBeat } from '../domain/beat/posted-beat.js'
import type { HeardBeat } from '../domain/heard-beat.js'
import type { Heartbeat } from '../domain/heartbeat.js'
import { readKeptBeat } from '../domain/reading/kept-beat.js'
import type { Instant } from '../domain/time.js'
import type { Reading, Resumed } from '../domain/what-was-read.js'
import type { Clock } from '../ports.js'
import type { Source } from '../sources/source.js'
import type { BeatLog } from './beat-log.js'

type Beat = Extract<Reading, { kind: 'beat' }>

/** The last beats that were posted, each with what the ones before it knew. */
export interface PushedBeats {
  /** Null where it counts from now on; else why it does not. */
  take(monitor: string, beat: Heartbeat): string | null
  /** For monitors that have a source of their own besides. */
  heard(): readonly HeardBeat[]
  /** Of monitors that have none. */
  readonly source: Source
  /** Whether anything of this monitor is known. */
  has(monitor: string): boolean
}

interface Kept {
  readonly text: string
  readonly reading: Beat
}

/**
 * `stored` is what the log held when it was opened. Nothing could be posted from its last beat until now, or from `servedUntil`,
 * when somebody last served from there: null where nobody knows.
 */
export function createPushedBeats(
  stored: ReadonlyMap<string, string>,
  log: BeatLog,
  clock: Clock,
  servedUntil: Instant | null = null,
): PushedBeats {
  const kept = new Map<string, Kept>()
  for (const [monitor, text] of stored) keep(monitor, text)
  const openedAt = clock.now()
  const lastSigns = [servedUntil ?? -Infinity, ...[...kept.values()].map(({ reading }) => reading.beat.at)]
  const lastAt = Math.max(...lastSigns.map((at) => Math.min(at, openedAt)))
  const resumed: Resumed = { at: openedAt, outageMs: Number.isFinite(lastAt) ? openedAt - lastAt : 0 }
  for (const [monitor, { text, reading }] of kept) kept.set(monitor, { text, reading: { ...reading, resumed } })

  function keep(monitor: string, text: string): void {
    const reading = readKeptBeat(text)
    if (reading !== null) kept.set(monitor, { text, reading })
  }

  /** Whoever reads it here need not hear of it besides. */
  const own = new Set<string>()
  const nothing: Reading = { kind: 'missing', detail: 'no beat was posted for it yet', resumed }

  function readingOf(monitor: string): Reading {
    own.add(monitor)
    return kept.get(monitor)?.reading ?? nothing
  }

  return {
    take(monitor, beat) {
      const posted = postedBeat(monitor, beat, kept.get(monitor)?.text ?? null, clock.now())
      if ('why' in posted) return posted.why
      keep(monitor, posted.text)
      log.put(monitor, posted.text)
      return null
    },
    heard: () => [...kept].flatMap(([name, { reading }]) => (own.has(name) ? [] : [{ name, reading, kept: true }])),
    has: (monitor) => kept.has(monitor),
    source: {
      read: async (monitors) => new Map(monitors.map(({ id }) => [id, readingOf(id)])),
      placeOf: () => ({ kind: 'pushed' }),
    },
  }
}

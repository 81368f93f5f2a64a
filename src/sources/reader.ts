import type { Member } from '../domain/member.js'
import type { Span } from '../domain/history/history.js'
import type { Monitor } from '../domain/monitor.js'
import type { Place } from '../domain/place.js'
import type { Instant } from '../domain/time.js'
import type { Reading } from '../domain/what-was-read.js'
import type { RecordedPasts } from '../domain/replay/recorded.js'
import type { Abilities, BeatHistory, KnownBeats, PastWish, SourcePorts } from './source.js'

/** A monitor with what it says of its source, understood. */
export interface Watched<Options> {
  readonly monitor: Monitor
  readonly options: Options
}

/** What a member of the family makes: reads all its monitors at once, and never throws for what lies outside. */
export interface Reader<Options> extends Abilities {
  read(watched: readonly Watched<Options>[], now: Instant): Promise<ReadonlyMap<string, Reading>>
  placeOf(options: Options): Place
  beatsBetween?(watched: readonly Watched<Options>[], span: Span, most: number): Promise<KnownBeats>
  recorded?(watched: readonly Watched<Options>[], wish: PastWish): Promise<RecordedPasts>
  everBeat?(watched: readonly Watched<Options>[]): Promise<BeatHistory>
}

/** A member of the family. One reader serves all monitors, so options are each monitor's and not the reader's. */
export interface SourceMember<Options> extends Pick<Member<Options, SourcePorts, Reader<Options>>, 'name' | 'options'> {
  /** Its reader remembers what it heard, and lives as long as the process. */
  readonly lasting?: true
  create(ports: SourcePorts): Reader<Options>
}

/** Monitors that read the same are asked for once. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

import type { Monitor } from '../../domain/monitor.js'
import type { Recorded, RecordedPasts } from '../../domain/replay/recorded.js'
import type { StateChange } from '../../domain/history/history.js'
import { ExternalError, withRemedy } from '../../errors.js'
import { groupBy } from '../../sources/reader.js'
import type { PastWish, Source } from '../../sources/source.js'

/** Where beats of the past are looked for. */
export interface PastPorts {
  readonly sourceOf: (kind: string) => Promise<Source>
  /** Kinds of sources that are asked; absent for all. */
  readonly only?: readonly string[]
  /** What a journal knows of a monitor in the span, oldest first; absent where none is kept. */
  readonly changesOf?: (monitor: string) => readonly StateChange[]
}

/** What is recorded of each: what its source knows best, else how looks of then judged it. */
export async function gatherPasts(
  monitors: readonly Monitor[],
  wish: PastWish,
  ports: PastPorts,
): Promise<RecordedPasts> {
  const groups = [...groupBy(monitors, ({ source }) => source.kind)]
  const parts = await Promise.all(groups.map(([kind, own]) => ofSource(kind, own, wish, ports)))
  const known = new Map(parts.flatMap((part) => [...part]))
  return new Map(
    monitors.map(({ id, source }) => {
      const recorded = known.get(id) ?? noneOf(source.kind)
      return [id, recorded.kind === 'none' ? orJournal(id, recorded, ports) : recorded]
    }),
  )
}

async function ofSource(
  kind: string,
  monitors: readonly Monitor[],
  wish: PastWish,
  { sourceOf, only }: PastPorts,
): Promise<RecordedPasts> {
  if (only !== undefined && !only.includes(kind)) return new Map()
  try {
    return (await (await sourceOf(kind)).recorded?.(monitors, wish)) ?? new Map<string, Recorded>()
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return new Map(monitors.map(({ id }) => [id, { kind: 'none', why: withRemedy(error) }]))
  }
}

const UNKEPT: Readonly<Record<string, string>> = {
  http: 'what a service answers is kept by nobody',
  push: 'what is posted is kept only until the next beat',
  redis: 'Redis keeps no stream of its beats',
}

function noneOf(kind: string): Extract<Recorded, { kind: 'none' }> {
  return { kind: 'none', why: UNKEPT[kind] ?? `nothing of source ${kind} is asked here` }
}

/** Where the source knows nothing, whoever looked may have written down what they saw. */
function orJournal(id: string, none: Extract<Recorded, { kind: 'none' }>, { changesOf }: PastPorts): Recorded {
  const changes = changesOf?.(id) ?? []
  return changes.length === 0 ? none : { kind: 'states', states: changes.map((state) => ({ at: state.at, state })) }
}

import type { Config } from '../config/config.js'
import { becauseText, endText, type Because } from '../domain/because.js'
import { dependenciesOf } from '../domain/dependencies.js'
import { becauseOf } from '../domain/incidents/because-of.js'
import { isDrill } from '../domain/incidents/drill-key.js'
import type { Incident } from '../domain/incidents/incident.js'
import { dueAgain } from '../domain/judging/due-again.js'
import { cut, oneLine } from '../domain/safe-text.js'
import { toText, type Instant } from '../domain/time.js'
import type { Healed } from './healed.js'
import type { Times } from './judge-all.js'
import type { Read } from './read-all.js'

/** What a run knows of those that stand on others. */
export interface Behind {
  readonly reads: readonly Pick<Read, 'monitor'>[]
  /** Null where none are kept or could be read. */
  readonly incidents: readonly Incident[] | null
  readonly config: Config
  readonly times: Times
  readonly now: Instant
}

const MOST_NAMES = 5
const LONGEST_NAME = 100

/** The same, with the word for those of whom nobody is told because of others. */
export function behindOthers(healed: Healed, { reads, incidents, config, times, now }: Behind): Healed {
  const monitors = new Map(reads.map(({ monitor }) => [monitor.id, monitor]))
  const because = becauseOf({
    verdicts: healed.verdicts,
    incidents: incidents?.filter(({ key }) => !isDrill(key)) ?? null,
    dependencies: dependenciesOf([...monitors.values()]),
    policy: config.policy,
    now,
    healing: healed.held,
    dueAgain({ monitor: id, beat }, from) {
      const monitor = monitors.get(id)
      return monitor === undefined ? from : dueAgain(monitor, beat, from, times.of(monitor))
    },
  })
  if (because.size === 0) return healed
  const silencedBy = silenced(because)
  const verdicts = healed.verdicts.map((verdict) => {
    const own = because.get(verdict.monitor)
    const silences = silencedBy.get(verdict.monitor)
    return { ...verdict, ...(own && { because: own }), ...(silences && { silences }) }
  })
  return { ...healed, verdicts, notices: [...healed.notices, ...noticesOf(because)] }
}

/** By what keeps people from hearing of them while it lasts. */
function silenced(because: ReadonlyMap<string, Because>): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>()
  for (const [id, { monitor, back }] of because) if (!back) all.set(monitor, [...(all.get(monitor) ?? []), id])
  return all
}

/** One sentence for each that others stand on. */
function noticesOf(because: ReadonlyMap<string, Because>): string[] {
  const groups = new Map<string, (readonly [string, Because])[]>()
  for (const one of because) {
    const key = becauseText(one[1])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => (group[0] === undefined ? [] : [noticeOf(group[0][1], group)]))
}

function noticeOf({ monitor, back, muted = false }: Because, group: readonly (readonly [string, Because])[]): string {
  const names = group.slice(0, MOST_NAMES).map(([id]) => shown(id))
  const rest = group.length - names.length
  const whom = rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ')
  const until = toText(Math.max(...group.map(([, one]) => one.until)))
  return back
    ? `${shown(monitor)} is ${endText(muted)}; nobody is told of ${whom} before ${until}, so that a beat may come first.`
    : `Because of ${shown(monitor)} nobody is told of ${whom}, until ${until} at the latest.`
}

function shown(id: string): string {
  return cut(oneLine(id), LONGEST_NAME)
}

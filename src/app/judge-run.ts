import type { Config } from '../config/config.js'
import type { Incident } from '../domain/incidents/incident.js'
import { withPlatformTrouble } from '../domain/judging/own-rules.js'
import type { Looks } from '../domain/look.js'
import type { Verdict } from '../domain/verdict.js'
import type { DeclarationPorts } from './ask-declarations.js'
import { judgeAll, type Looking } from './judge-all.js'
import { judgeNew } from './judge-new.js'
import type { Read } from './read-all.js'

/** What a run has before it judges. */
export interface Seen {
  readonly reads: readonly Read[]
  /** The open ones; null where none are kept or could be read. */
  readonly incidents: readonly Incident[] | null
  /** Null where this machine remembers nothing. */
  readonly looks: Looks | null
}

export interface JudgedRun {
  /** In the order of the configuration. */
  readonly verdicts: readonly Verdict[]
  /** Of sources that could not be read for too long, and of those that can be read again. */
  readonly sources: readonly Verdict[]
  readonly looks: Looks
  readonly notices: readonly string[]
}

/** Judges all that was read: by beats, then by what is new, and by what happened to many at once. */
export async function judgeRun(
  { reads, incidents, looks }: Seen,
  run: Looking & { readonly config: Config; readonly self: string | null },
  ports: DeclarationPorts,
): Promise<JudgedRun> {
  const { config, self, now, force, onGitHub, times } = run
  const looking = { now, force, onGitHub, times }
  const byBeats = await judgeAll(reads, looking)
  const first = { reads, verdicts: byBeats, incidents, policy: config.policy }
  const byAge = await judgeNew(first, { declaredIn: config.declaredIn, self, looks }, looking, ports)
  const readings = new Map(reads.map(({ monitor, reading }) => [monitor.id, reading]))
  const { verdicts, notices } = await withPlatformTrouble(byAge, readings, now)
  // Only a machine's own memory remembers how looking went.
  if (looks === null) return { verdicts, sources: [], looks: new Map(), notices }
  const { afterThisRun, troubleOfSources } = await import('./after-looking.js')
  const after = afterThisRun(looks, config.monitors, reads, now)
  const sources = troubleOfSources(after, { reads, verdicts, incidents, times, now })
  return { verdicts, sources, looks: after, notices }
}

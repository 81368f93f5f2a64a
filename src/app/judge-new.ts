import type { Incident, IncidentPolicy } from '../domain/incidents/incident.js'
import { presentIn } from '../domain/incidents/present-members.js'
import { isTrouble } from '../domain/incidents/is-trouble.js'
import type { Verdict } from '../domain/verdict.js'
import { askDeclarations, type DeclarationPorts, type DeclaredBy, type Doubtful } from './ask-declarations.js'
import { judgeAll, type Looking } from './judge-all.js'
import type { Read } from './read-all.js'

/** What one run has judged by beats alone. */
export interface FirstJudgement {
  readonly reads: readonly Read[]
  readonly verdicts: readonly Verdict[]
  /** The open ones; null where none are kept or could be read. */
  readonly incidents: readonly Incident[] | null
  readonly policy: IncidentPolicy
}

/** Judges those again that may be new, by when they were declared. Nothing is asked while all are well, or told already. */
export async function judgeNew(
  first: FirstJudgement,
  by: DeclaredBy,
  looking: Looking,
  ports: DeclarationPorts,
): Promise<readonly Verdict[]> {
  const doubtful = doubtfulOf(first)
  if (doubtful.missing.length + doubtful.stale.length === 0) return first.verdicts
  const declarations = await askDeclarations(doubtful, by, looking.now, ports)
  const again = first.reads.filter(({ monitor }) => declarations.has(monitor.id))
  const judged = await judgeAll(again, { ...looking, declarations })
  const byId = new Map(judged.map((verdict) => [verdict.monitor, verdict]))
  return first.verdicts.map((verdict) => byId.get(verdict.monitor) ?? verdict)
}

const SILENT: readonly Verdict['reason'][] = ['missing', 'stale', 'failing']

/** A workflow that waits for its slots; those before it was declared are not asked for, however a run of then ended. */
function isOfSlot({ reading }: Read): boolean {
  return reading.kind === 'workflow' && reading.evidence.rules.slot !== null
}

/** An incident that is open is ended by a beat alone, whatever the config's history says. */
function doubtfulOf({ reads, verdicts, incidents, policy }: FirstJudgement): Doubtful {
  const told = new Set((incidents ?? []).flatMap(({ phase, state }) => (phase === 'open' ? presentIn(state) : [])))
  const silent = verdicts.filter(({ reason, monitor }) => SILENT.includes(reason) && !told.has(monitor))
  const bad = new Map(silent.map((verdict) => [verdict.monitor, verdict]))
  if (bad.size === 0) return { missing: [], stale: [] }
  const monitorsWhere = (holds: (verdict: Verdict, read: Read) => boolean): Read['monitor'][] =>
    reads.flatMap((read) => {
      const verdict = bad.get(read.monitor.id)
      return verdict !== undefined && holds(verdict, read) ? [read.monitor] : []
    })
  return {
    missing: monitorsWhere(({ reason, beat }, read) =>
      isOfSlot(read) ? beat === null : reason === 'missing' && read.monitor.missing === null,
    ),
    stale: monitorsWhere((verdict, read) => {
      const hasBeaten = isOfSlot(read)
        ? verdict.beat !== null
        : verdict.reason === 'stale' && read.reading.kind === 'beat'
      return hasBeaten && isTrouble(verdict, policy)
    }),
  }
}

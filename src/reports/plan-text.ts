import type { Incident, IncidentState } from '../domain/incidents/incident.js'
import { cut, oneLine } from '../domain/safe-text.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { Verdict } from '../domain/verdict.js'
import type { DeliveryReport, RunReport } from './report.js'

const NAMES_SHOWN = 5
const LINE_LIMIT = 300

/** One effect as a person says it, on one printable line: `open an issue for backup: no beat for 3 h`. */
export function effectText(effect: Effect): string {
  return cut(oneLine(sentence(effect)), LINE_LIMIT)
}

/** For a dry run: `would open an issue for backup: no beat for 3 h`. */
export function wouldText(effect: Effect): string {
  return `would ${effectText(effect)}`
}

/** One line for each effect; what a dry run prints. */
export function planLines(plan: readonly Effect[]): string[] {
  return plan.length === 0 ? ['nothing to do'] : plan.map(wouldText)
}

/** Outcomes that the run's problems do not tell already. */
export function untold({ outcomes, problems }: Pick<RunReport, 'outcomes' | 'problems'>): Outcome[] {
  const told = new Set(problems)
  return outcomes.filter(({ detail }) => !told.has(detail))
}

/** Deliveries that the run's problems do not tell already. */
export function untoldDeliveries({
  deliveries,
  problems,
}: Pick<RunReport, 'deliveries' | 'problems'>): DeliveryReport[] {
  const told = new Set(problems)
  return deliveries.filter(({ label, detail }) => !told.has(`${label}: ${detail}`))
}

function sentence(effect: Effect): string {
  switch (effect.kind) {
    case 'open-incident':
      return `open an issue for ${membersOf(effect.draft.state)}${because(effect.draft.verdicts)}`
    case 'update-incident':
      return `update ${refText(effect.incident)} for ${membersOf(effect.change.state)}${withComment(effect.change.comment)}`
    case 'reopen-incident':
      return `reopen ${refText(effect.incident)} for ${membersOf(effect.change.state)}${because(effect.change.verdicts)}`
    case 'close-incident':
      return `close ${refText(effect.incident)}: ${membersOf(effect.change.state)} beats again`
    case 'close-gone':
      return `close ${refText(effect.incident)}: ${membersOf(effect.change.state)} is no longer watched`
    case 'close-duplicate':
      if (effect.change.comment === 'moved')
        return `close ${refText(effect.incident)}: it goes on in the one issue for all`
      return `close ${refText(effect.incident)} as a duplicate of ${refText(effect.keep)}`
    case 'notify':
      return `tell ${effect.channels.join(', ')}: ${effect.event}${aboutWhom(effect.verdicts)}`
    case 'recover':
      return `try to recover ${[effect.monitor, ...effect.also].join(', ')}: ${effect.target}, attempt ${effect.attempt}`
  }
}

function membersOf({ members }: IncidentState): string {
  return listed(Object.keys(members))
}

function because(verdicts: readonly Verdict[]): string {
  const [worst] = verdicts
  return worst && worst.message !== '' ? `: ${worst.message}` : ''
}

function withComment(comment: string | null): string {
  return comment === null ? '' : ` and comment: ${comment}`
}

function aboutWhom(verdicts: readonly Verdict[]): string {
  return verdicts.length === 0 ? '' : ` for ${listed(verdicts.map(({ monitor }) => monitor))}`
}

function listed(names: readonly string[]): string {
  const shown = names
    .slice(0, NAMES_SHOWN)
    .map((name) => cut(name, 60))
    .join(', ')
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown
}

/** `issue #12` where it is one on GitHub. */
export function refText({ ref, url }: Pick<Incident, 'ref' | 'url'>): string {
  return url !== null && /^\d+$/.test(ref) ? `issue #${ref}` : `incident ${ref}`
}

import { newsFrom, type NewsContext } from '../domain/telling/compose-notification.js'
import type { Incident } from '../domain/incidents/incident.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import { memberIn } from '../domain/incidents/standing-key.js'
import { notify } from './notify.js'
import { rememberDeliveries } from './remember-deliveries.js'
import { NOBODY_TOLD, type Happened, type Telling, type Told } from './told.js'

/** Sends what the plan wants told, after everything else is done, and writes into each incident what was taken. */
export async function tellPeople(happened: Happened, { channels, ports, store }: Telling): Promise<Told> {
  const { plan, known, outcomes, verdicts, run } = happened
  const incidents = asTheyStand(known, outcomes)
  const unsure = outcomes.flatMap((outcome) => (outcome.unsure === true ? incidentsIn(outcome.effect) : []))
  const news = newsFrom(withoutEndsOf(unsure, plan), incidents)
  if (news.length === 0) return NOBODY_TOLD
  const sent = await notify(news, channels, contextOf(happened), ports)
  // What was not answered may have been done all the same: to write what was known before would undo it.
  const sure = incidents.filter(({ ref }) => !unsure.some((incident) => incident.ref === ref))
  if (store !== null)
    await rememberDeliveries({ incidents: sure, verdicts, now: run.now }, sent, { store, log: ports.log })
  return { deliveries: sent, problems: sent.filter(({ ok }) => !ok).map(({ label, detail }) => `${label}: ${detail}`) }
}

function incidentsIn(effect: Effect): Incident[] {
  return 'incident' in effect && typeof effect.incident === 'object' && effect.incident !== null
    ? [effect.incident]
    : []
}

/** An end that nobody may have written down waits for the next run: told now and forgotten, it would hide the next silence. */
function withoutEndsOf(unsure: readonly Incident[], plan: readonly Effect[]): readonly Effect[] {
  const keys = new Set(unsure.map(({ key }) => key))
  const isHeldBack = (key: string): boolean => keys.has(memberIn(key)?.key ?? key)
  return plan.filter(
    (effect) =>
      effect.kind !== 'notify' ||
      effect.event !== 'recovered' ||
      effect.incident === null ||
      !isHeldBack(effect.incident),
  )
}

/** What all messages of this run share. That somebody could not be healed is no fault of the run. */
export function contextOf({ run, outcomes, unread = false }: Happened): NewsContext {
  const failed = outcomes.filter(({ ok, effect }) => !ok && effect.kind !== 'recover')
  return { now: run.now, repository: run.repository, runUrl: run.runUrl, undone: failed.length + (unread ? 1 : 0) }
}

/**
 * Incidents after this run, the latest of a key last: what is told now is about it, and no longer about the ones before, and never
 * about a duplicate.
 */
export function asTheyStand(known: readonly Incident[], outcomes: readonly Outcome[]): Incident[] {
  const touched = outcomes.flatMap((outcome) => outcome.incident ?? [])
  const refs = new Set(touched.map(({ ref }) => ref))
  const others = known.filter(({ ref }) => !refs.has(ref))
  const all = [...others.sort((a, b) => endOf(a) - endOf(b)), ...touched]
  return [...all.filter(isDuplicate), ...all.filter((incident) => !isDuplicate(incident))]
}

function isDuplicate({ state }: Incident): boolean {
  return state.duplicateOf !== null
}

function endOf({ closedAt }: Incident): number {
  return closedAt ?? Infinity
}

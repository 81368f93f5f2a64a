import type { ChannelPorts } from '../channels/channel.js'
import type { Config } from '../config/config.js'
import { drillDraft, drillOver, drillVerdict } from '../domain/incidents/drill.js'
import { endOfDrill } from '../domain/incidents/end-of-drill.js'
import { drillKey, isDrill } from '../domain/incidents/drill-key.js'
import type { Delivery, Incident } from '../domain/incidents/incident.js'
import type { Monitor } from '../domain/monitor.js'
import type { Place } from '../domain/place.js'
import { isAllowed, nameOf, refusalOf } from '../domain/recovery/allowed.js'
import type { NewsContext } from '../domain/telling/compose-notification.js'
import { dueNotifications } from '../domain/telling/notification-rules.js'
import type { Verdict } from '../domain/verdict.js'
import { withRemedy } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'
import type { DrillReport, DrillStep } from '../reports/drill.js'
import { notify, type DeliveryOutcome } from './notify.js'

/** What a drill is asked for. */
export interface Drill extends NewsContext {
  readonly monitor: Monitor
  /** Where its beats are read. */
  readonly place: Place
  readonly dryRun: boolean
}

export interface DrillPorts extends Pick<Config, 'channels' | 'recovery' | 'channelTroubles'> {
  /** Null where incidents are not wanted. */
  readonly store: IncidentStore | null
  readonly telling: ChannelPorts
  /** What the store has told the log so far: what it did without is said there. */
  readonly noted: readonly string[]
}

interface Opened {
  readonly steps: readonly DrillStep[]
  readonly incident: Incident | null
}

/** Plays the way of an alarm from its incident to its end, with nobody dead. Never throws for what a service refuses: that is a step. */
export async function playDrill(drill: Drill, ports: DrillPorts): Promise<DrillReport> {
  const { monitor, dryRun, now } = drill
  const verdict = drillVerdict(monitor, drill.place, now)
  const before = await standing(drill, ports)
  const open = await opened(verdict, drill, { ...ports, store: before.store })
  const alarmed = await tell('opened', verdict, {}, { drill, ports, incident: open.incident })
  const ended = await closed(open.incident, drill, ports)
  const deliveries = Object.fromEntries(alarmed.outcomes.map((one) => [one.channel, deliveryOf(one, drill)]))
  const relieved = await tell('recovered', drillOver(verdict), deliveries, { drill, ports, incident: open.incident })
  const steps = [
    ...before.steps,
    ...open.steps,
    ...ports.channelTroubles.map((detail) => failed('channel', detail)),
    ...alarmed.steps,
    recoveryStep(monitor, ports),
    ...ended,
    ...relieved.steps,
  ]
  return {
    monitor: monitor.id,
    name: monitor.name,
    now,
    dryRun,
    ok: steps.every(({ ok }) => ok),
    incident: open.incident && { ref: open.incident.ref, url: open.incident.url },
    steps,
    deliveries: [...alarmed.outcomes, ...relieved.outcomes],
  }
}

/** What stands there already: drills that were broken off are ended, what is real is left alone. */
async function standing({ monitor, dryRun, now }: Drill, { store }: DrillPorts) {
  if (store === null) return { store, steps: [done('incident', 'none is wanted here, so none is opened')] }
  try {
    const open = (await store.load('open')).filter(({ phase }) => phase === 'open')
    const steps: DrillStep[] = []
    for (const incident of open.filter(({ key }) => isDrill(key))) {
      if (!dryRun) await store.close(incident, endOfDrill(incident, now), now)
      steps.push(done('earlier drill', `${dryRun ? 'would close' : 'closed'} ${where(incident)}, which was broken off`))
    }
    const real = open.filter(({ key, state }) => !isDrill(key) && Object.hasOwn(state.members, monitor.id))
    steps.push(...real.map((one) => done('real incident', `${where(one)} is open and real; it is left alone`)))
    return { store, steps }
  } catch (error) {
    return { store: null, steps: [failed('incidents', `could not be read, so none is opened: ${withRemedy(error)}`)] }
  }
}

async function opened(verdict: Verdict, { dryRun, now }: Drill, { store, noted }: DrillPorts): Promise<Opened> {
  if (store === null) return { steps: [], incident: null }
  if (dryRun) return { steps: [done('incident', `would be opened as ${drillKey(verdict.monitor)}`)], incident: null }
  const before = noted.length
  try {
    const incident = await store.open(drillDraft(verdict, now), now)
    const without = noted.slice(before).filter((text) => /\b(?:labels|assignees)\b/.test(text))
    const steps = [done('incident', `opened ${where(incident)}`), ...without.map((text) => failed('labels', text))]
    return { steps, incident }
  } catch (error) {
    return { steps: [failed('incident', withRemedy(error))], incident: null }
  }
}

async function closed(
  incident: Incident | null,
  { now }: Drill,
  { store, noted }: DrillPorts,
): Promise<readonly DrillStep[]> {
  if (incident === null || store === null) return []
  const before = noted.length
  try {
    await store.close(incident, endOfDrill(incident, now), now)
    const untold = noted.slice(before).filter((text) => text.includes('took no comment'))
    return [done('end', `closed ${where(incident)}`), ...untold.map((text) => failed('comment', text))]
  } catch (error) {
    const remedy = 'the next check or drill closes it'
    return [failed('end', `${where(incident)} could not be closed: ${withRemedy(error)}; ${remedy}`)]
  }
}

interface TellingOfDrill {
  readonly drill: Drill
  readonly ports: DrillPorts
  readonly incident: Incident | null
}

/** Whoever would hear of a real one hears of this one. */
async function tell(
  event: 'opened' | 'recovered',
  verdict: Verdict,
  deliveries: Readonly<Record<string, Delivery>>,
  { drill, ports: { channels, telling }, incident }: TellingOfDrill,
): Promise<{ readonly steps: readonly DrillStep[]; readonly outcomes: readonly DeliveryOutcome[] }> {
  const endedAt = event === 'opened' ? null : drill.now
  const occasion = { event, endedAt, worst: 'critical', deliveries, verdicts: [verdict] } as const
  const due = drill.dryRun && event === 'recovered' ? [] : dueNotifications(occasion, channels, drill.now)
  const ids = due.filter((one) => one.event === event).flatMap((one) => one.channels)
  const others = channels.filter(({ id }) => event === 'opened' && !ids.includes(id))
  const spared = others.map(({ label }) => done(label, 'is not told: it does not hear of openings of this monitor'))
  if (channels.length === 0 && event === 'opened') spared.push(done('channels', 'none is configured'))
  if (drill.dryRun) {
    const wanted = channels.filter(({ id }) => ids.includes(id))
    return {
      steps: [...wanted.map(({ label }) => done(label, 'would be told that it began, and ended')), ...spared],
      outcomes: [],
    }
  }
  const about = incident ?? { key: drillKey(verdict.monitor), url: null, state: { members: {} } }
  const news = ids.length === 0 ? [] : [{ event, incident: about, verdicts: [verdict], channels: ids }]
  const outcomes = await notify(news, channels, drill, telling)
  return { steps: [...outcomes.map((one) => deliveryStep(one)), ...spared], outcomes }
}

function deliveryStep({ label, ok, detail }: DeliveryOutcome): DrillStep {
  return { step: label, ok, detail }
}

function deliveryOf({ event, ok }: DeliveryOutcome, { now }: Drill): Delivery {
  return { event, at: now, delivered: ok }
}

/** What would be tried in a real alarm; a drill starts nothing. */
function recoveryStep({ id }: Monitor, { recovery: { policy, stepsFor } }: DrillPorts): DrillStep {
  const steps = stepsFor(id)
  if (steps.length === 0) return done('recovery', 'no step is configured for it')
  const allowed = steps.filter((step) => isAllowed(step, policy))
  if (allowed.length === 0) return done('recovery', `nothing would be tried: ${refusalOf(steps, policy)}`)
  return done('recovery', `would be tried: ${allowed.map(nameOf).join(', then ')}; a drill starts nothing`)
}

function where({ ref, url }: Incident): string {
  return url ?? `incident ${ref}`
}

function done(step: string, detail: string): DrillStep {
  return { step, ok: true, detail }
}

function failed(step: string, detail: string): DrillStep {
  return { step, ok: false, detail }
}

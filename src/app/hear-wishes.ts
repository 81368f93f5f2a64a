import { afterCommand, afterLabels } from '../domain/commands/apply-command.js'
import { mayAsk, type Command, type Role } from '../domain/commands/command.js'
import { parseCommand, type Parsed } from '../domain/commands/parse-command.js'
import type { HeardCommand } from '../domain/commands/receipt.js'
import type { Control, Controls } from '../domain/controls.js'
import { bothControls, controlsOn } from '../domain/incidents/asked-on.js'
import type { Incident } from '../domain/incidents/incident.js'
import { presentIn } from '../domain/incidents/present-members.js'
import { withControl, type AskedNow } from '../domain/incidents/settle-asked.js'
import type { Monitor } from '../domain/monitor.js'
import { isCalled, type WantedSteps } from '../domain/recovery/by-hand.js'
import { cut, oneLine } from '../domain/safe-text.js'
import { DAY, type Duration } from '../domain/time.js'
import { ExternalError, withRemedy } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Asking, Remark } from '../incidents/asking.js'
import type { Log } from '../ports.js'
import type { Healed } from './healed.js'
import type { Known } from './known-incidents.js'
import type { HearingRun } from './wishes-if-any.js'

/** What people asked for on incidents, heard and understood. */
export interface Wishes extends AskedNow {
  readonly controls: Controls
  readonly wanted: WantedSteps
  readonly commands: readonly HeardCommand[]
  readonly problems: readonly string[]
  /** The same incidents with what was asked of each. */
  on(known: Known): Known
  /** Tells who wanted something started that it was not, and why. */
  answer(healed: Healed): Promise<void>
}

/** Who could not be asked about for so long is not asked about for ever. */
const PATIENCE: Duration = DAY
/** More than anybody says in one run. */
const MOST_HEARD = 100

/** What is being found out, incident by incident. */
interface Findings {
  readonly control: Map<string, Control | undefined>
  readonly heard: Set<string>
  readonly muted: Map<string, NonNullable<Control['acknowledged']>>
  readonly wanted: Map<string, string | null>
  /** Who is to hear that it was not started. */
  readonly asker: Map<string, Remark | null>
  readonly commands: HeardCommand[]
  readonly problems: string[]
}

/** A label or a comment on one incident, and all that it takes to understand it. */
interface Hearing {
  readonly incident: Incident
  readonly asking: Asking
  readonly run: HearingRun
  readonly log: Log
  readonly found: Findings
}

/** Hears what people ask for on these incidents: labels first, then comments in their order. */
export async function hearWishes(
  incidents: readonly Incident[],
  run: HearingRun,
  { incidents: store, log }: { readonly incidents: IncidentStore | null; readonly log: Log },
): Promise<Wishes> {
  const found: Findings = {
    ...{ control: new Map(), heard: new Set(), muted: new Map(), wanted: new Map(), asker: new Map() },
    ...{ commands: [], problems: [] },
  }
  const unheard = incidents.filter((one) => one.phase === 'open' && one.unheard === true)
  const asking = run.mayAct && unheard.length > 0 ? await opened(store, found) : null
  if (asking !== null) await hearAll(unheard, asking, run, { log, found })
  for (const { detail } of found.commands) log.info(detail)
  const asked = controlsOn(incidents.map((incident) => withFound(incident, found)))
  return {
    ...found,
    on: (known) => ({
      ...known,
      incidents: known.incidents?.map((incident) => withFound(incident, found)) ?? null,
    }),
    controls: run.controls === undefined ? asked : bothControls(run.controls, asked),
    answer: async (healed) => answerAll(healed, asking, found, log),
  }
}

/** Whoever cannot be listened to now is by a later run. */
async function opened(store: IncidentStore | null, { problems }: Findings): Promise<Asking | null> {
  try {
    return (await store?.asking?.()) ?? null
  } catch (error) {
    problems.push(`Nobody could be listened to: ${wordsOf(error)}`)
    return null
  }
}

function withFound(incident: Incident, { control }: Findings): Incident {
  const { phase, ref, state } = incident
  if (phase !== 'open') return incident
  return withControl(incident, control.has(ref) ? control.get(ref) : state.control)
}

/** Only what the outside does to us is told and gone on from. */
function wordsOf(error: unknown): string {
  if (error instanceof ExternalError) return withRemedy(error)
  throw error
}

async function hearAll(
  unheard: readonly Incident[],
  asking: Asking,
  run: HearingRun,
  { log, found }: { readonly log: Log; readonly found: Findings },
): Promise<void> {
  for (const incident of unheard) await hearLabels({ incident, asking, run, log, found })
  try {
    const remarks = await asking.remarks(unheard.map(({ ref }) => ref))
    for (const remark of remarks) {
      const incident = unheard.find(({ ref }) => ref === remark.ref)
      if (incident !== undefined) await hearRemark(remark, { incident, asking, run, log, found })
    }
  } catch (error) {
    found.problems.push(
      `What people wrote on incidents could not be read, and is read by the next run: ${wordsOf(error)}`,
    )
  }
}

async function hearLabels({ incident, asking, run, found }: Hearing): Promise<void> {
  const { ref } = incident
  const changed = asking.labels(ref)
  found.heard.add(ref)
  found.control.set(ref, afterLabels(incident.state.control, changed, run.now))
  for (const label of changed.came) {
    if (label !== 'recover') note(found, incident, { at: run.now, by: null, text: `heartbeat:${label}`, taken: true })
  }
  if (!changed.came.includes('recover')) return
  try {
    // Of several runs the one that takes it off has heard it.
    if (!(await asking.takeOff(ref, 'recover'))) return
    const wanted = wantedIn(incident, null, run)
    for (const monitor of wanted.monitors) want(found, monitor, null, null)
    note(found, incident, {
      at: run.now,
      by: null,
      text: 'heartbeat:recover',
      taken: wanted.why === null,
      why: wanted.why,
    })
  } catch (error) {
    found.problems.push(
      `The label heartbeat:recover of #${ref} could not be taken off, so nothing was started: ${wordsOf(error)}`,
    )
  }
}

async function hearRemark(remark: Remark, hearing: Hearing): Promise<void> {
  const { incident, run } = hearing
  const zone = zoneOf(incident, run.monitors)
  const parsed = parseCommand(remark.text, { at: remark.at, zone })
  if (parsed.kind === 'nothing') return
  const role = await roleOf(remark, hearing)
  if (role === 'later') return
  const word = parsed.kind === 'command' ? parsed.command.word : null
  if (role === null || !mayAsk(role, word)) {
    const right = word === 'recover' ? 'write' : 'triage'
    return told(remark, hearing, { taken: false, why: `${remark.by} has no ${right} right here` })
  }
  const isFirst = await receipt(remark, parsed, hearing)
  if (isFirst !== null) await obey(parsed, remark, isFirst, hearing)
}

/** `later` where nobody can say now. */
async function roleOf(remark: Remark, { asking, run, found }: Hearing): Promise<Role | null | 'later'> {
  try {
    return await asking.roleOf(remark.by)
  } catch (error) {
    if (run.now - remark.at > PATIENCE) return null
    asking.leave(remark)
    found.problems.push(`What ${remark.by} asked for on #${remark.ref} waits for the next run: ${wordsOf(error)}`)
    return 'later'
  }
}

/** Whether this run is the first to see it; null where that has to be known and is not. */
async function receipt(remark: Remark, parsed: Parsed, { asking, log, found, run }: Hearing): Promise<boolean | null> {
  try {
    return await asking.take(remark)
  } catch (error) {
    const isOnce = parsed.kind === 'mistake' || (parsed.kind === 'command' && parsed.command.word === 'recover')
    if (!isOnce) {
      log.notice(`A comment on #${remark.ref} was taken and has no receipt: ${wordsOf(error)}`)
      return false
    }
    if (run.now - remark.at <= PATIENCE) asking.leave(remark)
    found.problems.push(
      `What ${remark.by} asked for on #${remark.ref} was not started, since no receipt could be given: ${wordsOf(error)}`,
    )
    return null
  }
}

/** Whatever is asked for means the same to each run that reads it; what starts something, or is answered, is for the first alone. */
async function obey(parsed: Parsed, remark: Remark, isFirst: boolean, hearing: Hearing): Promise<void> {
  const { incident, found, run } = hearing
  if (parsed.kind === 'nothing') return
  if (parsed.kind === 'mistake') {
    if (isFirst) await answer(remark, parsed.hint, hearing)
    return told(remark, hearing, { taken: false, why: parsed.hint })
  }
  const { command } = parsed
  if (command.word === 'recover') {
    if (!isFirst) return
    const wanted = wantedIn(incident, command.step, run)
    for (const monitor of wanted.monitors) want(found, monitor, command.step, remark)
    if (wanted.why !== null) await answer(remark, `Not started: ${wanted.why}.`, hearing)
    return told(remark, hearing, { taken: wanted.why === null, why: wanted.why })
  }
  apply(command, remark, hearing)
  return told(remark, hearing, { taken: true })
}

function apply(command: Command, { ref, by, at }: Remark, { found }: Hearing): void {
  found.control.set(ref, afterCommand(found.control.get(ref), command, by, at))
  if (command.word === 'mute') found.muted.set(ref, { at, by, why: command.why })
}

/** Who of the incident can be healed by such a step, or why nobody. */
function wantedIn(
  { state }: Incident,
  name: string | null,
  { recovery }: HearingRun,
): { readonly monitors: readonly string[]; readonly why: string | null } {
  const present = presentIn(state)
  const healable = present.filter((id) => recovery.stepsFor(id).length > 0)
  const monitors = healable.filter((id) => name === null || recovery.stepsFor(id).some((step) => isCalled(step, name)))
  if (monitors.length > 0) return { monitors, why: null }
  const why = healable.length === 0 ? 'no recovery step is configured for it' : 'no configured step has that name'
  return { monitors, why }
}

function want(found: Findings, monitor: string, step: string | null, asker: Remark | null): void {
  found.wanted.set(monitor, step)
  found.asker.set(monitor, asker)
}

async function answerAll(healed: Healed, asking: Asking | null, found: Findings, log: Log): Promise<void> {
  const tried = new Set(healed.attempts.flatMap(({ monitor, also }) => [monitor, ...also]))
  for (const [monitor, asker] of found.asker) {
    const left = healed.leftAlone?.find((one) => one.monitor === monitor)
    if (asker === null || asking === null || (left === undefined && tried.has(monitor))) continue
    const why = left?.why ?? 'it is not in trouble now, or was told of together with others'
    await post(asking, asker, `Not started: ${oneLine(why)}.`, log)
  }
}

function answer(remark: Remark, text: string, { asking, log }: Hearing): Promise<void> {
  return post(asking, remark, text, log)
}

async function post(asking: Asking, remark: Remark, text: string, log: Log): Promise<void> {
  try {
    await asking.answer(remark, text)
  } catch (error) {
    log.notice(`#${remark.ref} could not be answered: ${wordsOf(error)}`)
  }
}

type Said = Pick<HeardCommand, 'at' | 'by' | 'text' | 'taken'> & { readonly why?: string | null }

function told({ at, by, text }: Remark, { found, incident }: Hearing, how: Pick<Said, 'taken' | 'why'>): void {
  const [line = ''] = text.trim().split('\n')
  note(found, incident, { at, by, text: line, ...how })
}

function note(found: Findings, { ref, url, state }: Incident, { at, by, text, taken, why = null }: Said): void {
  if (found.commands.length >= MOST_HEARD) return
  const said = cut(oneLine(text), 200)
  const who = by ?? 'A label'
  const detail = taken
    ? `${who} asked for ${said} on #${ref}.`
    : `${who} asked for ${said} on #${ref}, in vain: ${why ?? ''}`
  found.commands.push({ at, by, ref, url, monitors: presentIn(state), text: said, taken, detail })
}

/** By whose clocks a date is meant: those of the people of its monitors. */
function zoneOf({ state }: Incident, monitors: readonly Monitor[]): string | null {
  const present = new Set(presentIn(state))
  return monitors.find(({ id }) => present.has(id))?.zone ?? null
}

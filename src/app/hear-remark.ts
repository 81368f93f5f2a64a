import { afterCommand, afterLabels } from '../domain/commands/apply-command.js'
import { mayAsk, type Command, type Role } from '../domain/commands/command.js'
import { parseCommand, type Parsed } from '../domain/commands/parse-command.js'
import type { Incident } from '../domain/incidents/incident.js'
import { presentIn } from '../domain/incidents/present-members.js'
import type { Monitor } from '../domain/monitor.js'
import { isCalled } from '../domain/recovery/by-hand.js'
import { DAY, type Duration } from '../domain/time.js'
import type { Asking, Receipt, Remark } from '../incidents/asking.js'
import type { Log } from '../ports.js'
import { note, told, wordsOf, type Findings, type Hearing, type HearingRun } from './wishes.js'

/** Who could not be asked about for so long is not asked about for ever. */
const PATIENCE: Duration = DAY

/** What labels of one incident say. */
export async function hearLabels({ incident, asking, run, found }: Hearing): Promise<void> {
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
    if (!(await asking.takeOff(ref, 'recover'))) return void found.others.add(ref)
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

/** What one comment says, if whoever wrote it may say it. */
export async function hearRemark(remark: Remark, hearing: Hearing): Promise<void> {
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
  const given = await receipt(remark, parsed, hearing)
  if (given !== null) await obey(parsed, remark, given, hearing)
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

/** Who was the first to see it; null where that has to be known and is not. */
async function receipt(remark: Remark, parsed: Parsed, { asking, log, found, run }: Hearing): Promise<Receipt | null> {
  try {
    return await asking.take(remark, run.now)
  } catch (error) {
    const isOnce = parsed.kind === 'mistake' || (parsed.kind === 'command' && parsed.command.word === 'recover')
    if (!isOnce) {
      log.notice(`A comment on #${remark.ref} was taken and has no receipt: ${wordsOf(error)}`)
      return 'long before'
    }
    if (run.now - remark.at <= PATIENCE) asking.leave(remark)
    found.problems.push(
      `What ${remark.by} asked for on #${remark.ref} was not started, since no receipt could be given: ${wordsOf(error)}`,
    )
    return null
  }
}

/** Whatever is asked for means the same to each run that reads it; what starts something, or is answered, is for the first alone. */
async function obey(parsed: Parsed, remark: Remark, given: Receipt, hearing: Hearing): Promise<void> {
  const { incident, found, run } = hearing
  if (parsed.kind === 'nothing') return
  if (parsed.kind === 'mistake') {
    if (given === 'first') await answer(remark, parsed.hint, hearing)
    return told(remark, hearing, { taken: false, why: parsed.hint })
  }
  const { command } = parsed
  if (command.word === 'recover') {
    if (given === 'a moment ago') found.others.add(remark.ref)
    if (given !== 'first') return
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

function answer(remark: Remark, text: string, { asking, log }: Hearing): Promise<void> {
  return post(asking, remark, text, log)
}

export async function post(asking: Asking, remark: Remark, text: string, log: Log): Promise<void> {
  try {
    await asking.answer(remark, text)
  } catch (error) {
    log.notice(`#${remark.ref} could not be answered: ${wordsOf(error)}`)
  }
}

/** By whose clocks a date is meant: those of the people of its monitors. */
function zoneOf({ state }: Incident, monitors: readonly Monitor[]): string | null {
  const present = new Set(presentIn(state))
  return monitors.find(({ id }) => present.has(id))?.zone ?? null
}

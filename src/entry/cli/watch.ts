import type { Command } from 'commander'
import { createBackgroundDeeds } from '../../app/background-deeds.js'
import { tellBeside } from '../../app/telling-beside.js'
import { LAST_WAIT, watch, type Finished } from '../../app/watch.js'
import { readSupervision, usualSupervision, type Supervision } from '../../config/env/supervision.js'
import { supervisionText } from '../../config/env/supervision-text.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import type { Config } from '../../config/config.js'
import type { CheckInputs } from '../../config/check-config.js'
import { readInputs, type InputValues } from '../../config/inputs/inputs.js'
import { WATCH_FLAGS } from '../../config/inputs/watch-flags.js'
import type { History } from '../../domain/history/history.js'
import type { Leadership } from '../../domain/leadership.js'
import { createProcessTargets } from '../../domain/recovery/process-targets.js'
import { SECOND } from '../../domain/time.js'
import { createClock } from '../../platform/clock.js'
import { createRunTime } from '../../platform/run-time.js'
import { keepMemoryFast, keepMemoryLean } from '../../platform/lean-memory.js'
import type { SteadyClock } from '../../ports.js'
import { withConnections, type Connections } from '../../wiring/connections.js'
import { openLeadership } from '../../wiring/open-leadership.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import { watchConfig, type WatchedConfig } from '../../wiring/watched-config.js'
import { preparedConfig, withBeatsFolder, withPushedMonitors } from '../../wiring/prepared-config.js'
import { openControls, type KeptControls } from '../../wiring/kept-controls.js'
import { controlsPlace } from '../../wiring/run-controls.js'
import { supervisedTargets } from '../../wiring/supervised-targets.js'
import { createPacing } from '../../wiring/pacing.js'
import { endTelling, tickOnce } from '../../wiring/watch-tick.js'
import { allReadable } from '../../wiring/watch-health.js'
import { addFlags } from './flags.js'
import type { Terminal } from './terminal.js'
import { heldLog, type HeldLog } from './held-log.js'
import { placeOfControls, placeOfServed, placeOfState, type StateFlags } from './incident-place.js'
import { loopFlags, looksFrom, NOT_OF_A_LOOP } from './loop-inputs.js'
import { openLoopPast, openServedPast } from './loop-past.js'
import { listenToSignals } from './signals.js'
import { somethingOf, WAYS_TO_WATCH } from './something-of.js'
import { beatsFolder } from './beside-state.js'
import { openServed, turnsOf, type Served, type ServedPlace } from './served.js'
import { openCompanions } from './watch-companions.js'
import { watchBlindness } from './watch-blindness.js'
import { withDigests } from './watch-digests.js'
import { lastingPlace } from './watch-incidents.js'
import { createWatchOutput, logFor } from './watch-output.js'

interface OwnOptions {
  file?: string
  repo?: string
  stateFile?: string
  state?: boolean
  printConfig?: boolean
}

export function addVerb(root: Command, terminal: Terminal): void {
  const command = root
    .command('watch')
    .description('Check in a loop, as a service: the same judging, incidents, alerts and recovery, every few seconds.')
    .option('--file <path>', 'a heartbeat file of this machine')
    .option('--repo <owner/repo>', 'a repository on GitHub; the token comes from GITHUB_TOKEN or GH_TOKEN')
    .option(
      '--state-file <path>',
      'remember incidents in this JSON file, instead of on GitHub or in the usual state folder',
    )
    .option('--no-state', 'remember incidents only as long as this process lives')
    .option('--print-config', 'print what the environment says as a config file, and end')
  addFlags(command, WATCH_FLAGS)
  addFlags(command, CHECK_INPUTS, NOT_OF_A_LOOP)
  command.action((options: Record<string, unknown>) => run(options, terminal))
}

async function run(options: Record<string, unknown>, terminal: Terminal): Promise<void> {
  const { file, repo, stateFile, state = true, printConfig, ...flags } = options as OwnOptions
  const { env } = terminal
  const raw = loopFlags(flags)
  const token = terminalToken(raw['token'], terminal)
  const supervision = readSupervision(env) ?? usualSupervision()
  if (printConfig) return terminal.print(supervisionText(supervision))
  const own = readInputs(WATCH_FLAGS, { ...intervalOf(supervision), ...raw })
  if (own.serve === null) keepMemoryLean()
  else keepMemoryFast()
  const inputs = looksFrom(raw, file, repo)
  const log = heldLog(logFor(own['json-lines'], terminal))
  const given = { token, apiUrl: inputs['api-url'], login: inputs.login, repo }
  const surroundings = terminalSurroundings(given, { ...terminal, log })
  const flagsOf = { stateFile, state }
  await withConnections(surroundings, (connections) =>
    watchFor({ own, inputs, repo, flags: flagsOf, supervision, log }, connections, terminal),
  )
}

/** What was typed, and what the environment says. */
interface Ordered {
  readonly own: InputValues<typeof WATCH_FLAGS>
  readonly inputs: CheckInputs
  readonly repo: string | undefined
  readonly flags: StateFlags
  readonly supervision: Supervision
  readonly log: HeldLog
}

async function watchFor(ordered: Ordered, connections: Connections, terminal: Terminal): Promise<void> {
  const { own, inputs, flags, log } = ordered
  const { env } = terminal
  const clock = createClock()
  const config = configFor(ordered, connections, terminal)
  const incidents = lastingPlace(flags, env, log)
  const first = await config.current(clock.now())
  const leadership = await openLeadership(first, connections, clock)
  const place = { config, state: placeOfState(first, flags, env), leadership }
  const { served, history, asked, ...past } = await pastBeside(ordered, { ...place, env }, connections, clock)
  const signals = listenToSignals(config.reread, log)
  const output = createWatchOutput(own, inputs, log, terminal, history)
  const companions = await openCompanions(own, connections, clock, env)
  signals.stop.addEventListener('abort', companions.stopping)
  const pacing = createPacing(own['github-interval'], inputs.issue ? incidents : async () => null, served !== null)
  const blindness = watchBlindness(config, connections, env)
  const deeds = createBackgroundDeeds()
  const supervised = supervisedTargets(connections)
  const telling = tellBeside(log, leadership.mayAct)
  const time = createRunTime(clock)
  const beside = { telling, pacing, deeds, targets: createProcessTargets(), supervised, time, asked }
  const order = {
    inputs,
    config,
    ...beside,
    leadership,
    epoch: leadership.epoch,
    ...(served && { posted: served.posted }),
  }
  const inTime = await watch(own.interval, {
    clock,
    log,
    leadership,
    random: Math.random,
    stop: signals.stop,
    ...turnsOf(served, output.dueAt),
    async tick(occasion) {
      log.hold()
      served?.loop.begins(occasion.turn)
      return output.ticked(await tickOnce(connections, order, occasion), occasion.turn)
    },
    async finished(tick) {
      past.finished(tick)
      await output.finished(tick)
      log.release()
      await companions.finished(tick)
      if (!inputs['dry-run'] && inputs.issue) await blindness.finished(tick)
      return own['once-ready'] && allReadable(tick)
    },
    async ending(late) {
      await Promise.all([deeds.drain(late), endTelling(connections, order, LAST_WAIT * 0.8), past.close()])
      await output.ending()
    },
  })
  log.release()
  companions.close()
  signals.forget()
  // What was left behind would hold the process for as long as it takes.
  if (!inTime) process.exit(0)
}

function configFor(
  { own, inputs, flags, supervision }: Ordered,
  connections: Connections,
  terminal: Terminal,
): WatchedConfig {
  const { env, secrets } = terminal
  const { log, repository } = connections.surroundings
  const hide = (found: readonly string[]): void => found.forEach(secrets.add)
  const config = watchConfig(inputs, connections, { environment: env, hide, supervision })
  return preparedConfig(config, log, (read) => {
    const named = somethingOf(withPushedMonitors(read, own.push), repository, WAYS_TO_WATCH)
    return withBeatsFolder(named, beatsFolder(own.beats, placeOfState(read, flags, env)))
  })
}

/** Where a watcher keeps its past, and who may. */
interface PastPlace extends Pick<ServedPlace, 'config' | 'state'> {
  readonly leadership: Leadership
  readonly env: NodeJS.ProcessEnv
}

/** What is kept of each look, and served where that was asked for: `served` is null where nothing is. */
interface PastBeside {
  readonly served: Served | null
  readonly history: History | null
  /** What people asked for; null where incidents are asked themselves. */
  readonly asked: KeptControls | null
  finished(tick: Finished): void
  close(): Promise<void>
}

async function pastBeside(
  { own, inputs, repo, flags, log }: Ordered,
  { config, state, leadership, env }: PastPlace,
  connections: Connections,
  clock: SteadyClock,
): Promise<PastBeside> {
  const intervalMs = own.interval
  const mayWrite = (): boolean => !inputs['dry-run'] && leadership.mayAct()
  const loop = { state, repo, intervalMs, onlyShows: false, mayWrite }
  const first = await config.current(clock.now())
  if (own.serve === null) {
    // A page shows the past, as a server does.
    const open = inputs['status-page'] === '' ? openLoopPast : openServedPast
    const past = await open(first, loop, connections, clock)
    const kept = {
      served: null,
      asked: await askedBeside(first, flags, env, connections),
      history: past?.history ?? null,
      finished: ({ report }: Finished): void => void past?.look(report),
      close: async (): Promise<void> => past?.close(),
    }
    return withDigests(kept, config, connections, mayWrite)
  }
  const past = await openServedPast(first, loop, connections, clock)
  const controls = controlsPlace(placeOfServed(first, flags, env), first, connections)
  const served = await openServed(own, { config, state, controls, past, intervalMs }, connections, clock)
  log.notice(`Serving on ${await served.listen(own.serve, 'serve')}`)
  const { history } = past
  const kept = {
    served,
    history,
    asked: served.asked,
    finished: ({ report }: Finished): void => served.loop.ends(report),
    close: served.close,
  }
  return withDigests(kept, config, connections, mayWrite)
}

async function askedBeside(
  config: Config,
  flags: StateFlags,
  env: NodeJS.ProcessEnv,
  connections: Connections,
): Promise<KeptControls | null> {
  const { surroundings } = connections
  const place = controlsPlace(placeOfControls(config, surroundings, flags, env), config, connections)
  return place === null ? null : openControls(place, surroundings.log, true)
}

/** What is typed wins. */
function intervalOf({ said, intervalMs }: Supervision): Record<string, string> {
  return said.includes('SUPERVISOR_CHECK_INTERVAL_SECS') ? { interval: `${intervalMs / SECOND}s` } : {}
}

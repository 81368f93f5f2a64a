import type { Command } from 'commander'
import { createBackgroundDeeds } from '../../app/background-deeds.js'
import { tellBeside } from '../../app/telling-beside.js'
import { watch } from '../../app/watch.js'
import type { CheckInputs } from '../../config/check-config.js'
import { readSupervision, usualSupervision } from '../../config/env/supervision.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import { readInputs, type InputValues } from '../../config/inputs/inputs.js'
import { SERVE_FLAGS } from '../../config/inputs/serve-flags.js'
import { ALONE } from '../../domain/leadership.js'
import { createProcessTargets } from '../../domain/recovery/process-targets.js'
import { createClock } from '../../platform/clock.js'
import { createRunTime } from '../../platform/run-time.js'
import { keepMemoryFast } from '../../platform/lean-memory.js'
import { withConnections, type Connections } from '../../wiring/connections.js'
import { createPacing } from '../../wiring/pacing.js'
import { onlyShown, preparedConfig, withPushedMonitors } from '../../wiring/prepared-config.js'
import { controlsPlace } from '../../wiring/run-controls.js'
import { supervisedTargets } from '../../wiring/supervised-targets.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import { allReadable } from '../../wiring/watch-health.js'
import { tickOnce } from '../../wiring/watch-tick.js'
import { watchConfig } from '../../wiring/watched-config.js'
import { addFlags } from './flags.js'
import { placeOfServed, placeOfState, shownIncidents, type StateFlags } from './incident-place.js'
import { loopFlags, looksFrom, NOT_OF_A_LOOP } from './loop-inputs.js'
import { openServed, turnsOf } from './served.js'
import { openServedPast } from './loop-past.js'
import { listenToSignals } from './signals.js'
import { somethingOf } from './something-of.js'
import type { Terminal } from './terminal.js'
import { createWatchOutput, logFor } from './watch-output.js'

interface OwnOptions {
  file?: string
  repo?: string
  stateFile?: string
  state?: boolean
}

// What is of incidents, of telling people and of documents: a server does none of it.
const NOT_OF_A_SERVER = [
  ...NOT_OF_A_LOOP,
  'dry-run',
  'issue',
  'issue-labels',
  'issue-assignees',
  'issue-title',
  'recovery-tolerance',
  'reminder',
  'group-over',
  'commands',
  'audit-log',
  'audit-log-keep',
  'status-file',
  'agents-map',
  'badge',
  'status-page',
]

export function addVerb(root: Command, terminal: Terminal): void {
  const command = root
    .command('serve')
    .description(
      'Serve how everything stands, and take beats that are posted: looks again and again, and does nothing else.',
    )
    .option('--file <path>', 'a heartbeat file of this machine')
    .option('--repo <owner/repo>', 'a repository on GitHub; the token comes from GITHUB_TOKEN or GH_TOKEN')
    .option(
      '--state-file <path>',
      'show the incidents that are remembered in this JSON file, and keep what is posted beside it',
    )
    .option('--no-state', 'show no incidents, and keep what is posted only as long as this process lives')
  addFlags(command, SERVE_FLAGS)
  addFlags(command, CHECK_INPUTS, NOT_OF_A_SERVER)
  command.action((options: Record<string, unknown>) => run(options, terminal))
}

async function run(options: Record<string, unknown>, terminal: Terminal): Promise<void> {
  const { file, repo, stateFile, state = true, ...flags } = options as OwnOptions
  const raw = loopFlags(flags)
  const token = terminalToken(raw['token'], terminal)
  keepMemoryFast()
  const own = readInputs(SERVE_FLAGS, raw)
  const inputs: CheckInputs = { ...looksFrom(raw, file, repo), 'dry-run': true }
  const log = logFor(own['json-lines'], terminal)
  const given = { token, apiUrl: inputs['api-url'], login: inputs.login, repo }
  const surroundings = terminalSurroundings(given, { ...terminal, log })
  await withConnections(surroundings, (connections) =>
    serveFor({ own, inputs, repo, flags: { stateFile, state } }, connections, terminal),
  )
}

/** What was typed. */
interface Ordered {
  readonly own: InputValues<typeof SERVE_FLAGS>
  readonly inputs: CheckInputs
  readonly repo: string | undefined
  readonly flags: StateFlags
}

async function serveFor(
  { own, inputs, repo, flags }: Ordered,
  connections: Connections,
  terminal: Terminal,
): Promise<void> {
  const { env, secrets } = terminal
  const { log, repository } = connections.surroundings
  const clock = createClock()
  const hide = (found: readonly string[]): void => found.forEach(secrets.add)
  const supervision = readSupervision(env) ?? usualSupervision()
  const watched = watchConfig(inputs, connections, { environment: env, hide, supervision })
  const config = preparedConfig(watched, log, (read) =>
    somethingOf(withPushedMonitors(onlyShown(read), own.push), repository, WAYS_TO_SERVE),
  )
  const first = await config.current(clock.now())
  const state = placeOfState(first, flags, env)
  const loop = { state, repo, intervalMs: own.interval, onlyShows: true, mayWrite: () => true }
  const past = await openServedPast(first, loop, connections, clock)
  const controls = controlsPlace(placeOfServed(first, flags, env), first, connections)
  const served = await openServed(own, { state, controls, past, intervalMs: own.interval, config }, connections, clock)
  log.notice(`Serving on ${await served.listen({ host: own.host, port: own.port }, 'port')}`)
  const signals = listenToSignals(config.reread, log)
  const output = createWatchOutput({ ...own, supervises: false }, inputs, log, terminal)
  const beside = {
    telling: tellBeside(log, () => false),
    pacing: createPacing(own['github-interval'], shownIncidents(flags, env), true),
    deeds: createBackgroundDeeds(),
    targets: createProcessTargets(),
    supervised: supervisedTargets(connections),
    time: createRunTime(clock),
    posted: served.posted,
    asked: served.asked,
  }
  const order = { inputs, config, ...beside, leadership: ALONE, epoch: ALONE.epoch }
  const inTime = await watch(own.interval, {
    clock,
    log,
    leadership: ALONE,
    random: Math.random,
    stop: signals.stop,
    ...turnsOf(served),
    async tick(occasion) {
      served.loop.begins(occasion.turn)
      return output.ticked(await tickOnce(connections, order, occasion), occasion.turn)
    },
    async finished(tick) {
      served.loop.ends(tick.report)
      await output.finished(tick)
      return own['once-ready'] && allReadable(tick)
    },
    ending: served.close,
  })
  signals.forget()
  if (!inTime) process.exit(0)
}

const WAYS_TO_SERVE =
  'config: there is no config file; name what is to be served: monitors whose beats are posted with --push web=30s, a file with --file, or a repository with --repo'

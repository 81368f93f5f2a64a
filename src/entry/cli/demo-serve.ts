import { randomBytes } from 'node:crypto'
import { checkMonitors } from '../../app/check-monitors.js'
import { makeUpPast } from '../../app/demo-past.js'
import { beatsBefore, beatsBetween, SERVICE_CONFIG, type PlayedBeat } from '../../app/demo-service.js'
import { createPushedBeats, type PushedBeats } from '../../app/pushed-beats.js'
import { watch } from '../../app/watch.js'
import { createWaker } from '../../app/waker.js'
import type { Config } from '../../config/config.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import { DEMO_SERVE_FLAGS } from '../../config/inputs/demo-flags.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { readConfig } from '../../config/read-config.js'
import { createHistory } from '../../domain/history/create-history.js'
import { ALONE } from '../../domain/leadership.js'
import { SECOND, type Duration, type Instant } from '../../domain/time.js'
import { createMemoryIncidents } from '../../incidents/memory/index.js'
import { createClock } from '../../platform/clock.js'
import type { SteadyClock } from '../../ports.js'
import { connect } from '../../wiring/connections.js'
import { openControls } from '../../wiring/kept-controls.js'
import { createServing, type ServingLoop } from '../../wiring/serving.js'
import { quietSurroundings } from '../../wiring/terminal-surroundings.js'
import { checkPorts, wire } from '../../wiring/wire.js'
import { listenTo } from './listen-to.js'
import { turnsOf } from './served.js'
import { listenToSignals } from './signals.js'
import { printJson, type Terminal } from './terminal.js'

const INTERVAL: Duration = 2 * SECOND

/** A server as it looks with things that live, fail and die; nothing is asked of anybody, and nothing is kept. */
export async function demoServe(raw: Readonly<Record<string, string>>, terminal: Terminal): Promise<void> {
  const { port, for: forMs } = readInputs(DEMO_SERVE_FLAGS, raw)
  const clock = createClock()
  const config = await readConfig({
    inputs: readInputs(CHECK_INPUTS, { 'read-from': 'workspace' }),
    text: SERVICE_CONFIG,
    environment: {},
    hide: () => {},
  })
  const connections = connect(quietSurroundings(process.cwd(), terminal.secrets))
  const token = randomBytes(9).toString('base64url')
  const stage = await setStage(config, connections, clock)
  const access = { token, hosts: [], cors: '' }
  const address = { host: '127.0.0.1', port }
  const listening = await listenTo(address, 'port', { serving: stage.loop, access, clock, log: terminal.log })
  if (terminal.manner.json) printJson(terminal, { url: listening.url, token })
  else terminal.print(programme(listening.url, token))
  const signals = listenToSignals(() => {}, terminal.log)
  const over = new AbortController()
  signals.stop.addEventListener('abort', () => over.abort())
  if (forMs !== null) void clock.sleep(forMs, over.signal).then(() => over.abort())
  try {
    await play(stage, { clock, log: terminal.log, stop: over.signal, ending: listening.close })
  } finally {
    signals.forget()
    connections.close()
  }
}

function programme(url: string, token: string): string {
  return `A living example is open on ${url}

  The price feed falls silent after 24 s and is back after 80 s, the mailer fails from 50 s to 90 s, the warehouse recovers
  after 40 s, and all of it begins anew after 2 min. The ninety days before were made up.

  curl -N ${url}/api/health/stream
  curl -X POST -H 'Authorization: Bearer ${token}' ${url}/api/heartbeat/nightly-backup/fail
  curl -X POST -H 'Authorization: Bearer ${token}' '${url}/api/monitors/mailer/pause?for=1h&why=new%20mail%20server'

Ctrl-C ends it.
`
}

interface Stage {
  readonly loop: ServingLoop
  readonly turns: ReturnType<typeof turnsOf>
  /** Beats up to now come in, and everything is judged. */
  look(now: Instant, turn: 'look' | 'glance'): ReturnType<typeof checkMonitors>
}

async function setStage(config: Config, connections: ReturnType<typeof connect>, clock: SteadyClock): Promise<Stage> {
  const { log } = connections.surroundings
  const beats = createPushedBeats(new Map(), { put: () => {}, settled: async () => {} }, clock)
  const controls = await openControls(null, log)
  const history = createHistory({ usualGapMs: INTERVAL })
  const waker = createWaker(clock)
  const startAt = clock.now()
  makeUpPast(
    history,
    config.monitors.map(({ id }) => id),
    startAt,
  )
  const loop = createServing({ clock, log, beats, controls, history, waker, intervalMs: INTERVAL, zone: null })
  const ports = { ...checkPorts(wire(connections), createMemoryIncidents()), sourceOf: async () => beats.source }
  takeAll(beats, beatsBefore(startAt))
  let until = startAt
  return {
    loop,
    turns: turnsOf({ loop, waker }),
    look(now, turn) {
      loop.begins(turn)
      takeAll(beats, beatsBetween(startAt, until, now))
      until = now
      const of = { force: false, repository: null, runUrl: null, self: null, runId: null }
      return checkMonitors({ config, now, dryRun: turn === 'glance', ...of, controls: controls.now() }, ports)
    },
  }
}

function takeAll(beats: PushedBeats, played: readonly PlayedBeat[]): void {
  for (const { monitor, beat } of played) beats.take(monitor, beat)
}

/** Until the signal fires. */
async function play(
  { loop, turns, look }: Stage,
  ports: {
    readonly clock: SteadyClock
    readonly log: Terminal['log']
    readonly stop: AbortSignal
    ending(): Promise<void>
  },
): Promise<void> {
  await watch(INTERVAL, {
    ...ports,
    ...turns,
    leadership: ALONE,
    random: Math.random,
    tick: ({ now, turn }) => look(now, turn),
    async finished({ report }) {
      loop.ends(report)
      return false
    },
  })
}

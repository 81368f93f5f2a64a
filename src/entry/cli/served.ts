import { join } from 'node:path'
import { createBeatLog, type BeatLog } from '../../app/beat-log.js'
import { createKnownVerdicts } from '../../app/known-verdicts.js'
import type { LoopHistory } from '../../app/loop-history.js'
import { createPushedBeats } from '../../app/pushed-beats.js'
import { looksFromPast } from '../../app/served-looks.js'
import type { WatchPorts } from '../../app/watch.js'
import { createWaker, type Waker } from '../../app/waker.js'
import type { InputValues } from '../../config/inputs/inputs.js'
import type { Listening } from '../../config/inputs/loop-kinds.js'
import type { SERVED_FLAGS } from '../../config/inputs/serve-flags.js'
import { beatsIn, BEATS_FILE } from '../../domain/beat/beat-lines.js'
import { oneLine } from '../../domain/safe-text.js'
import type { Duration, Instant } from '../../domain/time.js'
import { ConfigError, messageOf } from '../../errors.js'
import { createGrowingFiles } from '../../platform/growing-files.js'
import type { SteadyClock } from '../../ports.js'
import type { Connections } from '../../wiring/connections.js'
import type { ControlsPlace } from '../../wiring/controls-place.js'
import { openControls, type KeptControls } from '../../wiring/kept-controls.js'
import { passOnToRedis } from '../../wiring/pass-on.js'
import { createServing, type ServingLoop } from '../../wiring/serving.js'
import type { Posted } from '../../wiring/watch-tick.js'
import { hidingSecrets } from '../../wiring/hiding-secrets.js'
import type { WatchedConfig } from '../../wiring/watched-config.js'
import { beatsFolder } from './beside-state.js'
import { listenTo } from './listen-to.js'

/** Ten thousand monitors have some four megabytes, and as much of what is old. */
const MOST_BYTES = 256 * 1024 * 1024

export type ServedValues = InputValues<typeof SERVED_FLAGS>

/** A process that serves, before it listens. */
export interface Served {
  readonly loop: ServingLoop
  readonly posted: Posted
  readonly asked: KeptControls
  readonly waker: Waker
  /** Where it can be reached. Throws ConfigError where it cannot listen. */
  listen(address: Listening, setting: string): Promise<string>
  /** Takes nothing new, and resolves when all that was posted is kept. */
  close(): Promise<void>
}

export interface ServedPlace {
  /** The state file; what is served is kept beside it. Null for nowhere. */
  readonly state: string | null
  /** Where what people ask for is kept; null for as long as the process lives. */
  readonly controls: ControlsPlace | null
  /** What is shown of the past, and grows with each look. */
  readonly past: LoopHistory
  readonly intervalMs: Duration
  readonly config: WatchedConfig
}

/** Throws ConfigError where something of it cannot be used. */
export async function openServed(
  own: ServedValues,
  { state, controls: place, intervalMs, config, past }: ServedPlace,
  connections: Connections,
  clock: SteadyClock,
): Promise<Served> {
  const { surroundings } = connections
  const { log, secrets, environment } = surroundings
  const token = environment[own['token-env']] ?? ''
  secrets.add(token)
  if (token === '' && (await config.current(clock.now())).monitors.some(({ source }) => source.kind === 'push'))
    log.warning(unheardText(own['token-env']))
  const { history, keep } = past
  const folder = beatsFolder(own.beats, state)
  const { beats, beatLog } = await openBeats(folder, history.lastLookAt, connections, clock)
  const controls = await openControls(place, log)
  const waker = createWaker(clock)
  const passOn = passOnToRedis(() => config.current(clock.now()), connections)
  const parts = {
    clock,
    log,
    beats,
    controls,
    history,
    keep,
    waker,
    intervalMs,
    zone: null,
    passOn: passOn.beat,
    hide: hidingSecrets(secrets),
  }
  const loop = createServing(parts)
  let close = async (): Promise<void> => {}
  return {
    loop,
    waker,
    asked: controls,
    posted: {
      heard: beats.heard,
      source: beats.source,
      known: createKnownVerdicts(),
      looks: looksFromPast(history),
    },
    async listen(address, setting) {
      const access = { token, hosts: own.hosts, cors: own.cors }
      const listening = await listenTo(address, setting, { serving: loop, access, clock, log })
      close = listening.close
      return listening.url
    },
    async close() {
      await close()
      await Promise.all([beatLog.settled(), passOn.settled(), past.close()])
    },
  }
}

/** Whoever posts hears of it; but whoever started it would take those for dead who cannot be heard. */
function unheardText(name: string): string {
  return `${oneLine(name)} is not set, so nothing can be posted, and monitors that are only posted to will be called dead. Set it to a token: openssl rand -hex 24`
}

/** What the loop asks a process that serves; `healingAt` is when something is to be healed. */
export function turnsOf(
  served: Pick<Served, 'loop' | 'waker'> | null,
  healingAt: () => Instant | null = () => null,
): Pick<WatchPorts, 'waker' | 'dueAt' | 'glanceAt'> {
  if (served === null) return { dueAt: healingAt }
  const { loop, waker } = served
  return {
    waker,
    dueAt() {
      const [healing, change] = [healingAt(), loop.changesAt('look')]
      return healing === null || change === null ? (healing ?? change) : Math.min(healing, change)
    },
    glanceAt: () => loop.changesAt('glance'),
  }
}

async function openBeats(
  folder: string | null,
  servedUntil: Instant | null,
  connections: Connections,
  clock: SteadyClock,
) {
  const { files, surroundings } = connections
  if (folder === null) {
    const beatLog: BeatLog = { put: () => {}, settled: async () => {} }
    return { beatLog, beats: createPushedBeats(new Map(), beatLog, clock) }
  }
  const path = join(folder, BEATS_FILE)
  const text = await files.read(path, MOST_BYTES).catch((error: unknown) => {
    throw new ConfigError([`beats: ${messageOf(error)}; make it readable, or name another folder`])
  })
  const stored = beatsIn(text ?? '')
  const beatLog = createBeatLog({ path, files: createGrowingFiles() }, stored, { clock, log: surroundings.log })
  return { beatLog, beats: createPushedBeats(stored, beatLog, clock, servedUntil) }
}

import { checkMonitors } from '../../src/app/check-monitors.js'
import { createBeatLog, type LineFile } from '../../src/app/beat-log.js'
import { createKnownVerdicts } from '../../src/app/known-verdicts.js'
import { createPushedBeats } from '../../src/app/pushed-beats.js'
import { looksFromPast } from '../../src/app/served-looks.js'
import { createWaker, type Turn } from '../../src/app/waker.js'
import { watch, type Occasion } from '../../src/app/watch.js'
import { checkConfig } from '../../src/config/check-config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { beatsIn } from '../../src/domain/beat/beat-lines.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { GrowingHistory } from '../../src/domain/history/history.js'
import { ALONE } from '../../src/domain/leadership.js'
import type { Monitor } from '../../src/domain/monitor.js'
import type { Instant } from '../../src/domain/time.js'
import type { Reading } from '../../src/domain/what-was-read.js'
import { turnsOf } from '../../src/entry/cli/served.js'
import { ExternalError } from '../../src/errors.js'
import type { ServedChange } from '../../src/serve/serving.js'
import type { Source } from '../../src/sources/source.js'
import { controlsInFile } from '../../src/wiring/controls-place.js'
import { openControls } from '../../src/wiring/kept-controls.js'
import { rememberSources } from '../../src/wiring/paced-sources.js'
import { createServing, type ServingLoop } from '../../src/wiring/serving.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { aLog } from './incident-samples.js'
import { createLivingClock, type LivingClock } from './living-clock.js'
import { memoryFiles } from './memory-files.js'

export const INTERVAL = 15_000
export const NOON = Date.parse('2026-11-27T12:00:00Z')

/** What outlives a process that serves. */
export interface Disk {
  readonly files: ReturnType<typeof memoryFiles>
  readonly beats: LineFile & { text: string; writes: number; full: boolean }
  /** The past, as whoever serves from here keeps it. */
  readonly history: GrowingHistory
}

export function emptyDisk(): Disk {
  const put = async (text: string): Promise<void> => {
    if (beats.full) throw new ExternalError('file', `${beats.path} cannot be written (ENOSPC)`, { permanent: false })
    beats.text = text
    beats.writes += 1
  }
  const beats: Disk['beats'] = {
    path: '/beats.jsonl',
    text: '',
    writes: 0,
    full: false,
    files: { append: (_, text) => put(beats.text + text), write: (_, text) => put(text) },
  }
  return { files: memoryFiles(), beats, history: createHistory({ usualGapMs: INTERVAL }) }
}

export interface ServingWorld {
  readonly clock: LivingClock
  readonly loop: ServingLoop
  readonly log: ReturnType<typeof aLog>
  /** What each turn was. */
  readonly turns: Turn[]
  /** How often the source of other people's files was asked. */
  readonly reads: { count: number }
  /** What that source answers, by monitor. */
  readonly readings: Map<string, Reading>
  readonly changes: ServedChange[]
  beat(monitor: string, more?: Partial<Parameters<ServingLoop['beat']>[1]>): ReturnType<ServingLoop['beat']>
  status(monitor: string): string | undefined
  stop(): Promise<boolean>
}

/** A process that serves, on a clock of the test's, from memory. */
export async function aServer(
  monitors: readonly Monitor[],
  {
    startAt = NOON,
    disk = emptyDisk(),
    hidden = [],
  }: { readonly startAt?: Instant; readonly disk?: Disk; readonly hidden?: readonly string[] } = {},
): Promise<ServingWorld> {
  const clock = createLivingClock(startAt)
  const log = aLog()
  const stored = beatsIn(disk.beats.text)
  const beatLog = createBeatLog(disk.beats, stored, { clock, log })
  const beats = createPushedBeats(stored, beatLog, clock, disk.history.lastLookAt)
  const controls = await openControls(controlsInFile('/controls.json', disk.files), log)
  const waker = createWaker(clock)
  const { history } = disk
  const looks = looksFromPast(history)
  const loop = createServing({ clock, log, beats, controls, history, waker, intervalMs: INTERVAL, zone: null })
  const base = checkConfig(readInputs(CHECK_INPUTS, { monitor: 'x', 'read-from': 'workspace' }), null)
  const config = { ...base, page: { ...base.page, hidden }, monitors }
  const reads = { count: 0 }
  const readings = new Map<string, Reading>()
  const file: Source = {
    async read(asked) {
      reads.count += 1
      return new Map(asked.map(({ id }) => [id, readings.get(id) ?? { kind: 'missing', detail: 'there is no file' }]))
    },
    placeOf: ({ id, source }) =>
      source.kind === 'workflow' ? { kind: 'workflow', path: id, repository: null } : { kind: 'file', path: id },
  }
  const memory = rememberSources(true)
  const turns: Turn[] = []
  const known = createKnownVerdicts()
  const ports = {
    clock,
    log,
    channels: { clock, log } as never,
    incidents: createMemoryIncidents(),
    github: null,
    looks,
    recoveryOf: () => Promise.reject(new Error('nothing is healed')),
  }
  const stop = new AbortController()
  const tick = ({ now, turn }: Occasion) => {
    turns.push(turn)
    loop.begins(turn)
    const sourceOf = memory.pace(async (kind) => (kind === 'push' ? beats.source : file), now, true, turn)
    const of = { force: false, repository: null, runUrl: null, self: null, runId: null }
    const came = { heard: beats.heard(), controls: controls.now(), known, glance: turn === 'glance' }
    return checkMonitors(
      { config, now, dryRun: turn === 'glance', ...of, ...came },
      { ...ports, sourceOf: withPush(sourceOf) },
    )
  }
  const withPush = (paced: (kind: string) => Promise<Source>) => async (kind: string) =>
    kind === 'push' ? beats.source : paced(kind)
  const life = watch(INTERVAL, {
    clock,
    log,
    leadership: ALONE,
    random: () => 0.5,
    stop: stop.signal,
    ...turnsOf({ loop, waker }),
    tick,
    async finished({ report }) {
      loop.ends(report)
      return false
    },
    ending: () => beatLog.settled(),
  })
  const changes: ServedChange[] = []
  loop.follow((_, news) => void changes.push(...news))
  await clock.pass(0)
  return {
    clock,
    loop,
    log,
    turns,
    reads,
    readings,
    changes,
    beat: (monitor, more = {}) => loop.beat(monitor, { at: clock.now(), state: 'ok', ...more }),
    status: (monitor) => loop.board()?.map.monitors[monitor]?.status,
    async stop() {
      stop.abort()
      await clock.pass(1_000)
      return life
    },
  }
}

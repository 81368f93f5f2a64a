import type { Deeds } from '../app/deeds.js'
import type { KnownVerdicts } from '../app/known-verdicts.js'
import { PUSHED, type SourceOf } from '../app/read-all.js'
import type { Leadership } from '../domain/leadership.js'
import type { TellingBeside } from '../app/telling-beside.js'
import type { Occasion } from '../app/watch.js'
import type { CheckInputs } from '../config/check-config.js'
import { changedIn } from '../domain/incidents/changed-in.js'
import type { HeardBeat } from '../domain/heard-beat.js'
import type { TargetMemory } from '../domain/recovery/target-state.js'
import type { Duration } from '../domain/time.js'
import type { IncidentStore, LookMemory } from '../incidents/store.js'
import type { RunReport } from '../reports/report.js'
import type { Source } from '../sources/source.js'
import { checkWith } from './check-once.js'
import { USUAL_LIMIT } from '../config/keys/run-limit.js'
import type { OwnRunTime } from '../platform/run-time.js'
import { connectionsWithin, type Connections } from './connections.js'
import type { KeptControls } from './kept-controls.js'
import type { Pacing } from './pacing.js'
import type { WatchedConfig } from './watched-config.js'
import type { SupervisedTargets } from './supervised-targets.js'
import { channelPorts } from './channel-ports.js'
import { wire, type Wiring } from './wire.js'

/** What every tick of one watcher has in common. */
export interface TickOrder {
  readonly inputs: CheckInputs
  readonly config: WatchedConfig
  /** What begins in one tick and ends in a later one. */
  readonly deeds: Deeds
  /** What was tried, as long as the process lives: where incidents tell of it they do so only after a tick. */
  readonly targets: TargetMemory
  readonly supervised: SupervisedTargets
  readonly leadership: Leadership
  readonly telling: TellingBeside
  readonly pacing: Pacing
  /** That of the tick; what outlives a tick has none. */
  readonly time: OwnRunTime
  /** Beats that were posted to this process; absent where nothing is served. */
  readonly posted?: Posted
  /** What people asked for, wherever they did; absent or null where nobody can. */
  readonly asked?: KeptControls | null
  /** The token of this leader; null where there are no other watchers. */
  epoch(): number | null
}

/** What reaches a process that serves, otherwise than by what it reads. */
export interface Posted {
  heard(): readonly HeardBeat[]
  /** Reads what is posted and has no other source. */
  readonly source: Source
  readonly known: KnownVerdicts
  /** What it remembers of looking where the store of incidents does not. */
  readonly looks: LookMemory
}

/** What one tick was, for those who write down what it found. */
export interface Ticked {
  readonly report: RunReport
  readonly wiring: Wiring
}

/** One tick: a check with a wiring of its own, over connections that stay. */
export async function tickOnce(living: Connections, order: TickOrder, occasion: Occasion): Promise<Ticked> {
  const { inputs, time } = order
  time.begin(inputs.timeout ?? USUAL_LIMIT)
  try {
    return await tickWithin(connectionsWithin(living, time), order, occasion)
  } finally {
    time.rest()
  }
}

async function tickWithin(connections: Connections, order: TickOrder, occasion: Occasion): Promise<Ticked> {
  const { inputs, time } = order
  const { now, turn, standing, mayAct, ownGap, lookedBefore, suspectedBefore } = occasion
  const read = await order.config.current(now)
  if (read.timeout != null) time.limit(read.timeout)
  // Nothing is healed in a glance, so nobody need be asked what was tried.
  const config = turn === 'look' ? read : { ...read, recovery: { ...read.recovery, configured: false } }
  const wiring = wire(connections)
  // Who does not lead looks all the same, so that it knows everybody when it does.
  const dryRun = inputs['dry-run'] || standing !== 'leader' || turn === 'glance'
  const { deeds, supervised, telling, epoch, posted, asked } = order
  if (turn === 'look') await asked?.refresh()
  const { ports: paced, isTime } = await order.pacing.portsOf(config, wiring, { now, mayWrite: !dryRun, epoch }, turn)
  const ports = posted === undefined ? paced : { ...paced, sourceOf: withPushed(paced.sourceOf, posted.source) }
  const [targets, incidents] = await Promise.all([
    supervised.memory(order.targets, config),
    supervised.store(ports.incidents, config),
  ])
  if (!dryRun) await telling.remember(incidents, now)
  const of = { runUrl: null, self: null, runId: null, listenMs: null }
  const glance = turn === 'glance'
  const came = posted && { heard: posted.heard(), known: posted.known, glance }
  const wished = asked && { controls: asked.now() }
  const run = {
    config,
    now,
    force: inputs.force,
    dryRun,
    ownGap,
    lookedBefore,
    suspectedBefore,
    ...of,
    ...came,
    ...wished,
  }
  const leadership = { ...order.leadership, mayAct }
  try {
    const looks = posted && looksOf(posted, incidents, inputs)
    // People are told beside the ticks, in no time of theirs.
    const channels = channelPorts(connections.unbounded ?? connections)
    const beside = { ...ports, channels, incidents, ...looks, mayAct, deeds, targets, leadership, tell: telling.tell }
    const report = await checkWith(run, wiring, beside)
    // Whoever serves follows what changes by itself.
    if (!dryRun && posted === undefined) await asked?.changed(changedIn(report.plan, now), now)
    return { report, wiring }
  } finally {
    if (isTime) order.pacing.spent(wiring.budget.requests, now)
  }
}

/** What only looks never writes into the memory of others, so that it would take everybody for new for ever. */
function looksOf({ looks }: Posted, incidents: IncidentStore | null, inputs: CheckInputs): { looks?: LookMemory } {
  return inputs['dry-run'] || incidents?.looks === undefined ? { looks } : {}
}

/** What is posted to this process it knows itself. */
function withPushed(sourceOf: SourceOf, source: Source): SourceOf {
  return async (kind) => (kind === PUSHED ? source : sourceOf(kind))
}

/** What channels take until the process ends, and what they have taken, is written down. */
export async function endTelling(connections: Connections, order: TickOrder, waitMs: Duration): Promise<void> {
  const { clock } = connections.surroundings
  const enough = new AbortController()
  await Promise.race([order.telling.settled(), clock.sleep(waitMs, enough.signal)])
  enough.abort()
  const now = clock.now()
  // It writes down and shows nothing: who leads then shows what is owed.
  const run = { now, mayWrite: false, epoch: order.epoch }
  const { ports } = await order.pacing.portsOf(await order.config.current(now), wire(connections), run)
  await order.telling.remember(ports.incidents, now)
}

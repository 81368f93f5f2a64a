import { resolve } from 'node:path'
import { openHistory as openLocalHistory } from '../../app/local-history.js'
import type { LoopHistory } from '../../app/loop-history.js'
import { openSharedHistory } from '../../app/shared-history.js'
import type { Config } from '../../config/config.js'
import type { HistoryPlace } from '../../domain/history/place.js'
import type { Duration } from '../../domain/time.js'
import { createGrowingFiles } from '../../platform/growing-files.js'
import type { Clock } from '../../ports.js'
import type { Connections } from '../../wiring/connections.js'
import { openHistory } from '../../wiring/open-history.js'
import { wire } from '../../wiring/wire.js'
import { hidingInLines } from '../../wiring/hiding-secrets.js'
import { usualHistory } from './beside-state.js'

/** A process that stays, as far as it matters for what it keeps. */
export interface LoopPlace {
  /** The state file, beside which it keeps what is its own; null for nowhere. */
  readonly state: string | null
  /** The repository that was typed. */
  readonly repo: string | undefined
  /** It only shows: nothing that others read is written by it. */
  readonly onlyShows: boolean
  readonly intervalMs: Duration
  /** Whether this process is the one that writes. */
  mayWrite(): boolean
}

/** The past of a process that only keeps it; null where nobody wants that. */
export async function openLoopPast(
  config: Config,
  loop: LoopPlace,
  connections: Connections,
  clock: Clock,
): Promise<LoopHistory | null> {
  const { history } = config
  if (history === null || history.kind === 'none') return null
  const { token } = connections.surroundings
  const place = history.kind === 'usual' ? usualHistory({ ...loop, token }) : history
  return place.kind === 'none' ? null : openAt({ place, whole: false }, config, loop, { connections, clock })
}

/** The past of a process that shows it, and so has one even where it is kept nowhere. */
export async function openServedPast(
  config: Config,
  loop: LoopPlace,
  connections: Connections,
  clock: Clock,
): Promise<LoopHistory> {
  const { history } = config
  const beside = { repo: undefined, token: '', state: loop.state }
  const place = history === null || history.kind === 'usual' ? usualHistory(beside) : history
  return openAt({ place, whole: true }, config, loop, { connections, clock })
}

/** Trouble with it is told in the log: it keeps nobody from watching. */
function openAt(
  { place, whole }: { readonly place: HistoryPlace; readonly whole: boolean },
  { redis, page }: Config,
  { intervalMs, onlyShows, mayWrite }: LoopPlace,
  { connections, clock }: { readonly connections: Connections; readonly clock: Clock },
): Promise<LoopHistory> {
  const { log, secrets } = connections.surroundings
  const rules = { usualGapMs: intervalMs, zone: page.zone }
  const kept = { log, now: clock.now(), rules, mayWrite, hide: hidingInLines(secrets) }
  if (place.kind !== 'branch' && place.kind !== 'redis') {
    const folder = place.kind === 'folder' ? resolve(place.path) : null
    return openLocalHistory({ ...kept, folder, files: createGrowingFiles() })
  }
  const readOnly = onlyShows && place.kind === 'branch'
  if (readOnly)
    log.notice(
      'The past that is kept on the branch is shown. A server writes nothing on GitHub: what it sees itself ends with it.',
    )
  return openSharedHistory({
    ...kept,
    open: () => openHistory(place, { redis }, wire(connections)),
    whole,
    mayWrite: () => !readOnly && mayWrite(),
  })
}

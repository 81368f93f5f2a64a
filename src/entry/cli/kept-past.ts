import type { Config } from '../../config/config.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import { readInputs, type InputValues } from '../../config/inputs/inputs.js'
import type { KEPT_FLAGS } from '../../config/inputs/past-flags.js'
import { readConfig } from '../../config/read-config.js'
import type { Controls } from '../../domain/controls.js'
import { HISTORY_BRANCH, type HistoryPlace } from '../../domain/history/place.js'
import type { Instant } from '../../domain/time.js'
import { ConfigError } from '../../errors.js'
import type { KnownBoard } from '../../health/board.js'
import { keptBoard } from '../../health/kept-board.js'
import { withConnections } from '../../wiring/connections.js'
import { openControls } from '../../wiring/kept-controls.js'
import { controlsPlace } from '../../wiring/run-controls.js'
import { keptHistory } from '../../wiring/kept-history.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import type { ChosenPlace } from '../../wiring/open-history.js'
import { wire } from '../../wiring/wire.js'
import { beside } from './beside-state.js'
import { configHere, readConfigFile } from './configured-monitors.js'
import { placeOfControls, placeOfState } from './incident-place.js'
import type { Terminal } from './terminal.js'

/** What was typed of where the past is. */
export interface PastPlace {
  readonly values: InputValues<typeof KEPT_FLAGS>
  readonly repo: string | undefined
  readonly file: string | undefined
  readonly stateFile: string | undefined
  readonly now: Instant
  /** How far back somebody wants to see. */
  readonly from: Instant
}

/** The past as far as it is kept. */
export interface KeptPast {
  /** Null where nothing is kept yet. */
  readonly board: KnownBoard | null
  /** Where, for people. */
  readonly label: string
  /** Where an incident is followed; null where nobody knows. */
  readonly linkOf: (ref: string) => string | null
  /** What people asked for, where it is kept beside the incidents of this machine, or in Redis. */
  readonly controls: Controls
}

/** Reads what check, watch and serve have kept, and changes nothing. Throws ConfigError for a place that goes with nothing. */
export async function keptPast(typed: PastPlace, terminal: Terminal): Promise<KeptPast> {
  const { values, repo, file, stateFile, now, from } = typed
  if (repo !== undefined && file !== undefined)
    throw new ConfigError(['file: is a file of this machine, and --repo asks for a repository; give one of them'])
  const token = terminalToken(values.token || undefined, terminal)
  const surroundings = terminalSurroundings({ token, apiUrl: values['api-url'], repo }, terminal)
  return withConnections(surroundings, async (connections) => {
    // Another repository has a config of its own.
    const config = await configOf(repo === undefined ? values.config : null, file, terminal)
    const state = placeOfState(config, { stateFile, state: true }, terminal.env)
    const place = placeOf(values.history ?? config.history, repo, state)
    const zone = values.zone ?? config.page.zone
    const { history, label } = await keptHistory(place, { config, zone, now, from }, wire(connections))
    const names = new Map(config.monitors.map(({ id, name }) => [id, name]))
    const { repository, webUrl } = surroundings
    const kept = placeOfControls(config, surroundings, { stateFile, state: true }, terminal.env)
    const controls = await openControls(controlsPlace(kept, config, connections), surroundings.log, true)
    return {
      controls: controls.now(),
      board: keptBoard(history, names, zone, controls.now()),
      label,
      linkOf: (ref) =>
        repository === null || !/^\d+$/.test(ref)
          ? null
          : `${webUrl}/${repository.owner}/${repository.repo}/issues/${ref}`,
    }
  })
}

/** What to say where there is no past yet. */
export function nothingKept(label: string): string {
  return `nothing is kept in ${label} yet; write "history: true" in the config, or "--history true" beside check, and look again after the next check`
}

/** The config file at hand; where there is none, what a check without one would watch. */
async function configOf(path: string | null, file: string | undefined, terminal: Terminal): Promise<Config> {
  const found = path === null || file !== undefined ? null : await configHere(path, terminal)
  if (found !== null) return readConfigFile(found)
  const inputs = readInputs(
    CHECK_INPUTS,
    file === undefined ? {} : { 'heartbeat-file': file, 'read-from': 'workspace' },
  )
  return readConfig({ inputs, text: null, environment: null, hide: () => {} })
}

/** Throws ConfigError where it is kept nowhere. */
function placeOf(said: HistoryPlace | null, repo: string | undefined, state: string | null): ChosenPlace {
  if (said?.kind === 'none')
    throw new ConfigError(['history: is switched off, so nothing is kept; write "history: true" in the config'])
  if (said !== null && said.kind !== 'usual') return said
  if (repo !== undefined) return { kind: 'branch', branch: HISTORY_BRANCH }
  return { kind: 'folder', path: beside(state ?? 'state.json', 'history') }
}

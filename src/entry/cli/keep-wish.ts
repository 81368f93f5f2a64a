import type { Config } from '../../config/config.js'
import type { Incident } from '../../domain/incidents/incident.js'
import { presentIn } from '../../domain/incidents/present-members.js'
import { nearestWord } from '../../domain/nearest.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { commandFor } from '../../domain/wish-text.js'
import { ConfigError } from '../../errors.js'
import { withConnections, type Connections } from '../../wiring/connections.js'
import { openControls } from '../../wiring/kept-controls.js'
import { loadConfig } from '../../wiring/load-config.js'
import { controlsPlace } from '../../wiring/run-controls.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import { hidingSecrets } from '../../wiring/hiding-secrets.js'
import { wire } from '../../wiring/wire.js'
import type { AskedWish, KeptWish } from './asked-wish.js'
import { incidentPlace, placeOfControls } from './incident-place.js'
import { looksFrom } from './loop-inputs.js'
import { repositoryFor } from './repository-here.js'
import type { Terminal } from './terminal.js'

/** What was typed of the check whose incidents are meant. */
interface CheckedPlace {
  readonly config: string | undefined
  readonly file: string | undefined
  readonly repo: string | undefined
  readonly stateFile: string | undefined
}

/** Keeps it where a check with the same flags looks for it. Throws ConfigError where nobody would. */
export async function keepWish(
  asked: AskedWish,
  { config: path, file, repo: typed, stateFile }: CheckedPlace,
  terminal: Terminal,
): Promise<KeptWish> {
  const { env, secrets } = terminal
  const token = terminalToken(undefined, terminal)
  const raw: Record<string, string> = path === undefined ? {} : { config: path }
  const repo = await repositoryFor({ repo: typed, file, inputs: raw }, terminal)
  const inputs = looksFrom(raw, file, repo)
  return withConnections(terminalSurroundings({ token, repo }, terminal), async (connections) => {
    const wiring = wire(connections)
    const hide = (found: readonly string[]): void => found.forEach(secrets.add)
    const config = await loadConfig(inputs, wiring, { environment: env, hide })
    const flags = { stateFile, state: true }
    const { store } = await incidentPlace(config, wiring, flags, { env, now: asked.now, mayWrite: false })
    const open = ((await store?.load('open')) ?? []).filter(({ phase }) => phase === 'open')
    mustBeKnown(asked, config, open)
    const kept = placeOfControls(config, connections.surroundings, flags, env)
    return keepAt(asked, { path: kept, config, open }, connections)
  })
}

interface Found {
  readonly path: string | null
  readonly config: Config
  readonly open: readonly Incident[]
}

async function keepAt(
  { monitor, wish, now, verb }: AskedWish,
  { path, config, open }: Found,
  connections: Connections,
): Promise<KeptWish> {
  const { log, secrets } = connections.surroundings
  const incident = open.find(({ state }) => presentIn(state).includes(monitor))
  const place = controlsPlace(path, config, connections)
  if (place === null) throw new ConfigError([`${monitor}: ${onIssue(commandFor(wish), incident)}`])
  if (verb === 'ack' && incident === undefined)
    throw new ConfigError([
      `${monitor}: has no open incident, so there is nothing to acknowledge; "heartbeat check" shows how it stands`,
    ])
  const controls = await openControls(place, log)
  await controls.wish(monitor, hidingSecrets(secrets)(wish), now)
  return { monitor, place: place.name, told: `Kept in ${place.name}; the next check sees it.` }
}

function onIssue(command: string, incident: Incident | undefined): string {
  if (incident === undefined)
    return 'its incidents are issues on GitHub, and it has none; there the issue itself is the switch, once it is open'
  const where = incident.url === null ? `its issue ${incident.ref}` : oneLine(incident.url)
  return `its issue is the switch; comment "${oneLine(command)}" on ${where}`
}

/** Throws ConfigError with the nearest name. */
function mustBeKnown({ monitor }: AskedWish, { monitors, workflows }: Config, open: readonly Incident[]): void {
  const ids = [...monitors.map(({ id }) => id), ...open.flatMap(({ state }) => presentIn(state))]
  const isMember = monitors.some(({ id, each }) => each && monitor.startsWith(`${id}/`))
  if (isMember || ids.includes(monitor)) return
  const isFound = workflows.discover || workflows.include.length > 0
  const nearest = nearestWord(monitor, ids)
  const named = JSON.stringify(cut(oneLine(monitor), 100))
  const known = [...new Set(ids)].slice(0, 10).join(', ')
  const meant = nearest === null ? `there are ${oneLine(known) || 'none'}` : `did you mean "${oneLine(nearest)}"?`
  const found = isFound && nearest === null ? '; one that is found by itself is known once it has an incident' : ''
  throw new ConfigError([`monitor: ${named} is not watched here; ${meant}${found}`])
}

import { readInputs } from '../../config/inputs/inputs.js'
import { KEPT_FLAGS } from '../../config/inputs/past-flags.js'
import { DAY, type Instant } from '../../domain/time.js'
import { askedLines } from '../../domain/wish-text.js'
import { ConfigError } from '../../errors.js'
import { STANDING_DAYS, standingText, type StandingShown } from '../../explain/past/standing-text.js'
import { healthStatusOf } from '../../health/health-status.js'
import { historyWithin } from '../../health/history/document.js'
import { controlsOf } from '../../health/served-standing.js'
import { withConnections } from '../../wiring/connections.js'
import { terminalSurroundings } from '../../wiring/terminal-surroundings.js'
import { askServer } from './ask-server.js'
import { keptPast, nothingKept, type PastPlace } from './kept-past.js'
import { momentOf } from './now.js'
import { screenOf } from './screen-of.js'
import { printJson, type Terminal } from './terminal.js'

/** What was typed of `heartbeat status` without a message. */
export interface StandingAsked {
  readonly raw: Readonly<Record<string, string>>
  readonly repo: string | undefined
  readonly stateFile: string | undefined
  readonly url: string | undefined
  readonly now: string | undefined
  readonly json: boolean
}

/** Shows how all stand; false where nothing is kept and nobody said where. Throws ConfigError where he did. */
export async function standing(asked: StandingAsked, terminal: Terminal): Promise<boolean> {
  const { raw, repo, stateFile, url, json } = asked
  const values = readInputs(KEPT_FLAGS, raw)
  const now = momentOf('now', asked.now)
  const place = { values, repo, file: undefined, stateFile, now, from: now - STANDING_DAYS * DAY }
  const shown = url === undefined ? await keptStanding(place, terminal) : await servedStanding(url, now, terminal)
  if (typeof shown === 'string') {
    if (repo === undefined && stateFile === undefined && values.history === null) return false
    throw new ConfigError([`status: ${nothingKept(shown)}`])
  }
  if (json) printJson(terminal, shown.health)
  else terminal.print(standingText(shown, screenOf(terminal, values.ascii)))
  return true
}

/** Only the place where nothing is kept yet. */
async function keptStanding(place: PastPlace, terminal: Terminal): Promise<StandingShown | string> {
  const { now, from } = place
  const { board, label, controls } = await keptPast(place, terminal)
  if (board === null) return label
  const query = { span: { from, to: now }, monitors: Object.keys(board.map.monitors), format: 'json' } as const
  return {
    health: healthStatusOf(board, now),
    past: historyWithin(query, board, now, Infinity),
    now,
    label,
    asked: askedLines(controls, now),
  }
}

function servedStanding(url: string, now: Instant, terminal: Terminal): Promise<StandingShown> {
  return withConnections(terminalSurroundings({ token: '' }, terminal), async ({ http }) => {
    const { health, past } = await askServer(url, now - STANDING_DAYS * DAY, http)
    return { health, past, now, label: new URL(url).host, asked: askedLines(controlsOf(health), now) }
  })
}

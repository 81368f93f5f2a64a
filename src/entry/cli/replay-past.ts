import type { Config } from '../../config/config.js'
import { LEAST_EVERY, REPLAY_FLAGS } from '../../config/inputs/replay-flags.js'
import { readInputs, type InputValues } from '../../config/inputs/inputs.js'
import { parseDuration } from '../../domain/duration.js'
import { HISTORY_BRANCH } from '../../domain/history/place.js'
import type { CommittedFiles } from '../../domain/replay/committed-files.js'
import type { ReplayReport } from '../../domain/replay/report.js'
import { DAY, type Instant } from '../../domain/time.js'
import { ConfigError, ExternalError, withRemedy } from '../../errors.js'
import { replayDocument } from '../../explain/replay/replay-document.js'
import type { IncidentStore } from '../../incidents/store.js'
import { committedFiles } from '../../platform/git-history.js'
import { withConnections, type Connections } from '../../wiring/connections.js'
import { here, type Here } from '../../wiring/here.js'
import type { ChosenPlace } from '../../wiring/open-history.js'
import { replayed } from '../../wiring/replaying.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import { watcherOf } from '../../wiring/watcher-schedule.js'
import { wire, type Wiring } from '../../wiring/wire.js'
import { beside } from './beside-state.js'
import { neededConfig, readConfigFile } from './configured-monitors.js'
import { rawFlags } from './flags.js'
import { incidentPlace, placeOfState } from './incident-place.js'
import { momentOf } from './now.js'
import { paintOf, printJson, type Terminal } from './terminal.js'

/** What was typed beside the flags of the table. */
export interface ReplayOptions {
  readonly repo?: string
  readonly stateFile?: string
  readonly now?: string
  readonly json?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
}

type Values = InputValues<typeof REPLAY_FLAGS>

interface Asked {
  readonly values: Values
  readonly options: ReplayOptions
  readonly now: Instant
  readonly from: Instant
  readonly config: Config
  readonly against: { readonly ref: string; readonly config: Config } | null
  readonly place: Here
  readonly checkout: CommittedFiles | null
  /** GitHub may be asked. */
  readonly repository: string | null
}

const LONGEST = 400 * DAY

/** Tries a config on the past and shows what it would have told. Throws ConfigError for what goes with nothing. */
export async function replayPast(ids: readonly string[], options: ReplayOptions, terminal: Terminal): Promise<void> {
  const { repo, now: moment, json, ...flags } = options
  const values = readInputs(REPLAY_FLAGS, rawFlags(flags))
  if (json && values.markdown) throw new ConfigError(['markdown: does not go with --json; give one of them'])
  if ((values.every ?? LEAST_EVERY) < LEAST_EVERY)
    throw new ConfigError(['every: is less than a minute; give 1m or more'])
  const now = momentOf('now', moment)
  const from = sinceOf(values.since, now)
  const token = terminalToken(values.token || undefined, terminal)
  const found = await neededConfig(values.config, terminal)
  const place = await here(terminal)
  const named = repo ?? (terminal.env['GITHUB_REPOSITORY'] || place.repository)
  const isHere = repo === undefined || repo.toLowerCase() === place.repository?.toLowerCase()
  const checkout = place.checkout === null || !isHere ? null : committedFiles(place.checkout, process.cwd())
  const config = await readConfigFile(found, ids)
  const against = values.against === '' ? null : await configAt(values.against, found.path, ids, checkout)
  const repository = token === '' ? null : named
  const asked = { values, options, now, from, config, against, place, checkout, repository }
  const given = { token, apiUrl: values['api-url'], repo: named ?? undefined }
  const report = await withConnections(terminalSurroundings(given, terminal), (connections) =>
    replayedBy(asked, connections, terminal),
  )
  await show(report, `${found.path} on the past`, values, terminal)
}

function sinceOf(text: string, now: Instant): Instant {
  const span = parseDuration(text)
  const from = span === null ? momentOf('since', text) : now - span
  if (from < now && now - from <= LONGEST) return from
  throw new ConfigError([`since: ${JSON.stringify(text)} is not between now and 400 days ago; write "30d"`])
}

/** The config as it was at a commit. */
async function configAt(
  ref: string,
  path: string,
  ids: readonly string[],
  checkout: CommittedFiles | null,
): Promise<Asked['against']> {
  if (checkout === null) throw new ConfigError(['against: there is no checkout of git here; call it in a clone'])
  const text = await checkout.textAt(ref, path)
  if (text === null) throw new ConfigError([`against: there is no ${path} at ${ref}; name a commit that has one`])
  const whole = await readConfigFile({ path, text }).catch((error: unknown) => {
    if (!(error instanceof ConfigError)) throw error
    throw new ConfigError(error.problems.map((problem) => `against: at ${ref}, ${problem}`))
  })
  // A monitor that was chosen may be younger than the commit.
  const monitors = ids.length === 0 ? whole.monitors : whole.monitors.filter(({ id }) => ids.includes(id))
  return { ref, config: { ...whole, monitors } }
}

async function replayedBy(asked: Asked, connections: Connections, terminal: Terminal): Promise<ReplayReport> {
  const { values, now, from, config, against, place, checkout, repository } = asked
  const wiring = wire(connections)
  const { incidents, notices } = await incidentsOf(asked, wiring, terminal)
  const report = await replayed(
    {
      config,
      against,
      span: { from, to: now },
      every: values.ticks === 'real' ? null : values.every,
      checkout,
      asksGitHub: repository !== null,
      self: null,
      onGitHub: repository !== null,
      history: historyOf(asked, terminal),
      incidents,
      declared: await watcherOf(place.root),
    },
    wiring,
  )
  return { ...report, notices: [...report.notices, ...notices] }
}

/** Where incidents are remembered, if anywhere: without them it is not known what really happened. */
async function incidentsOf(
  { config, options, now }: Asked,
  wiring: Wiring,
  { env }: Terminal,
): Promise<{ readonly incidents: IncidentStore | null; readonly notices: readonly string[] }> {
  try {
    const flags = { stateFile: options.stateFile, state: true }
    const { store } = await incidentPlace(config, wiring, flags, { env, now, mayWrite: false })
    return { incidents: store, notices: [] }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return { incidents: null, notices: [`Incidents could not be read: ${withRemedy(error)}`] }
  }
}

/** Where the past is kept; null where nobody said that it is. */
function historyOf({ config, options, values, repository }: Asked, { env }: Terminal): ChosenPlace | null {
  const said = values.history ?? config.history ?? (values.ticks === 'real' ? ({ kind: 'usual' } as const) : null)
  if (said === null || said.kind === 'none') return null
  if (said.kind !== 'usual') return said.kind === 'branch' && repository === null ? null : said
  if (repository !== null) return { kind: 'branch', branch: HISTORY_BRANCH }
  const state = placeOfState(config, { stateFile: options.stateFile, state: true }, env)
  return { kind: 'folder', path: beside(state ?? 'state.json', 'history') }
}

async function show(report: ReplayReport, title: string, values: Values, terminal: Terminal): Promise<void> {
  if (terminal.manner.json) return printJson(terminal, replayDocument(report))
  if (values.markdown) {
    const { replayMarkdown } = await import('../../explain/replay/replay-markdown.js')
    return terminal.print(`## ${title}\n\n${replayMarkdown(report)}`)
  }
  const { replayTable } = await import('../../explain/replay/replay-table.js')
  terminal.print(replayTable(report, title, { columns: terminal.columns, paint: paintOf(terminal) }))
}

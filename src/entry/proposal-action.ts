import { checkTimes, loadTimes, type Times } from '../app/judge-all.js'
import type { CheckInputs } from '../config/check-config.js'
import { CHECK_INPUTS } from '../config/inputs/check-inputs.js'
import { readInputs } from '../config/inputs/inputs.js'
import { unknownInputs } from '../config/inputs/unknown-inputs.js'
import { USUAL_LIMIT } from '../config/keys/run-limit.js'
import { plain } from '../domain/markdown.js'
import { isPlainObject } from '../domain/plain-object.js'
import { alertsOf, type ReplayReport } from '../domain/replay/report.js'
import type { Instant } from '../domain/time.js'
import { ConfigError, ExternalError, withRemedy } from '../errors.js'
import { dueMarkdown } from '../explain/replay/due-markdown.js'
import { proposalMarkdown } from '../explain/replay/proposal-markdown.js'
import { replayTable } from '../explain/replay/replay-table.js'
import { writeSummary } from '../platform/run-page.js'
import { annotate, type Annotation } from '../platform/annotations.js'
import type { RunContext } from '../platform/actions.js'
import { checkoutAt } from '../platform/checkout.js'
import { committedFiles } from '../platform/git-history.js'
import type { OwnRunTime } from '../platform/run-time.js'
import type { Secrets } from '../platform/secrets.js'
import type { Log, SteadyClock } from '../ports.js'
import { noOutputs } from '../reports/no-outputs.js'
import type { Outputs } from '../reports/output-names.js'
import { PLAIN } from '../reports/paint.js'
import { withConnections } from '../wiring/connections.js'
import { proposedConfig, type ProposalPlaces, type Proposed } from '../wiring/proposed-config.js'
import { proposedReplay } from '../wiring/proposed-replay.js'
import { runnerSurroundings } from '../wiring/surroundings.js'
import { wire } from '../wiring/wire.js'

/** A run on a pull request. */
interface ProposalRun {
  readonly context: RunContext
  readonly now: Instant
  readonly time: OwnRunTime
  readonly around: { readonly clock: SteadyClock; readonly log: Log; readonly secrets: Secrets }
}

const REFUSED =
  'event: pull_request_target runs with the secrets of this repository on what a stranger proposes, so nothing was read; write "on: pull_request", which needs none of them and no permission to write'

/** Tries what a pull request proposes: its mistakes, its due times, and what it would have told. Opens, sends and heals nothing. */
export async function tryProposal(raw: Readonly<Record<string, string>>, run: ProposalRun): Promise<Outputs> {
  const { context, time, around } = run
  if (context.eventName === 'pull_request_target') throw new ConfigError([REFUSED])
  const inputs = readInputs(CHECK_INPUTS, raw, unknownInputs(CHECK_INPUTS, raw))
  time.begin(inputs.timeout ?? USUAL_LIMIT, 0)
  // What is proposed is asked of GitHub and of git alone: no variable of the environment is given to it, and no further token.
  const surroundings = { ...runnerSurroundings(context, inputs, { ...around, env: {} }), watchToken: '' }
  const tried = await withConnections(
    surroundings,
    async (connections) => {
      const wiring = wire(connections)
      const checkout = await checkoutAt(context.workspace)
      const places: ProposalPlaces = {
        wiring,
        checkout: checkout && committedFiles(checkout, context.workspace),
        asksGitHub: context.repository !== null && inputs.token !== '',
        head: context.commit,
        base: baseOf(context),
      }
      return tryConfig(inputs, places, run)
    },
    time,
  )
  const { log, secrets } = around
  log.info(tried.text)
  annotate(tried.annotations, secrets)
  if (inputs.summary) await writeSummary(tried.summary, secrets)
  if (tried.failed) process.exitCode = 1
  return { ...noOutputs(tried.message), status: tried.failed ? 'unknown' : 'skipped' }
}

/** The commit that is to be merged into, as GitHub tells it. */
function baseOf({ payload }: RunContext): string {
  const pull = payload['pull_request']
  const base = isPlainObject(pull) && isPlainObject(pull['base']) ? pull['base']['sha'] : undefined
  const group = payload['merge_group']
  const sha = base ?? (isPlainObject(group) ? group['base_sha'] : undefined)
  return typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha) ? sha : ''
}

interface Tried {
  readonly message: string
  readonly text: string
  readonly summary: string
  readonly annotations: readonly Annotation[]
  readonly failed: boolean
}

async function tryConfig(inputs: CheckInputs, places: ProposalPlaces, run: ProposalRun): Promise<Tried> {
  let proposed: Proposed
  let times: Times
  try {
    proposed = await proposedConfig(inputs, places)
    times = await loadTimes(proposed.config.monitors)
    checkTimes(proposed.config.monitors, times)
  } catch (error) {
    if (error instanceof ConfigError) return mistaken(error, inputs.config)
    throw error
  }
  const { config } = proposed
  const due = dueMarkdown(config.monitors, times.of, run.now)
  const what = config.declaredIn ?? 'what the inputs say'
  const valid = `${what} is valid: ${config.monitors.length === 1 ? '1 monitor' : `${config.monitors.length} monitors`} of its own`
  try {
    const report = await proposedReplay(proposed, places, { now: run.now, self: run.context.workflowPath })
    return judged(report, { valid, due, most: inputs['fail-on-replay'] })
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    const untried = `It could not be tried on the past: ${withRemedy(error)}.`
    const summary = `## ✅ Heartbeat: ${plain(valid)}\n\n${plain(untried)}\n\n${due}\n`
    return { message: valid, text: `${valid}. ${untried}`, summary, annotations: [], failed: false }
  }
}

function judged(
  report: ReplayReport,
  { valid, due, most }: { readonly valid: string; readonly due: string; readonly most: number | null },
): Tried {
  const { against } = report
  const added =
    against === null ? alertsOf(report).length : against.differences.reduce((sum, one) => sum + one.added.length, 0)
  const failed = most !== null && added > most
  const tooMany = `This config would have opened ${added} ${added === 1 ? 'alert' : 'alerts'} more in the time that was tried, and "fail-on-replay" allows ${most ?? 0}; the summary says which, and what would be quiet`
  return {
    message: failed ? tooMany : valid,
    text: replayTable(report, valid, { columns: Infinity, paint: PLAIN }),
    summary: proposalMarkdown({ valid, report, due, refusal: failed ? tooMany : null }),
    annotations: failed ? [{ level: 'error', title: 'Heartbeat', message: tooMany }] : [],
    failed,
  }
}

const MOST_SHOWN = 100

/** Each mistake where it stands, so that the pull request shows it beside the line. */
function mistaken({ problems, placed }: ConfigError, file: string): Tried {
  const elsewhere = problems.slice(0, problems.length - placed.length)
  const title = 'Heartbeat'
  const annotations: Annotation[] = [
    ...elsewhere.map((message) => ({ level: 'error', title, message }) as const),
    ...placed.map(({ path, line, column, message }) => {
      const at = { file: file.replace(/^(\.\/)+/, ''), line: String(line), col: String(column) }
      return { level: 'error', title, message: path === '' ? message : `${path}: ${message}`, at } as const
    }),
  ]
  const count = problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`
  const lines = problems.slice(0, MOST_SHOWN).map((problem) => `- ${plain(problem)}`)
  return {
    message: problems.join('; '),
    text: `${file} has ${count}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    summary: `## ❌ Heartbeat: ${plain(file)} has ${count}\n\n${lines.join('\n')}\n`,
    annotations,
    failed: true,
  }
}

import type { Config } from '../config/config.js'
import { LATE_INPUTS, START_INPUTS } from '../config/inputs/start-inputs.js'
import type { EventInputs } from '../config/inputs/event-inputs.js'
import { plainName, readInputs, type SpecsOf } from '../config/inputs/inputs.js'
import { HISTORY_BRANCH } from '../domain/history/place.js'
import { messageOf } from '../errors.js'
import {
  createActionsLog,
  maskInRunner,
  rawInputs,
  readContext,
  setOutputs,
  type RunContext,
} from '../platform/actions.js'
import type { Instant } from '../domain/time.js'
import { createClock } from '../platform/clock.js'
import { createSecrets, type Secrets } from '../platform/secrets.js'
import type { Log } from '../ports.js'
import { noOutputs } from '../reports/no-outputs.js'
import type { Outputs } from '../reports/output-names.js'
import { checkOnce, type CheckOrder } from '../wiring/check-once.js'
import { withConnections, type Connections } from '../wiring/connections.js'
import { runnerSurroundings } from '../wiring/surroundings.js'
import { WRITTEN_INPUTS } from '../config/inputs/written-inputs.js'
import { USUAL_LIMIT } from '../config/keys/run-limit.js'
import type { OwnRunTime } from '../platform/run-time.js'
import type { tryProposal } from './proposal-action.js'
import { runEnd } from './run-end.js'
import { rewriteAfter } from '../domain/incidents/incident.js'

type RawInputs = Readonly<Record<string, string>>

/** The check action from inputs to exit code; outputs are set on every path. */
export async function runCheckAction(env: NodeJS.ProcessEnv): Promise<void> {
  const secrets = createSecrets()
  const log = createActionsLog(secrets)
  const end = runEnd(createClock(), log, (why) => setOutputs(noOutputs(why), secrets))
  let outputs = noOutputs('the run ended before anything was judged')
  try {
    outputs = await check(env, { secrets, log, time: end.time })
  } catch (error) {
    process.exitCode = 1
    outputs = noOutputs(messageOf(error))
    const { tellFailure } = await import('./failed-run.js')
    tellFailure(error, { log, secrets })
  } finally {
    setOutputs(outputs, secrets)
    end.finish()
  }
}

interface Own {
  readonly secrets: Secrets
  readonly log: Log
  readonly time: OwnRunTime
}

async function check(env: NodeJS.ProcessEnv, { secrets, log, time }: Own): Promise<Outputs> {
  const clock = createClock()
  const now = clock.now()
  const [context, raw] = [readContext(env), rawInputs(env)]
  secrets.add(raw['token'] ?? '')
  if (isProposal(context)) return tried(raw, { context, now, time, around: { clock, log, secrets } })
  const event = await eventOf(context, now)
  const { inputs, byHand } = await inputsOf(raw, event.inputs)
  time.begin(inputs.timeout ?? USUAL_LIMIT, inputs.duration)
  if (WRITTEN_INPUTS.some((name) => inputs[name] !== ''))
    (await import('../wiring/outside-git.js')).refuseGitFolders(inputs, context.workspace)
  const { runUrl, workflowPath, runId } = context
  const channels = { environment: env, hide: (found: readonly string[]) => hideAll(found, secrets) }
  if (inputs.drill !== '') {
    const { drillInAction } = await import('./drill-action.js')
    const run = { inputs, now, runUrl, self: workflowPath, channels, about: context.aboutUrl, time }
    return drillInAction(run, (own) => runnerSurroundings(context, inputs, { clock, log: own, secrets, env }), log)
  }
  const surroundings = runnerSurroundings(context, inputs, { clock, log, secrets, env })
  const work = async (connections: Connections): Promise<Outputs> => {
    const { config, report, wiring, keep } = await checkOnce(connections, {
      inputs,
      byHand,
      now,
      runUrl,
      self: workflowPath,
      runId: runId === '' ? null : runId,
      heard: event.heard,
      channels,
      limit: time.limit,
      incidents: async (chosen, run) => {
        if (!inputs.issue) return null
        const issueOptions = { runUrl, about: context.aboutUrl, rewriteAfterMs: rewriteAfter(chosen.policy) }
        const shared = { now, mayWrite: !inputs['dry-run'], issueOptions }
        const { configuredIncidents } = await import(
          /* webpackChunkName: "github-issues" */ '../wiring/configured-incidents.js'
        )
        return configuredIncidents(chosen.keptIn ?? 'github', chosen, run, shared)
      },
      usualHistory: () => ({ kind: 'branch', branch: HISTORY_BRANCH }),
    })
    const told = { ...report, notices: [...report.notices, ...event.notices, ...channelNotices(config.channels)] }
    const mayTest = inputs['send-test-alert'] && !inputs['dry-run'] && !time.cancelled()
    const test = mayTest ? await (await import('./test-alert.js')).testAlert(config, told, wiring, inputs) : null
    const whole = {
      ...told,
      deliveries: [...told.deliveries, ...(test?.deliveries ?? [])],
      problems: [
        ...(context.eventTrouble === null ? [] : [context.eventTrouble]),
        ...told.problems,
        ...(test?.problems ?? []),
      ],
    }
    const { leaveReports } = await import(/* webpackChunkName: "reports" */ './leave-reports.js')
    const outputs = await leaveReports(whole, inputs, { context, wiring, keep })
    if ((test?.problems.length ?? 0) + config.channelTroubles.length > 0) process.exitCode = 1
    return outputs
  }
  return withConnections(surroundings, work, time)
}

/** What a pull request proposes is tried and never acted on. */
function isProposal({ eventName }: RunContext): boolean {
  return /^(pull_request|merge_group)/.test(eventName)
}

async function tried(...proposal: Parameters<typeof tryProposal>): Promise<Outputs> {
  return (await import('./proposal-action.js')).tryProposal(...proposal)
}

/** What the event itself carries: only one that somebody sent carries anything, and only then its rules load. */
async function eventOf({ eventName, payload }: RunContext, now: Instant): Promise<EventInputs> {
  if (!eventName.endsWith('_dispatch')) return { inputs: {}, notices: [], heard: [] }
  const { eventInputs } = await import('../config/inputs/event-inputs.js')
  return eventInputs(eventName, payload, now)
}

/** What the workflow says, and the threshold that an event asks for in this one run beside it. */
async function inputsOf(raw: RawInputs, event: RawInputs): Promise<Pick<CheckOrder, 'inputs' | 'byHand'>> {
  const said = { ...raw, ...event }
  const table = await tableFor(said)
  const whole = readInputs(table, said, await unknownIn(raw))
  const asked = event['threshold']
  if (asked === undefined) return { inputs: whole, byHand: null }
  const { ownThreshold } = await import('./own-threshold.js')
  return { inputs: { ...whole, threshold: ownThreshold(raw, asked, table) }, byHand: whole.threshold }
}

/** What few inputs say loads with the first that says it; the runner gives every input its default. */
async function tableFor(said: RawInputs): Promise<SpecsOf<typeof START_INPUTS>> {
  const usual = new Map<string, string>(LATE_INPUTS.map((name) => [name, START_INPUTS[name].default]))
  const saysMore = ([name, value]: [string, string]): boolean =>
    !['', usual.get(plainName(name)) ?? value].includes(value.trim())
  return Object.entries(said).some(saysMore)
    ? (await import('../config/inputs/check-inputs.js')).CHECK_INPUTS
    : START_INPUTS
}

/** What is wrong with names is put into words only where there is one. */
async function unknownIn(raw: RawInputs): Promise<readonly string[]> {
  const known = new Set(
    Object.entries(START_INPUTS).flatMap(([name, { aliases }]) => [name, ...aliases].map(plainName)),
  )
  if (Object.keys(raw).every((name) => known.has(plainName(name)))) return []
  const { unknownInputs } = await import('../config/inputs/unknown-inputs.js')
  return unknownInputs(START_INPUTS, raw)
}

function channelNotices(channels: Config['channels']): string[] {
  return channels.length === 0 ? [] : [`Alert channels: ${channels.map(({ label }) => label).join(', ')}.`]
}

/** The runner masks secrets it knows by name; parts and encodings of them it does not. */
function hideAll(found: readonly string[], secrets: Secrets): void {
  found.forEach(secrets.add)
  if (found.length > 0) secrets.forms().forEach(maskInRunner)
}

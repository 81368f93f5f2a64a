import { writeHeartbeat, type WriteResult } from '../app/write-heartbeat.js'
import type { InputValues } from '../config/inputs/inputs.js'
import { defaultMonitor, readWriteInputs, type WRITE_INPUTS } from '../config/inputs/write-inputs.js'
import type { Heartbeat } from '../domain/heartbeat.js'
import { jobEndBeat, startBeat, type BeatFacts } from '../domain/beat/job-beat.js'
import { withKind } from '../domain/beat/status-beat.js'
import type { Instant } from '../domain/time.js'
import { ConfigError, messageOf } from '../errors.js'
import * as actions from '../platform/actions.js'
import { annotate } from '../platform/annotations.js'
import { getState, saveState } from '../platform/step-state.js'
import { beatFactsOf } from '../platform/beat-facts.js'
import { createClock } from '../platform/clock.js'
import { createSecrets, type Secrets } from '../platform/secrets.js'
import type { Clock, Log } from '../ports.js'
import { withConnections, type Connections } from '../wiring/connections.js'
import { openWriter } from '../wiring/open-writer.js'
import { runnerSurroundings } from '../wiring/surroundings.js'
import type { OwnRunTime } from '../platform/run-time.js'
import { runEnd } from './run-end.js'
import { sinkOf } from './sink-of.js'

type Values = InputValues<typeof WRITE_INPUTS>

interface Run {
  readonly env: NodeJS.ProcessEnv
  readonly context: actions.RunContext
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Secrets
  readonly now: Instant
  readonly time: OwnRunTime
}

const BEGUN_AT = 'begun-at'
const STOPPED = {
  level: 'warning',
  title: 'Heartbeat not written',
  message: 'the write did not end in its time, and was stopped',
} as const
const NOTHING_WRITTEN = { written: false, sha: null, url: null }

/** The write action: one bundle serves `main` and `post`, told apart by what `main` saved. */
export async function runWriteAction(env: NodeJS.ProcessEnv): Promise<void> {
  const [clock, secrets] = [createClock(), createSecrets()]
  const log = actions.createActionsLog(secrets)
  const end = runEnd(clock, log, () => annotate([STOPPED], secrets))
  const run: Run = { env, context: actions.readContext(env), clock, log, secrets, now: clock.now(), time: end.time }
  const begunAt = getState(BEGUN_AT)
  try {
    if (begunAt === '') await main(run)
    else await post(run, begunIn(begunAt, run))
  } catch (error) {
    fail(error, run, begunAt === '')
  } finally {
    end.finish()
  }
}

async function main(run: Run): Promise<void> {
  // First of all: `post` runs whatever happens here, and must not take itself for `main`.
  saveState(BEGUN_AT, String(run.now))
  setOutputs(NOTHING_WRITTEN, run)
  const values = inputs(run)
  if (values.metrics !== null)
    (await import('../domain/beat/figures.js')).notFigures(values.metrics).forEach(run.log.warning)
  const facts = factsOf(values, run)
  const state = values.status ?? (values.preset === 'error' ? 'failed' : 'ok')
  const once = withKind({ ...facts, at: run.now, state }, values.preset)
  const result = await beat(values, values.mode === 'job' ? startBeat(facts, run.now) : once, run)
  setOutputs(result, run)
  report(result, values, run)
}

/** When the job began, as `main` saved it. What is no instant is told: that the job ended is known all the same. */
function begunIn(saved: string, { now, log }: Run): Instant {
  if (/^\d+$/.test(saved) && +saved <= now) return +saved
  log.warning(`${BEGUN_AT}: the state of this step is no time before now; the job counts as begun now.`)
  return now
}

async function post(run: Run, begunAt: Instant): Promise<void> {
  const values = inputs(run)
  if (values.mode === 'once') return
  const end = withKind(jobEndBeat(factsOf(values, run), begunAt, values['job-status'], run.now), values.preset)
  report(await beat(values, end, run), values, run)
}

function inputs({ env, context, secrets }: Run): Values {
  const raw = actions.rawInputs(env)
  secrets.add(raw['token'] ?? '')
  return readWriteInputs({
    ...raw,
    monitor: raw['monitor']?.trim() || defaultMonitor(context.workflow, context.job),
  })
}

function factsOf({ message, checks, metrics }: Values, { context, env }: Run): BeatFacts {
  const given = { message: message || undefined, checks: checks ?? undefined, metrics: metrics ?? undefined }
  return { ...beatFactsOf(context, env), ...given }
}

function beat(values: Values, heartbeat: Heartbeat, run: Run): Promise<WriteResult> {
  const spec = sinkOf(values, 'json', { workspace: run.context.workspace, env: run.env })
  run.time.begin(values.timeout, 0)
  run.time.enter('keeping')
  const order = { monitor: values.monitor, beat: heartbeat, minIntervalMs: values['min-interval'] ?? 0 }
  const write = (connections: Connections): Promise<WriteResult> =>
    writeHeartbeat(order, { sink: () => openWriter(spec, connections), log: run.log })
  return withConnections(runnerSurroundings(run.context, values, run), write, run.time)
}

function setOutputs({ written, sha, url }: Pick<WriteResult, 'written' | 'sha' | 'url'>, { secrets }: Run): void {
  actions.setOutputs({ written: String(written), sha: sha ?? '', url: url ?? '' }, secrets)
}

/** A beat that failed is seen by people; it fails their job only where they asked for that. */
function report({ problem }: WriteResult, { required }: Values, { secrets }: Run): void {
  if (problem === null) return
  annotate([{ level: required ? 'error' : 'warning', title: 'Heartbeat not written', message: problem }], secrets)
  if (required) process.exitCode = 1
}

function fail(error: unknown, { log, secrets }: Run, isMain: boolean): void {
  if (!(error instanceof ConfigError))
    log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  // `post` has the inputs of `main`, which told their mistakes already.
  else if (!isMain) return
  const problems = error instanceof ConfigError ? error.problems : [messageOf(error)]
  annotate(
    problems.map((message) => ({ level: 'error', title: 'Heartbeat', message })),
    secrets,
  )
  process.exitCode = 1
}

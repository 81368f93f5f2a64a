import { writeHeartbeat, type WriteResult } from '../app/write-heartbeat.js'
import { readInputs, type InputValues } from '../config/inputs.js'
import { defaultMonitor, pathOf, WRITE_INPUTS } from '../config/write-inputs.js'
import type { Heartbeat } from '../domain/heartbeat.js'
import { jobEndBeat, startBeat, type BeatFacts } from '../domain/job-beat.js'
import { ConfigError, ExternalError, messageOf } from '../errors.js'
import * as actions from '../platform/actions.js'
import { beatFactsOf } from '../platform/beat-facts.js'
import { createClock } from '../platform/clock.js'
import { createFiles } from '../platform/files.js'
import { createSecrets } from '../platform/secrets.js'
import type { GitHub } from '../ports.js'
import { openSink } from '../sinks/index.js'
import type { Sink } from '../sinks/sink.js'

const BEGUN_AT = 'begun-at'
const WAIT_BUDGET_MS = 60_000

type Values = InputValues<typeof WRITE_INPUTS>

const clock = createClock()
const secrets = createSecrets()
const log = actions.createActionsLog(secrets)
const context = actions.readContext(process.env)
const raw = actions.rawInputs(process.env)
const now = clock.now()

await run()

/** One bundle serves `main` and `post`; what `main` saved tells them apart. */
async function run(): Promise<void> {
  const begunAt = actions.getState(BEGUN_AT)
  try {
    if (begunAt === '') await main()
    else await post(Number(begunAt))
  } catch (error) {
    fail(error, begunAt === '')
  }
}

async function main(): Promise<void> {
  // First of all: `post` runs whatever happens here, and must not take itself for `main`.
  actions.saveState(BEGUN_AT, String(now))
  outputs({ written: false, why: null, sha: null, url: null })
  const values = inputs()
  const facts = factsOf(values)
  const result = await beat(
    values,
    values.mode === 'job' ? startBeat(facts, now) : { ...facts, at: now, state: values.status },
  )
  outputs(result)
  report(result, values)
}

async function post(begunAt: number): Promise<void> {
  const values = inputs()
  if (values.mode === 'once') return
  report(await beat(values, jobEndBeat(factsOf(values), begunAt, values['job-status'], now)), values)
}

function inputs(): Values {
  const token = raw['token']?.trim() ?? ''
  secrets.add(token)
  for (const form of secrets.forms()) actions.maskInRunner(form)
  const monitor = raw['monitor']?.trim() || defaultMonitor(context.workflow, context.job)
  return readInputs(WRITE_INPUTS, { ...raw, monitor })
}

function factsOf({ message, checks, metrics }: Values): BeatFacts {
  const given = { message: message || undefined, checks: checks ?? undefined, metrics: metrics ?? undefined }
  return { ...beatFactsOf(context, process.env), ...given }
}

function beat(values: Values, heartbeat: Heartbeat): Promise<WriteResult> {
  const order = { monitor: values.monitor, beat: heartbeat, minIntervalMs: values['min-interval'] ?? 0 }
  return writeHeartbeat(order, { sink: () => sinkOf(values), log })
}

function sinkOf(values: Values): Promise<Sink> {
  const spec = { kind: 'branch', branch: values.branch, path: pathOf(values), history: values.history } as const
  return openSink(spec, { clock, log, files: createFiles(), random: Math.random, github: () => openGitHub(values) })
}

async function openGitHub(values: Values): Promise<GitHub> {
  if (context.repository === null || values.token === '') {
    const missing = values.token === '' ? 'there is no token' : 'the repository is not known'
    const remedy = 'leave `token` out, or give one that has `contents: write`'
    throw new ExternalError('github', missing, { permanent: true, remedy })
  }
  const [{ createGitHub }, { createHttp }] = await Promise.all([
    import('../platform/github.js'),
    import('../platform/http.js'),
  ])
  const apiUrl = values['api-url'] || context.apiUrl
  const where = { apiUrl, webUrl: context.serverUrl, repository: context.repository }
  const how = { token: values.token, waitBudgetMs: WAIT_BUDGET_MS, onRunner: true }
  return createGitHub({ ...where, ...how }, { clock, http: createHttp(), log })
}

function outputs({ written, sha, url }: Pick<WriteResult, 'written' | 'why' | 'sha' | 'url'>): void {
  actions.setOutputs({ written: String(written), sha: sha ?? '', url: url ?? '' }, secrets)
}

/** A beat that failed is seen by people; it fails their job only where they asked for that. */
function report({ problem }: WriteResult, { required }: Values): void {
  if (problem === null) return
  actions.annotate(
    [{ level: required ? 'error' : 'warning', title: 'Heartbeat not written', message: problem }],
    secrets,
  )
  if (required) process.exitCode = 1
}

function fail(error: unknown, isMain: boolean): void {
  if (error instanceof ConfigError) {
    // The same mistakes were told by `main`.
    if (!isMain) return
    actions.annotate(
      error.problems.map((message) => ({ level: 'error', title: 'Heartbeat input', message })),
      secrets,
    )
  } else {
    log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
    actions.annotate([{ level: 'error', title: 'Heartbeat failed', message: messageOf(error) }], secrets)
  }
  process.exitCode = 1
}

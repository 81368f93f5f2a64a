import { checkTimes, loadTimes } from '../../src/app/judge-all.js'
import { findMonitors } from '../../src/app/find-monitors.js'
import type { Config } from '../../src/config/config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { readConfig } from '../../src/config/read-config.js'
import { timesOf } from '../../src/domain/calendar/index.js'
import { judge, type SingleReading } from '../../src/domain/judging/judge.js'
import { loadOwnRules } from '../../src/domain/judging/own-rules.js'
import type { Monitor } from '../../src/domain/monitor.js'
import type { Instant } from '../../src/domain/time.js'
import type { Reading } from '../../src/domain/what-was-read.js'
import { ConfigError } from '../../src/errors.js'
import type { GitHub } from '../../src/ports.js'
import { aidsFor } from '../../src/sources/aids.js'
import { readMonitors } from '../../src/sources/document.js'
import { SOURCES } from '../../src/sources/index.js'
import type { Source } from '../../src/sources/source.js'
import { noRedis } from './no-redis.js'
import { workflowsOf, type World } from './team-world.js'
import { silentLog, stubGitHub } from './workflow-stub.js'

/** A configuration as the check reads it. */
export async function configOf(text: string): Promise<Config> {
  const inputs = readInputs(CHECK_INPUTS, { config: 'heartbeat.yml' })
  return readConfig({ inputs, text, environment: null, hide: () => {} })
}

/** Everything that is wrong with it, one a line; empty for nothing. */
export async function mistakesIn(text: string): Promise<string> {
  try {
    const { monitors } = await configOf(text)
    checkTimes(monitors, await loadTimes(monitors))
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join('\n')
    throw error
  }
  return ''
}

async function sourceOf(kind: 'workflow' | 'commits', github: GitHub, now: Instant): Promise<Source> {
  return (await SOURCES[kind]()).create({
    clock: { now: () => now, sleep: async () => {} },
    log: silentLog(),
    files: { read: async () => null, write: async () => {} },
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: async () => github,
    redis: noRedis,
    place: async (path) => path,
  })
}

/** `job critical stale` of all, or without the name where there is only one of that name. */
async function said(
  monitor: Monitor,
  reading: Reading | undefined,
  source: Source | null,
  now: Instant,
): Promise<string> {
  if (reading === undefined) throw new Error('nothing was read')
  const all = reading.kind === 'members' ? reading.members : [{ name: monitor.id, reading }]
  const ownRules = await loadOwnRules(all.map((one) => one.reading as SingleReading))
  const times = timesOf(monitor)
  const place = source?.placeOf(monitor) ?? ({ kind: 'http', host: 'example.org' } as const)
  const context = { now, force: false, times, place, declaration: null, onGitHub: true }
  const verdicts = all.map(({ name, reading: one }) => {
    const { status, reason } = judge(monitor, ownRules(monitor, one as SingleReading, context, times.counted), context)
    return `${name === 'job' ? '' : name} ${status} ${reason}`.trim()
  })
  return verdicts.join(', ')
}

/** From a whole config to what is said of its workflows. */
export async function lookAtRuns(text: string, world: World & { readonly now: string }): Promise<string> {
  const now = Date.parse(world.now)
  const source = await sourceOf('workflow', stubGitHub({ workflows: workflowsOf(world, 'octo/example') }), now)
  const search = { config: await configOf(text), self: null, repository: 'octo/example', now }
  const { config } = await findMonitors(search, async () => source)
  const readings = await source.read(config.monitors, now)
  const all = await Promise.all(config.monitors.map((one) => said(one, readings.get(one.id), source, now)))
  return all.join(', ')
}

/** The same of what an address answers, or of all members of it. */
export function lookAtAnswer(settings: string, body: unknown, now: Instant): Promise<string> {
  return lookAtDocument(`url: 'https://example.org/health', ${settings}`, { body, isLive: true }, now)
}

/** The same of a committed file. */
export function lookAtFile(settings: string, body: unknown, now: Instant): Promise<string> {
  return lookAtDocument(`file: data/job.json, ${settings}`, { body, isLive: false }, now)
}

async function lookAtDocument(
  settings: string,
  { body, isLive }: { readonly body: unknown; readonly isLive: boolean },
  now: Instant,
): Promise<string> {
  const { monitors } = await configOf(`monitors: { job: { ${settings} } }`)
  const [monitor] = monitors
  if (monitor === undefined) throw new Error('no monitor')
  const aids = { ...(await aidsFor([monitor.reading])), isLive }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return said(monitor, readMonitors(text, [monitor], now, aids).get('job'), null, now)
}

/** The same of the commits of a repository. */
export async function lookAtCommits(settings: string, github: GitHub, now: Instant): Promise<string> {
  const { monitors } = await configOf(`monitors: { job: { ${settings} } }`)
  const source = await sourceOf('commits', github, now)
  const readings = await source.read(monitors, now)
  const all = await Promise.all(monitors.map((one) => said(one, readings.get(one.id), source, now)))
  return all.join(', ')
}

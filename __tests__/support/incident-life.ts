import fc from 'fast-check'
import type { Instant } from '../../src/domain/time.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import { file } from '../../src/incidents/file/index.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import type { IncidentStore } from '../../src/incidents/store.js'
import { createCheckWorld } from './check-world.js'
import { createFakeGitHub, type FakeGitHub, type FakeIssue } from './fake-github.js'
import { aLog, NOON } from './incident-samples.js'
import { memoryFiles } from './memory-files.js'
import { aMonitor } from './monitor-samples.js'
import { noRedis } from './no-redis.js'

const THRESHOLD = HOUR
const MONITORS = [aMonitor({ threshold: THRESHOLD }, 'job')]

/** What must be true of the life of one monitor's incidents. */
export interface LifeModel {
  now: Instant
  beatAt: Instant
  beats: number
  /** A person closed an issue, and no beat came since. */
  closedByPerson: boolean
  /** Whatever makes one comment more than the story itself. */
  disturbances: number
}

/** The same life on one store. */
export interface LivedOn {
  /** Null where no issues are. */
  readonly github: FakeGitHub | null
  check(model: LifeModel): Promise<void>
  open(): Promise<number>
}

export function newLife(): LifeModel {
  return { now: NOON, beatAt: NOON, beats: 1, closedByPerson: false, disturbances: 0 }
}

export function onGitHub(): LivedOn {
  const github = createFakeGitHub(NOON)
  // What is listed late has to be remembered from the start.
  github.world.lagMs = 1
  const options = { labels: ['heartbeat-alert'], assignees: [], title: null, runUrl: null, rewriteAfterMs: 6 * HOUR }
  return {
    github,
    async check(model) {
      github.world.now = model.now
      // Each run is a process of its own: only the issues remember.
      await look(model, createGitHubIncidents(options, { github: async () => github.bot, redis: noRedis, log: aLog() }))
    },
    open: async () => github.open().length,
  }
}

export function inAFile(): LivedOn {
  const files = memoryFiles({})
  const github = () => Promise.reject(new Error('no GitHub here'))
  const store = (): IncidentStore =>
    file.create({ path: '/var/lib/heartbeat/incidents.json' }, { files, log: aLog(), github, redis: noRedis })
  return storedIn(store)
}

export function inMemory(): LivedOn {
  const { incidents } = createCheckWorld(MONITORS)
  return storedIn(() => incidents)
}

function storedIn(store: () => IncidentStore): LivedOn {
  return {
    github: null,
    check: (model) => look(model, store()),
    open: async () => (await store().load()).filter(({ phase }) => phase === 'open').length,
  }
}

async function look({ now, beatAt }: LifeModel, store: IncidentStore): Promise<void> {
  const world = createCheckWorld(MONITORS, {}, { store })
  world.beat('job', beatAt)
  await world.check(now)
}

type Command = fc.AsyncCommand<LifeModel, LivedOn>

function command(name: string, run: (model: LifeModel, real: LivedOn) => unknown): Command {
  return { check: () => true, run: async (model, real) => void (await run(model, real)), toString: () => name }
}

/** The issue that stands open, in the hands of a person. */
function byPerson(name: string, act: (issue: FakeIssue, github: FakeGitHub, model: LifeModel) => void): Command {
  return command(name, (model, { github }) => {
    const issue = github?.open()[0]
    if (!github || issue === undefined) return
    github.world.now = model.now
    act(issue, github, model)
    model.disturbances++
  })
}

function closes(reason: string): Command {
  return byPerson(`a person closes it as ${reason}`, (issue, github, model) => {
    github.edit(issue, { state: 'closed', state_reason: reason })
    issue.closed_by = { login: 'alice', type: 'User' }
    model.closedByPerson = true
  })
}

/** All that may happen, in any order. */
export const HAPPENINGS: fc.Arbitrary<Command>[] = [
  fc.constant(
    command('a beat', (model) => {
      model.beatAt = model.now
      model.beats++
      model.closedByPerson = false
    }),
  ),
  fc
    .constantFrom(SECOND, 10 * MINUTE, 50 * MINUTE, 2 * HOUR, 7 * HOUR, DAY, 3 * DAY)
    .map((ms) => command(`${ms / MINUTE} min pass`, (model) => void (model.now += ms))),
  fc.constant(command('a check', (model, real) => real.check(model))),
  fc.constant(
    command('two checks at once', async (model, real) => {
      model.disturbances += 2
      if (real.github === null) await real.check(model)
      else await Promise.all([real.check(model), real.check(model)])
    }),
  ),
  fc.constantFrom(closes('completed'), closes('not_planned')),
  fc.constant(byPerson('a person takes its labels off', (issue) => void (issue.labels = []))),
  fc.constant(byPerson('a person writes above it', (issue) => void (issue.body = `On it.\n\n${issue.body}`))),
  fc.constantFrom(/^POST .*issues$/, /^PATCH /, /comments$/).map((route) =>
    command(`the answer of ${route} is lost`, (model, { github }) => {
      model.disturbances++
      github?.fail(route, 502, { committed: true })
    }),
  ),
  fc.constantFrom(1, 4 * SECOND).map((lagMs) =>
    command(`lists are ${lagMs} ms old`, (model, { github }) => {
      model.disturbances++
      if (github) github.world.lagMs = lagMs
    }),
  ),
]

/** Everybody is still, and nothing is broken any more. */
export async function comesToRest(model: LifeModel, real: LivedOn): Promise<void> {
  if (real.github) real.github.world.lagMs = 0
  for (let run = 0; run < 4; run++) {
    model.now += 5 * SECOND
    await real.check(model)
  }
}

export function isLate({ now, beatAt }: LifeModel): boolean {
  return now - beatAt > THRESHOLD
}

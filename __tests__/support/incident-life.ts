import fc from 'fast-check'
import type { ConfiguredChannel } from '../../src/config/channels/configure.js'
import type { IncidentPolicy, NotificationEvent } from '../../src/domain/incidents/incident.js'
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
import { createMortal, type Mortal } from './mortal.js'
import { noRedis } from './no-redis.js'
import { aChannel } from './telling-world.js'

/** How bad it is from which age on. */
const LEVELS = { warning: HOUR, degraded: 3 * HOUR, critical: 8 * HOUR }
const MONITORS = [aMonitor({ every: HOUR, grace: 0, levels: { by: 'age', ...LEVELS } }, 'job')]
const POLICY = { openAt: 'warning', reminderMs: DAY } as const

/** What must be true of the life of one monitor's incidents. */
export interface LifeModel {
  now: Instant
  beatAt: Instant
  beats: number
  /** A person closed an issue, and no beat came since. */
  closedByPerson: boolean
  /** A person opened one again that was closed. */
  openedByPerson: boolean
  /** How often a person closed one. */
  closings: number
  /** Whatever makes one comment more than the story itself, and may make people hear a thing again. */
  disturbances: number
  /** Processes that died before their work was done. */
  deaths: number
  /** When a process last looked and lived. */
  lookedAt: Instant
  /** When one last looked, whatever became of it. */
  triedAt: Instant
  /** One died or had no answer, and nobody looked to the end for two days: what it owed of an end is no news any more. */
  forgotten: boolean
  /** How bad it was when people were last told, and when that was; null while all is well. */
  story: { readonly level: number; readonly toldAt: Instant } | null
  /** What people are to hear, as long as nothing went wrong. */
  readonly due: NotificationEvent[]
}

/** The same life on one store. */
export interface LivedOn {
  /** Null where no issues are. */
  readonly github: FakeGitHub | null
  /** Several processes may look at once. */
  readonly shared: boolean
  /** What people heard. */
  readonly told: readonly NotificationEvent[]
  /** One process; `mortal` may end it before it is done. */
  check(model: LifeModel, mortal?: Mortal): Promise<void>
  open(): Promise<number>
}

export function newLife(): LifeModel {
  return {
    now: NOON,
    beatAt: NOON,
    beats: 1,
    closedByPerson: false,
    openedByPerson: false,
    closings: 0,
    disturbances: 0,
    deaths: 0,
    lookedAt: NOON,
    triedAt: -Infinity,
    forgotten: false,
    story: null,
    due: [],
  }
}

/** All monitors share one issue. */
export function inOneIssue(): LivedOn {
  return onGitHub({ ...POLICY, oneIssue: 'ops/heartbeat.yml' })
}

export function onGitHub(policy: Partial<IncidentPolicy> = POLICY): LivedOn {
  const github = createFakeGitHub(NOON)
  // What is listed late has to be remembered from the start.
  github.world.lagMs = 1
  const options = { labels: ['heartbeat-alert'], assignees: [], title: null, runUrl: null, rewriteAfterMs: 6 * HOUR }
  // Each run is a process of its own: only the issues remember.
  const ports = { github: async () => github.bot, redis: noRedis, log: aLog() }
  const stored = livedOn(() => createGitHubIncidents(options, ports), true, policy)
  return {
    ...stored,
    github,
    async check(model, mortal) {
      github.world.now = model.now
      await stored.check(model, mortal)
    },
    open: async () => github.open().length,
  }
}

export function inAFile(): LivedOn {
  const files = memoryFiles({})
  const github = () => Promise.reject(new Error('no GitHub here'))
  const store = (): IncidentStore =>
    file.create({ path: '/var/lib/heartbeat/incidents.json' }, { files, log: aLog(), github, redis: noRedis })
  return livedOn(store, false)
}

export function inMemory(): LivedOn {
  const { incidents } = createCheckWorld(MONITORS)
  return livedOn(() => incidents, false)
}

/** A life whose incidents such a store keeps; each process opens it anew. */
export function livedOn(
  store: () => IncidentStore,
  shared: boolean,
  policy: Partial<IncidentPolicy> = POLICY,
): LivedOn {
  const told: NotificationEvent[] = []
  return {
    github: null,
    shared,
    told,
    async check({ now, beatAt }, mortal = createMortal()) {
      const channels = [people(told, mortal)]
      const world = createCheckWorld(MONITORS, policy, { store: mortal.store(store()), channels })
      world.beat('job', beatAt)
      await world.check(now)
    },
    open: async () => (await store().load()).filter(({ phase }) => phase === 'open').length,
  }
}

/** A channel that tells everything at once. */
function people(told: NotificationEvent[], mortal: Mortal): ConfiguredChannel {
  const send = mortal.deed(async ({ event }: { readonly event: NotificationEvent }) => {
    told.push(event)
    return { note: null }
  })
  const rules = aChannel({ id: 'people', cooldownMs: 0 })
  return { ...rules, kind: 'people', label: 'People', notes: [], secrets: [], create: () => ({ send }) }
}

/** A process looks, and may die before it is done. */
async function looksOnce(model: LifeModel, real: LivedOn, mortal?: Mortal): Promise<void> {
  // Whoever looks before the list shows what the one before him wrote opens a second one.
  if (model.now - model.triedAt < (real.github?.world.lagMs ?? 0)) model.disturbances++
  model.triedAt = model.now
  if (mortal !== undefined) model.deaths++
  if (model.deaths + model.disturbances > 0 && model.now - model.lookedAt > 2 * DAY) model.forgotten = true
  if (mortal === undefined) model.lookedAt = model.now
  await real.check(model, mortal)
}

/** Looks, and notes what people are to hear of it. */
async function looks(model: LifeModel, real: LivedOn): Promise<void> {
  const { now, story, due } = model
  const level = levelAt(model)
  if (level === 0 && story !== null) due.push('recovered')
  else if (level > 0 && story === null) due.push('opened')
  else if (story !== null && level > story.level) due.push('escalated')
  else if (story !== null && now - story.toldAt >= POLICY.reminderMs) due.push('reminder')
  const isNew = story === null || level > story.level || now - story.toldAt >= POLICY.reminderMs
  if (level === 0) model.story = null
  else if (isNew) model.story = { level: Math.max(level, story?.level ?? 0), toldAt: now }
  await looksOnce(model, real)
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
    model.closings++
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
  fc.constant(command('a check', looks)),
  fc.tuple(fc.nat(5), fc.boolean()).map(([deeds, isDone]) =>
    command(`a check that dies ${isDone ? 'after' : 'at'} deed ${deeds + 1}`, async (model, real) => {
      await looksOnce(model, real, createMortal({ deeds, isDone }))
    }),
  ),
  fc.constant(
    command('two checks at once', async (model, real) => {
      model.disturbances += 2
      if (!real.shared) await looksOnce(model, real)
      else await Promise.all([looksOnce(model, real), looksOnce(model, real)])
    }),
  ),
  fc.constantFrom(closes('completed'), closes('not_planned')),
  fc.constant(
    command('a person opens the last one again', (model, { github }) => {
      const issue = github?.issues.findLast(({ state }) => state === 'closed')
      if (!github || issue === undefined) return
      github.world.now = model.now
      github.edit(issue, { state: 'open', state_reason: 'reopened' })
      issue.closed_by = null
      model.openedByPerson = true
      model.closedByPerson &&= github.issues.some((other) => other.closed_by?.type === 'User')
      model.disturbances++
      // What is undone by a list that still shows it as it was before is nobody's to know.
      github.world.lagMs = 0
    }),
  ),
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
      if (github && !model.openedByPerson) github.world.lagMs = lagMs
    }),
  ),
]

/** Everybody is still, and nothing is broken any more. Of many issues each may take a look until it is put away. */
export async function comesToRest(model: LifeModel, real: LivedOn): Promise<void> {
  if (real.github) real.github.world.lagMs = 0
  real.github?.mend()
  const looksToRest = 4 + (real.github?.issues.length ?? 0)
  for (let run = 0; run < looksToRest; run++) {
    model.now += 5 * SECOND
    await looks(model, real)
  }
}

export function isLate(model: LifeModel): boolean {
  return levelAt(model) > 0
}

/** 0 while all is well. */
function levelAt({ now, beatAt }: LifeModel): number {
  return Object.values(LEVELS).filter((age) => now - beatAt > age).length
}

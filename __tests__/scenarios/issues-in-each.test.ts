import { describe, expect, test } from '@jest/globals'
import { carryOut } from '../../src/app/carry-out.js'
import type { IncidentDraft, IncidentPolicy } from '../../src/domain/incidents/incident.js'
import { planByGroup } from '../../src/domain/incidents/plan-groups.js'
import { planGone } from '../../src/domain/incidents/plan-gone.js'
import { planIncidents } from '../../src/domain/incidents/plan-incidents.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { createInEach } from '../../src/incidents/github/in-each.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { readMarker, writeMarker } from '../../src/incidents/github/marker.js'
import type { GitHub } from '../../src/ports.js'
import type { Asking } from '../../src/incidents/asking.js'
import { createFakeGitHub, type FakeGitHub } from '../support/fake-github.js'
import { aDraft, aLog, aState, aTrouble, aVerdict, NOON, POLICY, stillDown } from '../support/incident-samples.js'
import { noRedis } from '../support/no-redis.js'

const BOT = 'acme-watch[bot]'
const WATCHER = 'acme/watch'
const OPTIONS = { labels: [], assignees: [], title: null, runUrl: null, authors: ['github-actions[bot]'] }

/** One GitHub over the issues of several repositories, each of which is a fake of its own. */
function joined(all: Readonly<Record<string, FakeGitHub>>, home: string, asked: string[]): GitHub {
  const [owner = '', repo = ''] = home.split('/')
  const of = (name: string): GitHub | null => all[name]?.as(BOT) ?? null
  let login: string | null = null
  const there = (name: string): GitHub => of(name) ?? createFakeGitHub(NOON).as(BOT)
  return {
    repository: { owner, repo },
    webUrl: 'https://github.com',
    rest: (route, parameters = {}) => {
      asked.push(route)
      const named = { owner, repo, ...parameters }
      return there(`${named.owner}/${named.repo}`).rest(route, parameters)
    },
    async graphql<T>(query: string, variables: Record<string, unknown> = {}) {
      asked.push('graphql')
      if (!query.includes('r0: repository')) {
        return there(`${String(variables['owner'])}/${String(variables['name'])}`).graphql<T>(query, variables)
      }
      const names = Object.keys(variables).filter((key) => /^owner\d+$/.test(key))
      const answers = await Promise.all(
        names.map(async (key, i) => {
          const one = of(`${String(variables[key])}/${String(variables[key.replace('owner', 'name')])}`)
          if (one === null) return []
          const { repository } = await one.graphql<{ repository: unknown }>(query, variables)
          return [[`r${i}`, repository]]
        }),
      )
      return { viewer: { login: BOT.replace('[bot]', '') }, ...Object.fromEntries(answers.flat()) } as T
    },
    login: async (which) => (which === 'known' ? login : BOT),
    learnLogin: (known) => void (login = known),
  }
}

interface Otherwise {
  /** Which repositories the run could read. */
  readonly read?: readonly string[]
  readonly grouped?: boolean
  readonly home?: string
  readonly policy?: Partial<IncidentPolicy>
}

const REPOSITORIES = ['acme/web', 'acme/api']

/** A repository that watches two others. */
function createWorld() {
  const all: Record<string, FakeGitHub> = Object.fromEntries(
    [WATCHER, ...REPOSITORIES].map((name) => [name, createFakeGitHub(NOON)]),
  )
  const asked: string[] = []
  const log = aLog()
  let now = NOON

  function storeOf(home: string) {
    const github = joined(all, home, asked)
    const ports = { github: async () => github, redis: noRedis, log }
    return createInEach(createGitHubIncidents(OPTIONS, ports), OPTIONS, ports)
  }

  /** One run at the time that it is; `dead` are ids like `acme.web.a.yml`. */
  async function run(
    dead: readonly string[],
    { read = REPOSITORIES, grouped = false, home = WATCHER, policy: own = {} }: Otherwise = {},
  ) {
    const store = storeOf(home)
    const policy = { ...POLICY, ...own }
    store.among?.(read)
    await store.load('open')
    const known = await store.load('all')
    const ids = [
      'own.yml',
      ...read.flatMap((name) => ['a', 'b'].map((file) => `${name.replace('/', '.')}.${file}.yml`)),
    ]
    const verdicts = ids.map((id) => verdict(id, dead.includes(id)))
    const places = new Map(ids.flatMap((id) => (id === 'own.yml' ? [] : [[id, repositoryOf(id)] as const])))
    const grouping = { by: 'config', places }
    const planned = grouped
      ? planByGroup({ verdicts, incidents: known, grouping }, policy, now)
      : planIncidents(verdicts, known, policy, now)
    const seenElsewhere = read.map((name) => `${name.replace('/', '.')}.`)
    const coverage = {
      scope: 'config',
      monitors: ids,
      leftOut: [],
      seenElsewhere,
      homes: read,
      ...(grouped && { grouping }),
    }
    return carryOut(planGone(planned, known, verdicts, coverage, now), store, now, { log })
  }

  /** The next run, an hour later; gives the open issues of each repository by their titles. */
  async function check(dead: readonly string[], otherwise: Otherwise = {}): Promise<Record<string, string[]>> {
    pass()
    await run(dead, otherwise)
    return open()
  }

  function pass(): void {
    now += HOUR
    for (const one of Object.values(all)) one.world.now = now
  }

  function verdict(id: string, isDead: boolean): Verdict {
    const at = now - MINUTE
    const well = { status: 'healthy', reason: 'ok', since: null, lastEndAt: at, beat: { at, state: 'ok' } } as const
    const repository = id === 'own.yml' ? null : repositoryOf(id)
    const place = { kind: 'workflow', path: '.github/workflows/a.yml', repository } as const
    return aVerdict({ monitor: id, name: id, place, ...(isDead ? {} : well) })
  }

  function open(): Record<string, string[]> {
    const titles = Object.entries(all).map(([name, fake]) => [name, fake.open().map(({ title }) => title)] as const)
    return Object.fromEntries(titles.filter(([, some]) => some.length > 0))
  }

  /** What a run opens for one of them. */
  function draft(id: string): IncidentDraft {
    return aDraft({ key: id, state: aState({ members: { [id]: aTrouble() } }), verdicts: [verdict(id, true)] })
  }

  return { all, asked, log, storeOf, draft, check, run, pass, open, fake: (name: string) => all[name] as FakeGitHub }
}

function repositoryOf(id: string): string {
  return id.split('.').slice(0, 2).join('/')
}

const DEAD = 'acme.web.a.yml'

test('opens in the repository of the workflow, and closes there; our own stay at home', async () => {
  const { check, fake, log } = createWorld()
  expect(await check([DEAD, 'own.yml'])).toEqual({
    'acme/web': [`💔 ${DEAD} has stopped beating`],
    [WATCHER]: ['💔 own.yml has stopped beating'],
  })
  expect(await check([DEAD])).toEqual({ 'acme/web': [`💔 ${DEAD} has stopped beating`] })
  expect(fake('acme/web').issues).toHaveLength(1)
  expect(fake('acme/web').issue(1).body).toContain(`Kept up to date by Heartbeat of ${WATCHER}`)
  expect(await check([])).toEqual({})
  expect(fake('acme/web').issues[0]).toMatchObject({ state: 'closed', state_reason: 'completed' })
  expect(log.lines.filter((line) => /^(warning|error)/.test(line))).toEqual([])
})

test('two runs at once leave one issue there', async () => {
  const { run, pass, open } = createWorld()
  pass()
  await Promise.all([run([DEAD]), run([DEAD])])
  expect(open()).toEqual({ 'acme/web': [`💔 ${DEAD} has stopped beating`] })
})

test.each([
  ['may not be written to', (web: FakeGitHub) => web.fail(/^POST .*\/issues$/, 403), /issues: write/],
  [
    'has no issues',
    (web: FakeGitHub) => {
      web.world.hasIssues = false
      web.fail(/^GET .*\/issues$/, 410)
    },
    /issues are disabled in acme\/web/,
  ],
])('where a repository %s, its issue opens at home, which is told once', async (_, shut, why) => {
  const { check, fake, log } = createWorld()
  shut(fake('acme/web'))
  const title = `💔 ${DEAD} has stopped beating`
  expect(await check([DEAD])).toEqual({ [WATCHER]: [title] })
  expect(await check([DEAD])).toEqual({ [WATCHER]: [title] })
  const told = log.lines.filter((line) => line.startsWith('warning'))
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(/The issue of acme\/web is opened in this repository instead/)
  expect(told[0]).toMatch(why)
  expect(await check([])).toEqual({})
})

test('a repository that cannot be seen loses no alert, and what is open there is found where it is opened', async () => {
  const { all, check, fake } = createWorld()
  await check([DEAD])
  const web = fake('acme/web')
  delete all['acme/web']
  expect(await check([], { read: ['acme/api'] })).toEqual({})
  all['acme/web'] = web
  expect(await check([DEAD])).toEqual({ 'acme/web': [`💔 ${DEAD} has stopped beating`] })
  expect(web.issues).toHaveLength(1)
})

test('what was not read or is not listed closes nothing, and a workflow that is gone does', async () => {
  const { check } = createWorld()
  await check([DEAD, 'acme.web.c.yml'])
  expect(await check([], { read: ['acme/api'] })).toHaveProperty(['acme/web'])
  expect(await check([DEAD])).toEqual({ 'acme/web': [`💔 ${DEAD} has stopped beating`] })
})

test('two that watch the same repository leave each other alone, and so does its own watcher', async () => {
  const { all, check, fake } = createWorld()
  all['acme/two'] = createFakeGitHub(NOON)
  await check([DEAD])
  await check([DEAD], { home: 'acme/two' })
  expect(fake('acme/web').open()).toHaveLength(2)
  await check([], { home: 'acme/two' })
  expect(
    fake('acme/web')
      .open()
      .map(({ number }) => number),
  ).toEqual([1])
  const own = joined(all, 'acme/web', [])
  const store = createGitHubIncidents(OPTIONS, { github: async () => own, redis: noRedis, log: aLog() })
  expect(await store.load('all')).toEqual([])
})

test('with one issue a repository it stands there', async () => {
  const { check } = createWorld()
  const both = ['acme.web.a.yml', 'acme.web.b.yml']
  expect(await check(both, { grouped: true })).toEqual({ 'acme/web': ['💔 acme/web: 2 of 2 monitors are down'] })
  expect(await check([], { grouped: true })).toEqual({})
})

test('switching from one issue a workflow to one a repository moves it there', async () => {
  const { check, fake } = createWorld()
  await check([DEAD])
  expect(await check([DEAD], { grouped: true })).toEqual({
    'acme/web': ['💔 acme/web: 1 of 2 monitors is down: acme.web.a.yml'],
  })
  expect(fake('acme/web').issue(1).comments.at(-1)).toContain('#2')
})

test('what tells of several repositories is told at home', async () => {
  const { check } = createWorld()
  const storm = REPOSITORIES.flatMap((name) => ['a', 'b'].map((file) => `${name.replace('/', '.')}.${file}.yml`))
  expect(Object.keys(await check(storm, { policy: { groupOver: 3 } }))).toEqual([WATCHER])
  expect(await check([], { policy: { groupOver: 3 } })).toEqual({})
})

test('sixty repositories where all are well cost three questions more than none', async () => {
  const { all, asked, check } = createWorld()
  await check([], { read: [] })
  const none = asked.splice(0).length
  const many = Array.from({ length: 60 }, (_, i) => `acme/r${i}`)
  for (const name of many) all[name] = createFakeGitHub(NOON)
  await check([], { read: many })
  expect(asked.length - none).toBe(3)
})

describe('a store of several repositories', () => {
  const API = 'acme.api.a.yml'

  function listening() {
    const world = createWorld()
    const store = world.storeOf(WATCHER)
    store.among?.(REPOSITORIES)
    const cost = async (work: () => Promise<unknown>): Promise<string[]> => {
      world.asked.length = 0
      await work()
      return world.asked.map((route) => route.replace('/repos/{owner}/{repo}', ''))
    }
    return { ...world, store, cost }
  }

  test('leaves what was opened at once where it stands', async () => {
    const { store, draft } = listening()
    const opened = []
    for (const id of [DEAD, 'own.yml', API]) opened.push(await store.together!.open(draft(id), NOON))
    expect(opened.map(({ ref }) => ref)).toEqual(['acme/web#1', '1', 'acme/api#1'])
    expect(await store.together!.settle(opened, NOON)).toEqual(opened)
  })

  test.each([
    ['the same repository', DEAD, 'acme.web.b.yml', '2'],
    ['home', DEAD, 'own.yml', `${WATCHER}#1`],
    ['another', DEAD, API, 'acme/api#1'],
    ['another than home', 'own.yml', API, 'acme/api#1'],
  ])('names the one that a duplicate is of: in %s', async (_, id, other, named) => {
    const { store, draft, fake } = listening()
    const [one, keep] = [await store.open(draft(id), NOON), await store.open(draft(other), NOON)]
    await store.closeDuplicate(one, keep, stillDown({ comment: 'duplicate' }), NOON)
    const { body, state } = fake(id === 'own.yml' ? WATCHER : 'acme/web').issue(1)
    expect(state).toBe('closed')
    expect(readMarker(body)).toMatchObject({ memory: { state: { duplicateOf: named } } })
  })

  test('looks before it opens only where nothing was read', async () => {
    const { store, draft, cost } = listening()
    const opening = ['POST /issues', 'graphql']
    // From here on it is known who we are.
    await store.open(draft('own.yml'), NOON)
    expect(await cost(() => store.open(draft(DEAD), NOON))).toEqual(['graphql', ...opening])
    expect(await cost(() => store.open(draft('acme.web.b.yml'), NOON))).toEqual(opening)
    await store.load('all')
    expect(await cost(() => store.open(draft(API), NOON))).toEqual(opening)
  })

  test('asks all together again for each run, and nobody alone', async () => {
    const { store, cost } = listening()
    store.among?.([...REPOSITORIES, 'acme/unseen'])
    const both = ['graphql', 'graphql']
    // From here on it is known who we are.
    await store.load('all')
    expect(await cost(() => store.load('all'))).toEqual(both)
    expect(await cost(() => store.load('open'))).toEqual(both)
    expect(await cost(() => store.load('all'))).toEqual([])
    expect(await cost(() => store.load('all'))).toEqual(both)
  })

  test.each([
    ['ten that are closed, and no more', 'closed', 11, 10],
    ['all that are open, with one more question', 'open', 31, 31],
  ] as const)('knows of each %s', async (_, state, count, expected) => {
    const { store, fake } = listening()
    for (let n = 0; n < count; n++) {
      const [key, closedAt] = [`acme.web.k${n}`, state === 'closed' ? NOON : null]
      const body = writeMarker({ key, state: aState({ members: { [key]: aTrouble() }, closedAt }), previous: null, by: WATCHER }) // prettier-ignore
      fake('acme/web').add({ body, state, user: { login: BOT } })
    }
    expect(await store.load('all')).toHaveLength(expected)
  })

  test('hears people at home, where they are heard', () => {
    const { all } = createWorld()
    const github = joined(all, WATCHER, [])
    const ports = { github: async () => github, redis: noRedis, log: aLog() }
    const home = createGitHubIncidents(OPTIONS, ports)
    const asking = () => Promise.resolve({} as Asking)
    expect(createInEach({ ...home, asking }, OPTIONS, ports).asking).toBe(asking)
    expect(createInEach(home, OPTIONS, ports)).not.toHaveProperty('asking')
  })
})

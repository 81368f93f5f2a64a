import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { carryOut } from '../../src/app/carry-out.js'
import type { Coverage } from '../../src/domain/incidents/left-out.js'
import { planByGroup, type Grouping } from '../../src/domain/incidents/plan-groups.js'
import { planGone } from '../../src/domain/incidents/plan-gone.js'
import { planIncidents } from '../../src/domain/incidents/plan-incidents.js'
import { presentIn } from '../../src/domain/incidents/present-members.js'
import type { Incident, IncidentPolicy } from '../../src/domain/incidents/incident.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { createFakeGitHub } from '../support/fake-github.js'
import { aLog, aVerdict, NOON, POLICY } from '../support/incident-samples.js'
import { noRedis } from '../support/no-redis.js'

const PLACES: ReadonlyMap<string, string> = new Map(
  ['web', 'api'].flatMap((repo) =>
    ['a', 'b', 'c'].map((file) => [`acme.${repo}.${file}.yml`, `acme/${repo}`] as const),
  ),
)
const IDS = [...PLACES.keys(), 'backup']
const GROUPING: Grouping = { by: '.github/heartbeat.yml', places: PLACES }

/** What a check has otherwise than the usual one. */
interface Otherwise {
  readonly ids?: readonly string[]
  /** Null where each monitor has an incident of its own. */
  readonly grouping?: Grouping | null
  readonly policy?: Partial<IncidentPolicy>
  readonly seen?: readonly string[]
}

/** A repository with issues, in which one check after the other looks. */
function createWorld() {
  const fake = createFakeGitHub(NOON)
  const options = { labels: [], assignees: [], title: null, runUrl: null }
  let now = NOON

  /** The next check, an hour later: who is dead, and who is known at all. Gives what is open then, with who is in it. */
  async function check(
    dead: readonly string[],
    { ids = IDS, grouping = GROUPING, policy = {}, seen = ['acme.api.', 'acme.web.'] }: Otherwise = {},
  ) {
    now += HOUR
    fake.world.now = now
    const ports = { github: async () => fake.as('github-actions[bot]'), redis: noRedis, log: aLog() }
    const store = createGitHubIncidents(options, ports)
    const known = await store.load('all')
    const verdicts = ids.map((id) => verdict(id, dead.includes(id)))
    const coverage: Coverage = {
      scope: 'config',
      monitors: ids,
      leftOut: [],
      seenElsewhere: seen,
      ...(grouping && { grouping }),
    }
    const planned = planned_(verdicts, known, grouping, { ...POLICY, ...policy })
    await carryOut(planGone(planned, known, verdicts, coverage, now), store, now, { log: aLog() })
    const open = (await createGitHubIncidents(options, ports).load('open')).map(({ state }) => presentIn(state).sort())
    return { open, titles: fake.open().map(({ title }) => title) }
  }

  function planned_(
    verdicts: Verdict[],
    known: readonly Incident[],
    grouping: Grouping | null,
    policy: IncidentPolicy,
  ) {
    if (grouping === null) return planIncidents(verdicts, known, policy, now)
    return planByGroup({ verdicts, incidents: known, grouping }, policy, now)
  }

  function verdict(id: string, isDead: boolean): Verdict {
    const at = now - MINUTE
    const well = { status: 'healthy', reason: 'ok', since: null, lastEndAt: at, beat: { at, state: 'ok' } } as const
    const name = PLACES.has(id) ? `${PLACES.get(id)}: ${id.split('.').slice(2).join('.')}` : id
    return aVerdict({ monitor: id, name, ...(isDead ? {} : well) })
  }

  return { check, fake }
}

test('each repository has one issue, whose title says how many of it; what is no workflow of one has its own', async () => {
  const { check } = createWorld()
  const first = await check(['acme.web.a.yml', 'acme.api.b.yml', 'backup'])
  expect(first.titles.sort()).toEqual([
    '💔 acme/api: 1 of 3 monitors is down: b.yml',
    '💔 acme/web: 1 of 3 monitors is down: a.yml',
    '💔 backup has stopped beating',
  ])
  const more = await check(['acme.web.a.yml', 'acme.web.c.yml'])
  expect(more.titles).toEqual(['💔 acme/web: 2 of 3 monitors are down'])
  expect((await check([])).open).toEqual([])
})

test('says of whom it tells, and that it is over', async () => {
  const { check, fake } = createWorld()
  await check(['acme.web.a.yml'])
  expect(fake.open()[0]?.body).toContain('One issue stands for all workflows of acme/web')
  await check([])
  expect(fake.issues[0]?.title).toBe('💚 acme/web: All 3 monitors are well again')
})

test('a repository that could not be read takes nobody out of its issue', async () => {
  const { check } = createWorld()
  await check(['acme.web.a.yml', 'acme.web.b.yml'])
  const ids = [...IDS.filter((id) => !id.startsWith('acme.web.')), 'acme.web.workflows']
  const places = new Map([...PLACES].filter(([id]) => ids.includes(id)))
  const grouping = { ...GROUPING, places: places.set('acme.web.workflows', 'acme/web') }
  const { open } = await check([], { ids, grouping, seen: ['acme.api.'] })
  expect(open).toEqual([['acme.web.a.yml', 'acme.web.b.yml']])
  // One that nobody shows any more neither.
  const others = { ...GROUPING, places: new Map([...PLACES].filter(([, place]) => place !== 'acme/web')) }
  const without = await check([], { ids: ids.slice(0, -1), grouping: others, seen: ['acme.api.'] })
  expect(without.open).toEqual(open)
})

test('what is open when it is wished moves, and what is open when it is no longer wished goes on', async () => {
  const { check } = createWorld()
  await check(['acme.web.a.yml', 'acme.web.b.yml'], { grouping: null })
  const moved = await check(['acme.web.a.yml', 'acme.web.b.yml'])
  expect(moved.titles).toEqual(['💔 acme/web: 2 of 3 monitors are down'])
  const back = await check(['acme.web.a.yml'], { grouping: null })
  expect(back.open).toEqual([['acme.web.a.yml']])
  expect((await check([], { grouping: null })).open).toEqual([])
})

test('what was one issue for all before goes on until it is over, and nobody is told of twice', async () => {
  const { check } = createWorld()
  await check(['acme.web.a.yml', 'acme.api.a.yml'], { grouping: null, policy: { oneIssue: 'config' } })
  const after = await check(['acme.web.a.yml', 'acme.api.a.yml', 'acme.api.c.yml'])
  expect(after.open.sort()).toEqual([['acme.api.a.yml', 'acme.web.a.yml'], ['acme.api.c.yml']])
  expect((await check([])).open).toEqual([])
})

test('property: whoever is dead is in one open issue, with those of his repository alone', async () => {
  const round = fc.tuple(fc.subarray(IDS), fc.boolean())
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
      const { check } = createWorld()
      for (const [dead] of rounds) {
        const { open } = await check(dead, { policy: { reopenWithinMs: 0 } })
        expect(open.flat().sort()).toEqual([...dead].sort())
        for (const members of open) expect(new Set(members.map((id) => PLACES.get(id) ?? id)).size).toBe(1)
        expect(open.length).toBe(new Set(dead.map((id) => PLACES.get(id) ?? id)).size)
      }
    }),
    { numRuns: 30 },
  )
})

import { describe, expect, test } from '@jest/globals'
import type { MonitorSettings } from '../../src/config/monitor-keys.js'
import type { NotificationEvent } from '../../src/domain/incidents/incident.js'
import { DEFAULT_REDIS } from '../../src/domain/redis-settings.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import { file } from '../../src/incidents/file/index.js'
import { createGitHubIncidents } from '../../src/incidents/github/issue-store.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { redis } from '../../src/incidents/redis/index.js'
import type { IncidentStore } from '../../src/incidents/store.js'
import type { RunReport } from '../../src/reports/report.js'
import { createCheckWorld, type CheckWorld } from '../support/check-world.js'
import { createFakeGitHub } from '../support/fake-github.js'
import { hashRedis } from '../support/hash-redis.js'
import { aLog, NOON } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'
import { aMonitor } from '../support/monitor-samples.js'
import { noRedis } from '../support/no-redis.js'
import { aChannel } from '../support/telling-world.js'

const noGitHub = () => Promise.reject(new Error('no GitHub here'))

/** Where incidents are kept, and what makes its clock that of the check. */
interface Kept {
  readonly store: IncidentStore
  at?(now: number): void
}

const aside = { files: memoryFiles({}), log: aLog(), github: noGitHub, redis: noRedis }
const STORES: readonly (readonly [string, () => Kept])[] = [
  ['in memory', () => ({ store: createMemoryIncidents() })],
  ['in a file', () => ({ store: file.create({ path: '/a.json' }, { ...aside, files: memoryFiles({}) }) })],
  ['in Redis', () => ({ store: redis.create({ ...DEFAULT_REDIS, prefix: '{t}' }, { ...aside, redis: hashRedis().open }) })], // prettier-ignore
  ['on GitHub', onGitHub],
]

function onGitHub() {
  const github = createFakeGitHub(NOON)
  const options = { labels: ['heartbeat-alert'], assignees: [], title: null, runUrl: null, rewriteAfterMs: 6 * HOUR }
  const store = createGitHubIncidents(options, { github: async () => github.bot, redis: noRedis, log: aLog() })
  return { store, github, at: (now: number) => void (github.world.now = now) }
}

const HOURLY: MonitorSettings = { every: HOUR, grace: 0 }
const ON_DATABASE: MonitorSettings = { ...HOURLY, 'depends-on': ['database'] }
const monitorsOf = (all: Record<string, MonitorSettings>) =>
  Object.entries(all).map(([id, settings]) => aMonitor(settings, id))

/** All have beaten at noon; people hear of what is told. */
function aWorld(all: Record<string, MonitorSettings>, ...[policy, kept = { store: createMemoryIncidents() }]: Rest) {
  const told: string[] = []
  const send = async ({ event, monitors }: Sent) => {
    told.push(...monitors.map(({ id }) => `${event} ${id}`))
    return { note: null }
  }
  const rules = aChannel({ id: 'people', cooldownMs: 0 })
  const people = { ...rules, kind: 'people', label: 'People', notes: [], secrets: [], create: () => ({ send }) }
  const world = createCheckWorld(monitorsOf(all), policy, { store: kept.store, channels: [people] })
  for (const id of Object.keys(all)) world.beat(id, NOON)
  const check: CheckWorld['check'] = async (now, ...more) => {
    kept.at?.(now)
    return world.check(now, ...more)
  }
  return { ...world, told, check }
}
type Rest = [policy?: Parameters<typeof createCheckWorld>[1], kept?: Kept]
type Sent = { readonly event: NotificationEvent; readonly monitors: readonly { readonly id: string }[] }

const because = ({ verdicts }: RunReport): Record<string, string> =>
  Object.fromEntries(verdicts.flatMap(({ monitor, because: one }) => (one ? [[monitor, `${one.monitor}${one.back ? ' (back)' : ''}`]] : []))) // prettier-ignore

/** Checks so often until then. */
async function checkUntil(world: CheckWorld, from: number, to: number, step = 10 * MINUTE): Promise<RunReport> {
  let report = await world.check(from)
  for (let now = from + step; now <= to; now += step) report = await world.check(now)
  return report
}

describe.each(STORES)('a database and what stands on it, incidents %s', (_, storeOf) => {
  const two = () => aWorld({ database: HOURLY, web: ON_DATABASE, report: ON_DATABASE }, {}, storeOf())

  test('only the database is told; the others say why they are not, and are judged as ever', async () => {
    const world = two()
    const report = await world.check(NOON + 2 * HOUR)
    expect(await world.open()).toEqual(['database'])
    expect(world.told).toEqual(['opened database'])
    expect(because(report)).toEqual({ web: 'database', report: 'database' })
    expect(report.verdicts.map(({ status, reason }) => `${status} ${reason}`)).toEqual(Array(3).fill('critical stale'))
    expect(report.notices).toEqual([
      'Because of database nobody is told of web, report, until 2026-11-23 14:00 UTC at the latest.',
    ])
  })

  test('back together with it, they were never told', async () => {
    const world = two()
    await checkUntil(world, NOON + 2 * HOUR, NOON + 3 * HOUR)
    for (const id of ['database', 'web', 'report']) world.beat(id, NOON + 3 * HOUR)
    await checkUntil(world, NOON + 3 * HOUR + 5 * MINUTE, NOON + 3 * HOUR + 55 * MINUTE)
    expect(await world.open()).toEqual([])
    expect(world.told).toEqual(['opened database', 'recovered database'])
  })

  test('whoever does not beat in its window after that is told', async () => {
    const world = two()
    await world.check(NOON + 2 * HOUR)
    const back = NOON + 3 * HOUR
    for (const id of ['database', 'web']) world.beat(id, back)
    expect(because(await world.check(back))).toEqual({ report: 'database (back)' })
    world.beat('database', back + HOUR)
    world.beat('web', back + HOUR)
    const last = await world.check(back + HOUR - 1)
    expect([await world.open(), because(last)]).toEqual([[], { report: 'database (back)' }])
    expect(last.notices).toEqual([
      'database is back; nobody is told of report before 2026-11-22 16:00 UTC, so that a beat may come first.',
    ])
    expect(because(await world.check(back + HOUR))).toEqual({})
    expect(await world.open()).toEqual(['report'])
    expect(world.told.slice(2)).toEqual(['opened report'])
  })

  test('after a day all are told', async () => {
    const world = two()
    await checkUntil(world, NOON + 2 * HOUR, NOON + 2 * HOUR + DAY - 1, HOUR)
    expect(await world.open()).toEqual(['database'])
    await world.check(NOON + 2 * HOUR + DAY)
    expect(new Set(await world.open())).toEqual(new Set(['database', 'web', 'report']))
  })

  test('what was told before goes on, is reminded of and ends while the database is still dead', async () => {
    const world = two()
    world.beat('database', NOON + 2 * HOUR)
    await world.check(NOON + 2 * HOUR)
    expect(new Set(await world.open())).toEqual(new Set(['web', 'report']))
    await checkUntil(world, NOON + 4 * HOUR, NOON + 2 * HOUR + DAY, HOUR)
    expect(new Set(world.told.slice(2))).toEqual(new Set(['opened database', 'reminder web', 'reminder report']))
    world.beat('web', NOON + 3 * HOUR + DAY)
    await world.check(NOON + 3 * HOUR + DAY)
    expect(world.told.at(-1)).toBe('recovered web')
    expect(await world.open()).not.toContain('web')
  })
})

describe('chains', () => {
  const chain = { router: HOURLY, database: { ...HOURLY, 'depends-on': ['router'] }, web: ON_DATABASE }

  test('the first of them is told, in the run that finds them all', async () => {
    const world = aWorld(chain)
    const report = await world.check(NOON + 2 * HOUR)
    expect(await world.open()).toEqual(['router'])
    expect(because(report)).toEqual({ database: 'router', web: 'router' })
  })

  test('one that is well in between does not part them', async () => {
    const world = aWorld(chain)
    world.beat('database', NOON + 2 * HOUR)
    expect(because(await world.check(NOON + 2 * HOUR))).toEqual({ web: 'router' })
    expect(await world.open()).toEqual(['router'])
  })

  test('whoever stands on one that has still its window waits as long', async () => {
    const world = aWorld({ ...chain, web: { every: 5 * MINUTE, grace: 0, kind: 'job', 'depends-on': ['database'] } })
    await world.check(NOON + 2 * HOUR)
    world.beat('router', NOON + 2 * HOUR + 5 * MINUTE)
    const report = await checkUntil(world, NOON + 2 * HOUR + 5 * MINUTE, NOON + 2 * HOUR + 45 * MINUTE)
    expect([await world.open(), because(report)]).toEqual([[], { database: 'router (back)', web: 'router (back)' }])
    world.beat('router', NOON + 3 * HOUR)
    const after = await world.check(NOON + 3 * HOUR + 5 * MINUTE)
    expect([await world.open(), because(after)]).toEqual([['database'], { web: 'database' }])
  })

  test('all together they are silent for no more than a day', async () => {
    const world = aWorld(chain)
    await checkUntil(world, NOON + 2 * HOUR, NOON + 2 * HOUR + DAY, HOUR)
    expect(new Set(await world.open())).toEqual(new Set(['router', 'database', 'web']))
  })
})

describe('together with the other rules of incidents', () => {
  const many = { database: HOURLY, a: ON_DATABASE, b: ON_DATABASE, c: ON_DATABASE, d: HOURLY }

  test('what is told is counted for a storm, and what is not is no part of it', async () => {
    const world = aWorld(many, { groupOver: 2 })
    await world.check(NOON + 2 * HOUR)
    expect(new Set(await world.open())).toEqual(new Set(['database', 'd']))
  })

  test('a database that is part of a storm counts, until it leaves it', async () => {
    const world = aWorld(many, { groupOver: 1 })
    const report = await world.check(NOON + 2 * HOUR)
    expect(await world.open()).toEqual([expect.stringMatching(/^group:/)])
    expect(because(report)).toEqual({ a: 'database', b: 'database', c: 'database' })
    world.beat('database', NOON + 2 * HOUR + MINUTE)
    expect(because(await world.check(NOON + 3 * HOUR))).toEqual({ a: 'database (back)', b: 'database (back)', c: 'database (back)' }) // prettier-ignore
    world.beat('database', NOON + 3 * HOUR + MINUTE)
    expect(because(await world.check(NOON + 3 * HOUR + MINUTE))).toEqual({})
  })

  test('in one issue for all nobody joins because of others', async () => {
    const world = aWorld(many, { oneIssue: 'heartbeat.yml' })
    await world.check(NOON + 2 * HOUR)
    expect(new Set(world.told)).toEqual(new Set(['opened database', 'opened d']))
    world.beat('database', NOON + 3 * HOUR)
    await world.check(NOON + 3 * HOUR)
    world.beat('database', NOON + 4 * HOUR)
    await world.check(NOON + 4 * HOUR)
    expect(new Set(world.told.slice(2))).toEqual(new Set(['recovered database', 'opened a', 'opened b', 'opened c']))
  })

  test('a member of a document stands on what its document stands on, and a document is all of its members', async () => {
    const world = aWorld({ nodes: { ...HOURLY, monitors: 'each' }, web: { ...HOURLY, 'depends-on': ['nodes'] } })
    const beat = (at: number) => ({ kind: 'beat' as const, beat: { at, state: 'ok' as const }, evidence: { field: '/a', rule: 'a', zone: 'utc' as const }, notes: [] }) // prettier-ignore
    const members = [
      { name: 'n1', reading: beat(NOON) },
      { name: 'n2', reading: beat(NOON + 2 * HOUR) },
    ]
    world.find('nodes', { kind: 'members', members } as never)
    expect(because(await world.check(NOON + 2 * HOUR))).toEqual({ web: 'nodes/n1' })
  })

  test('a database whose alarm a person muted keeps nobody silent but for a window', async () => {
    const kept = onGitHub()
    const world = aWorld({ database: HOURLY, web: ON_DATABASE }, {}, kept)
    await world.check(NOON + 2 * HOUR)
    const [issue] = kept.github.open()
    kept.github.edit(issue!, { state: 'closed', state_reason: 'not_planned' })
    const muted = await world.check(NOON + 2 * HOUR + MINUTE)
    expect(because(muted)).toEqual({ web: 'database (back)' })
    expect(muted.notices.join('\n')).toContain('database is muted; nobody is told of web before ')
    await world.check(NOON + 3 * HOUR + MINUTE)
    expect(await world.open()).toEqual(['web'])
  })

  test('a database that comes and goes keeps nobody silent for longer than a dead one', async () => {
    const world = aWorld({ database: { every: 10 * MINUTE, grace: 0 }, web: { every: 3 * HOUR, grace: 0, 'depends-on': ['database'] } }) // prettier-ignore
    let opened = Infinity
    for (let now = NOON + 4 * HOUR; now < NOON + 3 * DAY && opened === Infinity; now += HOUR) {
      if ((now / HOUR) % 2 === 0) world.beat('database', now)
      await world.check(now)
      if ((await world.open()).includes('web')) opened = now
    }
    expect(opened - NOON).toBeLessThanOrEqual(5 * HOUR + DAY)
  })
})

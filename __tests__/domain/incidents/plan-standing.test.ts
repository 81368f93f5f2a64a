import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { carryOut } from '../../../src/app/carry-out.js'
import { rememberDeliveries } from '../../../src/app/remember-deliveries.js'
import { asTheyStand } from '../../../src/app/tell-people.js'
import { singly } from '../../../src/domain/incidents/single-incidents.js'
import type { Incident, IncidentPolicy } from '../../../src/domain/incidents/incident.js'
import type { Coverage } from '../../../src/domain/incidents/left-out.js'
import { planGone } from '../../../src/domain/incidents/plan-gone.js'
import { planIncidents } from '../../../src/domain/incidents/plan-incidents.js'
import type { Effect } from '../../../src/domain/incidents/plan.js'
import { isStanding, presentIn, standingKey } from '../../../src/domain/incidents/standing-key.js'
import type { ChannelRules } from '../../../src/domain/telling/notification-rules.js'
import { addNotifications } from '../../../src/domain/telling/plan-notifications.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { createMemoryIncidents } from '../../../src/incidents/memory/index.js'
import { aLog, aVerdict, NOON } from '../../support/incident-samples.js'

const POLICY: IncidentPolicy = {
  openAt: 'critical',
  recoveryTolerance: 1,
  reminderMs: DAY,
  groupOver: 2,
  reopenWithinMs: 6 * HOUR,
  oneIssue: 'heartbeat.yml',
}
const CHANNEL: ChannelRules = {
  id: 'chat',
  on: ['opened', 'escalated', 'reminder', 'recovered'],
  minStatus: null,
  cooldownMs: 0,
  monitors: [],
  tags: [],
}

type Seen = 'good' | 'bad' | 'unknown' | 'skipped' | 'pending' | 'absent'

/** A repository whose checks come one after the other, each with what it sees of every monitor. */
function aWorld(policy: IncidentPolicy = POLICY) {
  const store = createMemoryIncidents()
  const log = aLog()
  const ends = new Map<string, Instant>()
  const heard: string[] = []

  function verdictOf(monitor: string, seen: Seen, now: Instant): Verdict[] {
    if (seen === 'absent') return []
    if (seen === 'good') ends.set(monitor, now - MINUTE)
    const lastEndAt = ends.get(monitor) ?? NOON - 5 * DAY
    const about = { monitor, name: monitor, lastEndAt, beat: { at: lastEndAt, state: 'ok' as const } }
    const since = lastEndAt + HOUR / 2
    switch (seen) {
      case 'good':
        return [aVerdict({ ...about, status: 'healthy', reason: 'ok', since: null })]
      case 'bad':
        return [aVerdict({ ...about, status: 'critical', reason: 'stale', since })]
      case 'unknown':
        return [aVerdict({ ...about, status: 'unknown', reason: 'source-unreachable', since: null })]
      case 'skipped':
        return [aVerdict({ ...about, status: 'skipped', reason: 'paused', since: null })]
      case 'pending':
        return [aVerdict({ ...about, status: 'healthy', reason: 'pending', since: null })]
    }
  }

  /** One check; gives what people were told in it, as `opened a`. */
  async function check(
    sees: Readonly<Record<string, Seen>>,
    now: Instant,
    more: { readonly policy?: IncidentPolicy; readonly coverage?: Coverage } = {},
  ): Promise<string[]> {
    const verdicts = Object.entries(sees).flatMap(([monitor, seen]) => verdictOf(monitor, seen, now))
    const known = await store.load()
    const coverage = more.coverage ?? { scope: 'heartbeat.yml', monitors: Object.keys(sees), leftOut: [] }
    const planned = planGone(planIncidents(verdicts, known, more.policy ?? policy, now), known, verdicts, coverage, now)
    const plan = addNotifications(planned, known, verdicts, [CHANNEL], now)
    const outcomes = await carryOut(plan, store, now, { log })
    const told = plan.flatMap((effect) => (effect.kind === 'notify' ? [effect] : []))
    const incidents = asTheyStand(known, outcomes)
    const sent = told.map(({ event, incident }) => ({
      channel: 'chat',
      event,
      incidents: [incident ?? ''],
      ok: true,
    }))
    await rememberDeliveries({ incidents, verdicts, now }, sent, { store, log })
    const words = told.map(({ event, verdicts: [one] }) => `${event} ${one?.monitor ?? ''}`)
    heard.push(...words)
    return words
  }

  return {
    store,
    check,
    heard,
    log,
    open: async () => (await store.load()).filter(({ phase }) => phase === 'open'),
    plan: async (sees: Readonly<Record<string, Seen>>, now: Instant): Promise<Effect[]> =>
      planIncidents(
        Object.entries(sees).flatMap(([monitor, seen]) => verdictOf(monitor, seen, now)),
        await store.load(),
        policy,
        now,
      ),
  }
}

describe('one incident for all', () => {
  test('two deaths a day apart share it, each is told, and the last one to come back ends it', async () => {
    const { check, open, store } = aWorld()
    expect(await check({ a: 'bad', b: 'good' }, NOON)).toEqual(['opened a'])
    expect(await check({ a: 'bad', b: 'bad' }, NOON + DAY - HOUR)).toEqual(['opened b'])
    const [one, ...others] = await open()
    expect(others).toEqual([])
    expect(one).toMatchObject({ key: standingKey('heartbeat.yml'), state: { watched: 2 } })
    expect(await check({ a: 'good', b: 'bad' }, NOON + DAY)).toEqual(['recovered a'])
    expect(await open()).toHaveLength(1)
    expect(await check({ a: 'good', b: 'good' }, NOON + DAY + HOUR)).toEqual(['recovered b'])
    expect(await open()).toEqual([])
    expect(await store.load()).toHaveLength(1)
  })

  test('a storm is told member by member, in one incident', async () => {
    const { check, open } = aWorld()
    expect(await check({ a: 'bad', b: 'bad', c: 'bad', d: 'bad' }, NOON)).toHaveLength(4)
    expect(await open()).toHaveLength(1)
  })

  test('within the time for reopening it is the same one again, whoever dies', async () => {
    const { check, open, store } = aWorld()
    await check({ a: 'bad', b: 'good' }, NOON)
    await check({ a: 'good', b: 'good' }, NOON + HOUR)
    expect(await check({ a: 'good', b: 'bad' }, NOON + 2 * HOUR)).toEqual(['opened b'])
    expect(await open()).toHaveLength(1)
    expect(await store.load()).toHaveLength(1)
    await check({ a: 'good', b: 'good' }, NOON + 3 * HOUR)
    await check({ a: 'bad', b: 'good' }, NOON + DAY)
    expect(await store.load()).toHaveLength(2)
  })

  test('reminders come once a day for all that last', async () => {
    const { check } = aWorld()
    await check({ a: 'bad', b: 'bad' }, NOON)
    await check({ a: 'bad', b: 'bad' }, NOON + 12 * HOUR)
    expect(await check({ a: 'bad', b: 'bad' }, NOON + DAY)).toEqual(['reminder a', 'reminder b'])
    expect(await check({ a: 'bad', b: 'bad' }, NOON + DAY + HOUR)).toEqual([])
    expect(await check({ a: 'bad', b: 'bad' }, NOON + 2 * DAY)).toHaveLength(2)
  })

  test('who joined a moment ago does not put the reminder of the others off for ever', async () => {
    const { check } = aWorld()
    await check({ a: 'bad', b: 'good' }, NOON)
    await check({ a: 'bad', b: 'bad' }, NOON + 23 * HOUR)
    expect(await check({ a: 'bad', b: 'bad' }, NOON + DAY)).toEqual(['reminder a', 'reminder b'])
  })

  test('a person who closes it as not planned mutes who is in it, and nobody else', async () => {
    const { check, open, store } = aWorld()
    await check({ a: 'bad', b: 'good' }, NOON)
    store.closeAsPerson('1', 'not-planned', NOON + MINUTE)
    expect(await check({ a: 'bad', b: 'good' }, NOON + HOUR)).toEqual([])
    expect(await open()).toEqual([])
    expect(await check({ a: 'bad', b: 'bad' }, NOON + 2 * HOUR)).toEqual(['opened b'])
    const [second] = await open()
    expect(second?.ref).toBe('2')
    expect(presentIn(second!.state)).toEqual(['b'])
    await check({ a: 'good', b: 'bad' }, NOON + 3 * HOUR)
    expect(await check({ a: 'bad', b: 'bad' }, NOON + 5 * HOUR)).toEqual(['opened a'])
    expect(await open()).toHaveLength(1)
  })

  test('a person who says that it is done is believed for who is in it, and nobody else', async () => {
    const { check, open, store } = aWorld()
    await check({ a: 'bad', b: 'good' }, NOON)
    store.closeAsPerson('1', 'completed', NOON + MINUTE)
    expect(await check({ a: 'bad', b: 'good' }, NOON + HOUR)).toEqual([])
    expect(await check({ a: 'bad', b: 'bad' }, NOON + 2 * HOUR)).toEqual(['opened b'])
    await check({ a: 'bad', b: 'bad' }, NOON + 2 * DAY)
    const now = await open()
    expect(now).toHaveLength(1)
    expect(presentIn(now[0]!.state).sort()).toEqual(['a', 'b'])
  })

  test('who is no longer watched leaves it, and the last one of them ends it', async () => {
    const { check, open, store } = aWorld()
    await check({ a: 'bad', b: 'bad' }, NOON)
    await check({ b: 'bad' }, NOON + HOUR)
    expect(presentIn((await open())[0]!.state)).toEqual(['b'])
    await check({ c: 'good' }, NOON + 2 * HOUR)
    expect(await open()).toEqual([])
    expect((await store.load())[0]?.state.goneAt).toBe(NOON + 2 * HOUR)
  })

  test('another configuration has its own, and leaves this one alone', async () => {
    const { check, open } = aWorld()
    const other = { ...POLICY, oneIssue: 'other.yml' }
    const coverage = { scope: 'other.yml', monitors: ['x', 'y'], leftOut: [] }
    await check({ a: 'bad' }, NOON)
    await check({ x: 'bad', y: 'good' }, NOON + MINUTE, { policy: other, coverage })
    const both = await open()
    expect(both.map(({ key }) => key)).toEqual([standingKey('heartbeat.yml'), standingKey('other.yml')])
    await check({ x: 'good', y: 'good' }, NOON + HOUR, { policy: other, coverage })
    expect((await open()).map(({ state }) => Object.keys(state.members))).toEqual([['a']])
  })

  test('a config of another name adopts what the old name had opened', async () => {
    const { check, open } = aWorld()
    await check({ a: 'bad', b: 'good' }, NOON)
    const coverage = { scope: 'new.yml', monitors: ['a', 'b'], leftOut: [] }
    await check({ a: 'bad', b: 'bad' }, NOON + HOUR, { policy: { ...POLICY, oneIssue: 'new.yml' }, coverage })
    expect(await open()).toHaveLength(1)
  })

  test('of two that were opened at once one stays, with the members of both', async () => {
    const { check, open, store } = aWorld()
    await check({ a: 'bad', b: 'good' }, NOON)
    const [one] = await store.load()
    const twin: Incident = { ...one!, ref: '2', state: { ...one!.state, members: { b: one!.state.members['a']! } } }
    const effects = planIncidents(
      [aVerdict({ monitor: 'a', name: 'a' }), aVerdict({ monitor: 'b', name: 'b' })],
      [one!, twin],
      POLICY,
      NOON + HOUR,
    )
    expect(effects.map(({ kind }) => kind).sort()).toEqual(['close-duplicate', 'update-incident'])
    const kept = effects.find(({ kind }) => kind === 'update-incident') as Extract<Effect, { kind: 'update-incident' }>
    expect(presentIn(kept.change.state).sort()).toEqual(['a', 'b'])
    expect(await open()).toHaveLength(1)
  })
})

describe('when the option is switched', () => {
  const SINGLE = singly(POLICY)

  test('on: what was open goes on in the one, and nobody is told of it twice', async () => {
    const { check, open, store } = aWorld()
    expect(await check({ a: 'bad', b: 'bad' }, NOON, { policy: SINGLE })).toHaveLength(2)
    expect(await check({ a: 'bad', b: 'bad' }, NOON + HOUR)).toEqual([])
    const [one, ...others] = await open()
    expect(others).toEqual([])
    expect(isStanding(one!)).toBe(true)
    const moved = (await store.load()).filter(({ state }) => state.moved === true)
    expect(moved.map(({ state }) => state.duplicateOf)).toEqual([one!.ref, one!.ref])
    expect(await check({ a: 'good', b: 'bad' }, NOON + 2 * HOUR)).toEqual(['recovered a'])
    expect(await check({ a: 'good', b: 'good' }, NOON + 3 * HOUR)).toEqual(['recovered b'])
  })

  test('on: a storm goes on in the one, and who came back before is told now', async () => {
    const { check, open } = aWorld()
    await check({ a: 'bad', b: 'bad', c: 'bad' }, NOON, { policy: SINGLE })
    expect(await open()).toHaveLength(1)
    await check({ a: 'good', b: 'bad', c: 'bad' }, NOON + HOUR, { policy: SINGLE })
    expect(await check({ a: 'good', b: 'bad', c: 'bad' }, NOON + 2 * HOUR)).toEqual(['recovered a'])
    expect((await open()).map(isStanding)).toEqual([true])
  })

  test('off: the one lives until it is empty, and new ones open singly', async () => {
    const { check, open } = aWorld()
    await check({ a: 'bad', b: 'good' }, NOON)
    expect(await check({ a: 'bad', b: 'bad' }, NOON + HOUR, { policy: SINGLE })).toEqual(['opened b'])
    expect((await open()).map(({ key }) => key)).toEqual([standingKey('heartbeat.yml'), 'b'])
    expect(await check({ a: 'good', b: 'bad' }, NOON + 2 * HOUR, { policy: SINGLE })).toEqual(['recovered a'])
    expect((await open()).map(({ key }) => key)).toEqual(['b'])
  })
})

describe('what is never closed by itself', () => {
  const REST: IncidentPolicy = { ...POLICY, keepOpen: true }
  const ALONE: IncidentPolicy = { ...singly(REST), keepOpen: true }

  test.each([
    ['one for all', REST],
    ['one a monitor', ALONE],
  ])('%s: it rests, and the next death goes on in it', async (_name, policy) => {
    const { check, open, store } = aWorld(policy)
    expect(await check({ a: 'bad' }, NOON)).toEqual(['opened a'])
    expect(await check({ a: 'good' }, NOON + HOUR)).toEqual(['recovered a'])
    expect(await open()).toHaveLength(1)
    // Days later nobody was reminded.
    for (let day = 1; day < 5; day++) expect(await check({ a: 'good' }, NOON + day * DAY)).toEqual([])
    expect(await check({ a: 'bad' }, NOON + 6 * DAY)).toEqual(['opened a'])
    const [one] = await open()
    expect(one?.ref).toBe('1')
    expect(presentIn(one!.state)).toEqual(['a'])
    expect(await check({ a: 'good' }, NOON + 6 * DAY + HOUR)).toEqual(['recovered a'])
    store.closeAsPerson('1', 'completed', NOON + 7 * DAY)
    expect(await check({ a: 'bad' }, NOON + 8 * DAY)).toEqual(['opened a'])
    expect((await open()).map(({ ref }) => ref)).toEqual(['2'])
  })

  test.each([
    ['one for all', POLICY, REST],
    ['one a monitor', singly(ALONE), ALONE],
  ])('%s: what rests is closed without a word once Heartbeat may close again', async (_name, closing, policy) => {
    const { check, open } = aWorld(policy)
    await check({ a: 'bad' }, NOON)
    await check({ a: 'good' }, NOON + HOUR)
    expect(await check({ a: 'good' }, NOON + DAY, { policy: closing })).toEqual([])
    expect(await open()).toEqual([])
  })
})

/** What people are to hear of in this round; who is in trouble after it stays in `bad`. */
function newsOf(sees: Readonly<Record<string, Seen>>, bad: Set<string>): string[] {
  const expected: string[] = []
  for (const [monitor, seen] of Object.entries(sees)) {
    if (seen === 'bad' && !bad.has(monitor)) expected.push(`opened ${monitor}`)
    if (seen === 'good' && bad.has(monitor)) expected.push(`recovered ${monitor}`)
    if (seen === 'bad') bad.add(monitor)
    if (seen === 'good') bad.delete(monitor)
  }
  return expected
}

describe('over any history', () => {
  const sights = fc.constantFrom<Seen>('good', 'good', 'bad', 'bad', 'unknown', 'skipped', 'pending', 'absent')
  const rounds = fc.array(fc.record({ a: sights, b: sights, c: sights, d: sights }), { minLength: 1, maxLength: 25 })

  test.each([
    ['closed when all are well', POLICY],
    ['left to people to close', { ...POLICY, keepOpen: true as const }],
  ])('%s: one at most is open, and each beginning and end is told once', async (_name, policy) => {
    await fc.assert(
      fc.asyncProperty(
        rounds,
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 25, maxLength: 25 }),
        async (history, gaps) => {
          const world = aWorld(policy)
          const bad = new Set<string>()
          let now = NOON
          for (const [round, sees] of history.entries()) {
            now += (gaps[round] ?? 1) * HOUR
            const expected = newsOf(sees, bad)
            const coverage = { scope: 'heartbeat.yml', monitors: ['a', 'b', 'c', 'd'], leftOut: [] }
            const told = await world.check(sees, now, { coverage })
            expect(told.filter((words) => !words.startsWith('reminder')).sort()).toEqual(expected.sort())
            const open = await world.open()
            expect(open.length).toBeLessThanOrEqual(1)
            expect(open.flatMap(({ state }) => presentIn(state)).sort()).toEqual([...bad].sort())
            if (policy.keepOpen !== true) expect(open).toHaveLength(bad.size > 0 ? 1 : 0)
          }
          expect(world.log.lines.filter((line) => /^(error|warning)/.test(line))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('switching back and forth, nobody is told twice and nobody is missed', async () => {
    const SINGLE = singly(POLICY)
    await fc.assert(
      fc.asyncProperty(rounds, fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }), async (history, switches) => {
        const world = aWorld({ ...POLICY, groupOver: 100 })
        const bad = new Set<string>()
        let now = NOON
        for (const [round, sees] of history.entries()) {
          now += 2 * HOUR
          const expected = newsOf(sees, bad)
          const coverage = { scope: 'heartbeat.yml', monitors: ['a', 'b', 'c', 'd'], leftOut: [] }
          const policy = { ...(switches[round] ? POLICY : SINGLE), groupOver: 100 }
          const told = await world.check(sees, now, { coverage, policy })
          expect(told.filter((words) => !words.startsWith('reminder')).sort()).toEqual(expected.sort())
          const open = await world.open()
          expect(open.filter(isStanding).length).toBeLessThanOrEqual(1)
          expect(open.flatMap(({ state }) => presentIn(state)).sort()).toEqual([...bad].sort())
        }
      }),
      { numRuns: 60 },
    )
  })
})

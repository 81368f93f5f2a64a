import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Incident, IncidentPolicy } from '../../../src/domain/incidents/incident.js'
import { planIncidents } from '../../../src/domain/incidents/plan-incidents.js'
import type { Effect } from '../../../src/domain/incidents/plan.js'
import { STATUSES, type Status } from '../../../src/domain/status.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { createMemoryIncidents, type MemoryIncidents } from '../../../src/incidents/memory/index.js'
import { aState, aTrouble, aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

/** Who is well has just ended well. */
function said(status: Status, monitor = 'job', more: Partial<Verdict> = {}): Verdict {
  const well = status === 'healthy' ? endedAt(NOON - MINUTE) : {}
  const since = status === 'healthy' ? null : NOON - HOUR
  return aVerdict({ monitor, name: monitor, status, since, ...well, ...more })
}

function endedAt(at: Instant): Partial<Verdict> {
  return { beat: { at, state: 'ok' }, lastEndAt: at }
}

function anIncident(monitor = 'job', more: Partial<Incident> = {}): Incident {
  const state = aState({ members: { [monitor]: aTrouble({ name: monitor }) } })
  return { key: monitor, ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state, ...more }
}

function closedOne(by: Incident['closedBy'], closedAt: Instant, more: Partial<Incident> = {}): Incident {
  return anIncident('job', { phase: 'closed', closedBy: by, closedAt, ...more })
}

const kinds = (effects: readonly Effect[]): string[] => effects.map(({ kind }) => kind)
const plan = (verdicts: Verdict[], incidents: Incident[] = [], now = NOON, policy: Partial<IncidentPolicy> = {}) =>
  planIncidents(verdicts, incidents, { ...POLICY, ...policy }, now)

describe('what opens an incident', () => {
  test.each<[Status, IncidentPolicy['openAt'], string[]]>([
    ['healthy', 'warning', []],
    ['skipped', 'warning', []],
    ['unknown', 'warning', []],
    ['warning', 'critical', []],
    ['warning', 'warning', ['open-incident']],
    ['degraded', 'warning', ['open-incident']],
    ['degraded', 'critical', []],
    ['critical', 'critical', ['open-incident']],
  ])('%s with open-at %s', (status, openAt, expected) => {
    expect(kinds(plan([said(status)], [], NOON, { openAt }))).toEqual(expected)
  })

  test('it begins at the deadline that passed, not at the look', () => {
    const [effect] = plan([said('critical')])
    expect(effect).toMatchObject({ draft: { key: 'job', state: { members: { job: { since: NOON - HOUR } } } } })
  })
})

describe('an open incident', () => {
  test.each<[Status, string[]]>([
    ['healthy', ['close-incident']],
    ['critical', ['update-incident']],
    ['warning', ['update-incident']],
    ['skipped', []],
    ['unknown', []],
  ])('%s', (status, expected) => {
    expect(kinds(plan([said(status)], [anIncident()]))).toEqual(expected)
  })

  test('without a verdict it is left alone', () => {
    expect(plan([said('healthy', 'another')], [anIncident()])).toEqual([])
  })

  test('closes only after so many healthy checks in a row', () => {
    const recoveryTolerance = 3
    let incident = anIncident()
    for (const expected of ['update-incident', 'update-incident', 'close-incident']) {
      const [effect] = plan([said('healthy')], [incident], NOON, { recoveryTolerance })
      expect(effect?.kind).toBe(expected)
      if (effect?.kind === 'update-incident') incident = { ...incident, state: effect.change.state }
    }
    const [back] = plan([said('critical')], [incident], NOON, { recoveryTolerance })
    expect(back).toMatchObject({ change: { state: { members: { job: { healthyChecks: 0, recoveredAt: null } } } } })
  })

  test('comments on getting worse once, and reminds after its time', () => {
    const mild = anIncident('job', { state: { ...anIncident().state, worst: 'warning' } })
    expect(plan([said('critical')], [mild])).toMatchObject([{ change: { comment: 'escalated' } }])
    expect(plan([said('critical')], [anIncident()])).toMatchObject([{ change: { comment: null } }])
    expect(plan([said('critical')], [anIncident()], NOON + DAY - 1)).toMatchObject([{ change: { comment: null } }])
    expect(plan([said('critical')], [anIncident()], NOON + DAY)).toMatchObject([{ change: { comment: 'reminder' } }])
    const never = plan([said('critical')], [anIncident()], NOON + 99 * DAY, { reminderMs: 0 })
    expect(never).toMatchObject([{ change: { comment: null } }])
  })

  test('of two with one key the lower number stays, by number and not by letters', () => {
    const [nine, ten] = ['9', '10'].map((ref) => anIncident('job', { ref }))
    expect(plan([said('critical')], [ten!, nine!])).toMatchObject([
      { kind: 'close-duplicate', incident: { ref: '10' }, keep: { ref: '9' } },
      { kind: 'update-incident', incident: { ref: '9' } },
    ])
  })
})

describe('a monitor that dies again', () => {
  const older = said('critical')
  const newer = said('critical', 'job', endedAt(NOON - 4 * HOUR))
  const cases: [string, Incident, Verdict, Instant, string[]][] = [
    [
      'soon after its close: the same incident',
      closedOne('heartbeat', NOON - 6 * HOUR),
      newer,
      NOON,
      ['reopen-incident'],
    ],
    ['later: a new one', closedOne('heartbeat', NOON - 6 * HOUR - 1), newer, NOON, ['open-incident']],
    ['not planned, the same silence: muted', closedOne('person-not-planned', NOON - 99 * DAY), older, NOON, []],
    [
      'not planned, beaten and missed: a new one',
      closedOne('person-not-planned', NOON - HOUR),
      newer,
      NOON,
      ['open-incident'],
    ],
    [
      'done, says a person, the same silence: believed for a day',
      closedOne('person-completed', NOON - DAY + 1),
      older,
      NOON,
      [],
    ],
    [
      'done, but silent for a day: the same incident',
      closedOne('person-completed', NOON - DAY),
      older,
      NOON,
      ['reopen-incident'],
    ],
    [
      'done, and no beat could have shown it since: believed',
      closedOne('person-completed', NOON - 3 * DAY),
      { ...older, missedDueAt: NOON - 3 * DAY },
      NOON,
      [],
    ],
    [
      'done, and the next beat was missed: the same incident',
      closedOne('person-completed', NOON - 3 * DAY),
      { ...older, missedDueAt: NOON - 3 * DAY + 1 },
      NOON,
      ['reopen-incident'],
    ],
    [
      'closed by a bot: it mutes for a day',
      closedOne('bot', NOON - DAY + 1),
      { ...older, missedDueAt: NOON - 3 * DAY },
      NOON,
      [],
    ],
    [
      'closed by a bot, a day ago: the same incident',
      closedOne('bot', NOON - DAY),
      { ...older, missedDueAt: NOON - 3 * DAY },
      NOON,
      ['reopen-incident'],
    ],
    ['done, beaten and missed: a new one', closedOne('person-completed', NOON - HOUR), newer, NOON, ['open-incident']],
  ]
  test.each(cases)('%s', (_name, incident, verdict, now, expected) => {
    expect(kinds(plan([verdict], [incident], now))).toEqual(expected)
  })

  test('a new one links to the last; a duplicate tells nothing', () => {
    const last = closedOne('heartbeat', NOON - DAY, { ref: '7', url: 'https://x/7' })
    const state = { ...last.state, duplicateOf: '7' }
    const duplicate = closedOne('heartbeat', NOON - HOUR, { ref: '8', state })
    expect(plan([newer], [last, duplicate])).toMatchObject([{ draft: { previous: { ref: '7', url: 'https://x/7' } } }])
  })
})

describe('a storm', () => {
  const storm = Array.from({ length: 11 }, (_, i) => said('critical', `m${i}`))

  test('ten are ten, eleven are one', () => {
    expect(kinds(plan(storm.slice(1)))).toHaveLength(10)
    const [effect, ...others] = plan(storm)
    expect(others).toEqual([])
    expect(effect).toMatchObject({ kind: 'open-incident' })
    if (effect?.kind === 'open-incident') expect(Object.keys(effect.draft.state.members)).toHaveLength(11)
  })

  test('has the same key whoever finds it, in whatever order', () => {
    const keyOf = (verdicts: Verdict[]): unknown =>
      plan(verdicts).map((effect) => effect.kind === 'open-incident' && effect.draft.key)
    expect(keyOf([...storm].reverse())).toEqual(keyOf(storm))
  })
})

/** Does what a plan says, against incidents in memory. */
async function perform(effects: readonly Effect[], store: MemoryIncidents, now: Instant): Promise<number> {
  let comments = 0
  for (const effect of effects) {
    if (effect.kind === 'open-incident') await store.open(effect.draft, now)
    if (effect.kind === 'update-incident') await store.update(effect.incident, effect.change, now)
    if (effect.kind === 'reopen-incident') await store.reopen(effect.incident, effect.change, now)
    if (effect.kind === 'close-incident') await store.close(effect.incident, effect.change, now)
    if (effect.kind === 'close-duplicate') await store.closeDuplicate(effect.incident, effect.keep, effect.change, now)
    if ('change' in effect && effect.change.comment !== null) comments += 1
  }
  return comments
}

describe('property: the life of incidents under any history', () => {
  const MONITORS = ['a', 'b', 'c', 'd']
  const look = fc.record({
    statuses: fc.array(fc.constantFrom(...STATUSES), { minLength: 4, maxLength: 4 }),
    beats: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    minutes: fc.integer({ min: 1, max: 2000 }),
    person: fc.constantFrom(null, null, null, 'completed' as const, 'not-planned' as const),
  })
  const policy = fc.record({
    openAt: fc.constantFrom('warning' as const, 'degraded' as const, 'critical' as const),
    recoveryTolerance: fc.integer({ min: 1, max: 3 }),
    reminderMs: fc.constantFrom(0, HOUR, DAY),
    groupOver: fc.integer({ min: 1, max: 5 }),
    reopenWithinMs: fc.constantFrom(0, 6 * HOUR),
  })

  test('one open incident a monitor at most; a plan carried out leaves nothing to open or close', async () => {
    await fc.assert(
      fc.asyncProperty(policy, fc.array(look, { maxLength: 40 }), async (rules, looks) => {
        const store = createMemoryIncidents()
        const lastBeat = MONITORS.map(() => NOON - DAY)
        let now = NOON
        for (const { statuses, beats, minutes, person } of looks) {
          now += minutes * MINUTE
          MONITORS.forEach((_, i) => (lastBeat[i] = beats[i] ? now - MINUTE : lastBeat[i]!))
          const verdicts = MONITORS.map((id, i) =>
            said(statuses[i]!, id, { ...endedAt(lastBeat[i]!), since: now - MINUTE }),
          )
          const before = await store.load()
          await perform(planIncidents(verdicts, before, rules, now), store, now)
          const after = await store.load()
          const open = after.filter(({ phase }) => phase === 'open')
          const covered = open.flatMap(({ state }) => Object.keys(state.members))
          expect(new Set(covered).size).toBe(covered.length)

          const again = planIncidents(verdicts, after, rules, now)
          expect(kinds(again).filter((kind) => kind === 'open-incident' || kind === 'reopen-incident')).toEqual([])
          expect(
            again.every(
              (effect) => !('change' in effect) || effect.change.comment === null || effect.kind === 'close-incident',
            ),
          ).toBe(true)

          verdicts.forEach(({ monitor, status }) => {
            if (status !== 'unknown') return
            const own = (all: readonly Incident[]) => all.filter(({ key }) => key === monitor)
            expect(own(after)).toEqual(own(before))
          })
          if (person !== null && open[0]) store.closeAsPerson(open[0].ref, person, now)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('ten thousand unhealthy runs: at most one comment and one a day', async () => {
    const store = createMemoryIncidents()
    let comments = 0
    const step = 5 * MINUTE
    for (let run = 0; run < 10_000; run += 1) {
      const now = NOON + run * step
      const status = run % 7 === 0 ? 'warning' : run % 3 === 0 ? 'degraded' : 'critical'
      comments += await perform(plan([said(status)], [...(await store.load())], now), store, now)
    }
    expect(await store.load()).toHaveLength(1)
    expect(comments).toBeLessThanOrEqual(1 + (10_000 * step) / DAY)
  })

  test('a monitor that flaps at every look: comments stay bounded by what happened, issues by the day', async () => {
    const store = createMemoryIncidents()
    const rules = { recoveryTolerance: 3 }
    let comments = 0
    for (let run = 0; run < 1000; run += 1) {
      const now = NOON + run * 5 * MINUTE
      const status = run % 2 === 0 ? 'critical' : 'healthy'
      const ended = status === 'healthy' ? endedAt(now - MINUTE) : {}
      const verdicts = [said(status, 'job', ended)]
      comments += await perform(plan(verdicts, [...(await store.load())], now, rules), store, now)
    }
    expect(await store.load()).toHaveLength(1)
    expect(comments).toBeLessThanOrEqual(1 + (1000 * 5 * MINUTE) / DAY)
  })
})

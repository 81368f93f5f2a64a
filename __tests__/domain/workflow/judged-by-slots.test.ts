import { describe, expect, test } from '@jest/globals'
import { cronUnion, timesOf } from '../../../src/domain/calendar/index.js'
import type { Declaration } from '../../../src/domain/declaration.js'
import type { CronSchedule } from '../../../src/domain/schedule.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import type { WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { judgeWorkflow } from '../../../src/domain/workflow/judge.js'
import { fileOf } from '../../../src/domain/workflow/slot-advice.js'
import { slotDues, slotWindow, usualSlotGrace } from '../../../src/domain/workflow/slot-dues.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { comesToWhatIsStored } from '../../support/stored-texts.js'
import { judgementText, NOON, runAgo, scheduled, type Asked } from '../../support/workflow-samples.js'

const SLOT = { crons: ['0 12 * * *'], timezone: 'UTC', graceMs: 3 * HOUR }
const LATE = NOON + 3 * HOUR + 1
const dispatched = (hours: number, more: Partial<WorkflowRun> = {}) =>
  runAgo(hours, { event: 'repository_dispatch', ...more })
const red = (hours: number, more: Partial<WorkflowRun> = {}) => dispatched(hours, { conclusion: 'failure', ...more })
const underWay = (hours: number, more: Partial<WorkflowRun> = {}) =>
  dispatched(hours, { status: 'in_progress', conclusion: null, ...more })
const asked = (at: Instant | null): Asked => ({ declaration: { kind: 'asked', at, everBeat: null } })

function slotEvidence(runs: readonly WorkflowRun[], { rules, ...more }: Asked = {}) {
  const events = ['workflow_dispatch', 'repository_dispatch']
  return scheduled(runs, { entries: [], ...more, rules: { events, slot: SLOT, ...rules } })
}

describe('what slots say', () => {
  const judged = (runs: readonly WorkflowRun[], more: Asked = {}, now = LATE) =>
    judgementText(slotEvidence(runs, more), now)
  const last = dispatched(23)
  comesToWhatIsStored('judgements/slots.txt', {
    'within the grace': () => judged([last], {}, LATE - 1),
    'after it': () => judged([last]),
    served: () => judged([dispatched(0), last]),
    'served a little early': () => judged([dispatched(0.25), last]),
    'served too early': () => judged([dispatched(0.26), last]),
    'served by a clock that is ahead': () => judged([dispatched(-0.05), last], {}, NOON),
    red: () => judged([red(0), last]),
    'red, and of the newest nothing is known': () => judged([red(-1, { conclusion: null }), red(0), last]),
    'under way': () => judged([underWay(-1), last]),
    'under way, by another event': () => judged([underWay(-1, { event: 'push' }), last]),
    'under way, begun at the very end': () => judged([underWay(-3), last]),
    'under way, begun too late': () => judged([underWay(-3 - 1 / 3600), last]),
    'under way for too long': () => judged([underWay(0), last], {}, NOON + 6 * HOUR + 1),
    'under way, run again': () => judged([underWay(0, { startedAt: NOON + HOUR }), last], {}, NOON + 6 * HOUR + 1),
    'under way, begun before it was made': () => judged([underWay(0, { startedAt: NOON - HOUR }), last]),
    'under way since nobody knows when': () => judged([underWay(0, { startedAt: null }), last]),
    'three were missed': () => judged([dispatched(90)]),
    'no good run is listed': () => judged([]),
    'no good run is listed, and red ones are': () => judged([red(0)]),
    'a good run, and no hand starts it': () => judged([last], { rules: { events: ['repository_dispatch'] } }),
    'nothing starts it from outside': () => judged([], { rules: { events: ['push', 'release'] } }),
    'its own grace is not said': () => judged([last], { rules: { slot: { ...SLOT, graceMs: null } } }),
    'its state is not known': () => judged([last], { state: 'unknown' }),
    'a run by hand that does not count': () => judged([runAgo(0, { event: 'push' }), last]),
    'too many red ones': () => judged([red(0), last], { rules: { failureTolerance: 0 } }),
    'it waits': () => judged([dispatched(-3.5, { status: 'waiting', conclusion: null }), last]),
    'declared just now': () => judged([], asked(NOON)),
    'declared an hour before': () => judged([], asked(NOON - HOUR)),
    'declared later': () => judged([], asked(NOON - HOUR + 1)),
    'declared nobody knows when': () => judged([last], asked(null)),
    'declared where nobody could read it': () => judged([last], { declaration: { kind: 'unreadable', detail: 'no' } }),
    'there for an hour': () => judged([], { registeredAt: NOON - HOUR }),
    'there since later': () => judged([], { registeredAt: NOON - HOUR + 1 }),
    'there since nobody knows when': () => judged([], { registeredAt: null }),
    'enabled again': () => judged([dispatched(90)], { updatedAt: NOON + 1 }),
    'enabled again before': () => judged([dispatched(90)], { updatedAt: NOON }),
    'its next slot is years away': () =>
      judged([dispatched(0)], { rules: { slot: { ...SLOT, crons: ['0 12 29 2 *'] } } }),
    'of its last runs two were missed': () =>
      judged(
        [0, 1, 3, 4, 6].map((day) => dispatched(24 * day)),
        {
          rules: { lastRuns: { kind: 'last', most: 1, of: 6 } },
        },
      ),
    'of its last runs two were missed, its grace is not said': () =>
      judged(
        [0, 1, 3, 4, 6].map((day) => dispatched(24 * day)),
        {
          rules: { slot: { ...SLOT, graceMs: null }, lastRuns: { kind: 'last', most: 1, of: 6 } },
        },
      ),
    'of its last runs one was missed': () =>
      judged(
        [0, 1, 3].map((day) => dispatched(24 * day)),
        { rules: { lastRuns: { kind: 'last', most: 1, of: 3 } } },
      ),
  })
})

describe('slots in hours', () => {
  const { counted } = timesOf(aMonitor({ 'active-hours': ['mon-fri 08:00-18:00'], timezone: 'UTC' }))
  const monday = NOON - 2 * DAY
  const judged = (runs: readonly WorkflowRun[], now: Instant, more: Asked = {}) =>
    judgementText(slotEvidence(runs, more), now, counted)
  comesToWhatIsStored('judgements/slots-in-hours.txt', {
    'on Sunday none is due': () => judged([dispatched(120)], monday - DAY),
    'none was ever good': () => judged([], monday + 3 * HOUR + 1),
    'on Monday one is': () => judged([dispatched(120)], monday + 3 * HOUR + 1),
    'a grace goes on in the morning': () =>
      judged([dispatched(24)], NOON + 20 * HOUR, { rules: { slot: { ...SLOT, graceMs: 7 * HOUR } } }),
    'of the last of them one was missed': () =>
      judged(
        [0, 1, 2].map((day) => dispatched(24 * day)),
        LATE,
        {
          rules: { lastRuns: { kind: 'last', most: 0, of: 5 } },
        },
      ),
  })
})

describe('one after the other', () => {
  /** Each so many minutes, from noon on. */
  function each(minutes: number, first = -Infinity): CronSchedule {
    const gap = minutes * MINUTE
    return {
      next: (after: Instant) => (Math.floor(after / gap) + 1) * gap,
      previous: (at: Instant) => (Math.floor(at / gap) * gap >= first ? Math.floor(at / gap) * gap : null),
      smallestGap: () => gap,
    } as unknown as CronSchedule
  }

  test.each<[number, number]>([
    [6, 3],
    [10, 5],
    [20, 5],
    [40, 5],
    [60, 7.5],
    [80, 10],
    [120, 15],
    [180, 15],
  ])('each %i min: open %d min before', (minutes, early) => {
    const at = Math.ceil(NOON / (minutes * MINUTE)) * minutes * MINUTE
    expect((at - slotDues(each(minutes), 0, NOON, null).opensAt(at)) / MINUTE).toBe(early)
  })

  test('the first of all opens as early as any', () => {
    expect(slotDues(each(60, NOON), 0, NOON, null).opensAt(NOON)).toBe(NOON - 15 * MINUTE)
  })

  test.each<[number, number, number]>([
    [60, 10, 70],
    [240, 119, 359],
    [240, 120, 360],
    [240, 121, 360],
  ])('each %i min with %i min of grace: a run stands for one for %i min', (minutes, grace, longest) => {
    expect(slotDues(each(minutes), grace * MINUTE, NOON, null).longestRun).toBe(longest * MINUTE)
  })

  test.each<[number, number]>([
    [60, 30],
    [119, 59.5],
    [120, 60],
    [240, 60],
  ])('each %i min: a grace of %d min', (minutes, grace) => {
    expect(usualSlotGrace(each(minutes), NOON)).toBe(grace * MINUTE)
  })

  test('a window holds the early one, the gap and the grace', () => {
    expect(slotWindow(DAY, HOUR)).toBe(DAY + HOUR + 15 * MINUTE)
  })

  test('the last one at an instant is that of an open hour', () => {
    const { counted } = timesOf(aMonitor({ 'active-hours': ['mon-fri 08:00-18:00'], timezone: 'UTC' }))
    const dues = slotDues(cronUnion([{ cron: '0 12 * * *', timezone: 'UTC' }], 'monitor'), HOUR, NOON, counted)
    expect([NOON, NOON - 1, NOON - 2 * DAY - 1].map((at) => (NOON - (dues.previous(at) ?? 0)) / DAY)).toEqual([0, 1, 5])
    expect([NOON - 1, NOON, NOON + 2 * DAY].map((at) => ((dues.next(at) ?? 0) - NOON) / DAY)).toEqual([0, 1, 5])
    expect(slotDues(each(60, NOON), 0, NOON, null).previous(NOON - 1)).toBeNull()
  })

  test('four hundred that fall in closed hours are passed over, and no more', () => {
    const closedUntil = (ticks: number) => ({ isActive: (at: Instant) => at <= NOON - ticks * HOUR }) as never
    const last = (ticks: number) => slotDues(each(60), 0, NOON, closedUntil(ticks)).previous(NOON)
    expect(last(400)).toBe(NOON - 400 * HOUR)
    expect(last(401)).toBeNull()
  })
})

test('where no slot is left nothing is late', () => {
  const ended = { ...cronUnion([{ cron: '0 12 * * *', timezone: 'UTC' }], 'monitor'), next: () => null }
  const judged = (runs: readonly WorkflowRun[]) => {
    const { status, reason, message, deadline } = judgeWorkflow({ name: 'a' }, slotEvidence(runs), LATE, () => ended)
    return [status, reason, message, deadline]
  }
  expect(judged([dispatched(24)])).toEqual([
    'healthy',
    'ok',
    'Last good run 1 d 3 h ago; it has no further slot.',
    null,
  ])
  expect(judged([])).toEqual(['healthy', 'pending', 'a has no good run yet; it has no further slot.', null])
})

test('of very many the last one that was missed is told', () => {
  const { missed, missedDueAt } = minuteSlots(NOON + 20 * HOUR + 30 * 1000)
  expect([missed, missedDueAt]).toEqual([1000, NOON + 20 * HOUR - MINUTE])
  // A slot of which the grace ends now is not missed yet.
  expect(minuteSlots(NOON + 20 * HOUR).missedDueAt).toBe(NOON + 20 * HOUR - 2 * MINUTE)
  const few = minuteSlots(NOON + 5 * MINUTE + 1000)
  expect([few.missed, few.missedDueAt]).toEqual([4, NOON + 4 * MINUTE])
})

function minuteSlots(now: Instant) {
  const slot = { crons: ['* * * * *'], timezone: 'UTC', graceMs: MINUTE }
  const text = judgementText(slotEvidence([dispatched(0)], { rules: { slot } }), now)
  const [, missed = '', due = ''] = /missed (\d+), due (\S+)/.exec(text) ?? []
  return { missed: Number(missed), missedDueAt: Date.parse(due) }
}

test.each<[Declaration | null]>([[null], [{ kind: 'asked', at: null, everBeat: true }]])(
  'where %j tells nothing, it is asked from the last slot on',
  (declaration) => {
    const text = judgementText(slotEvidence([], { registeredAt: null, declaration }), NOON)
    expect(text).toContain('its next slot is 2026-11-18 12:00 UTC, late after 2026-11-18 15:00 UTC.')
  },
)

test.each<[string, string]>([
  ['.github/workflows/nightly.yml', 'nightly.yml'],
  ['nightly-2_b.yml', 'nightly-2_b.yml'],
  ['a/b c.yml', 'WORKFLOW_FILE'],
  ['a/$(x).yml', 'WORKFLOW_FILE'],
  ['a/', 'WORKFLOW_FILE'],
])('%s is written into a command as %s', (path, file) => expect(fileOf(path)).toBe(file))

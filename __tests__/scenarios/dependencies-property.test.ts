import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { LONGEST_HELD } from '../../src/domain/incidents/because-of.js'
import { LONGEST_WINDOW } from '../../src/domain/judging/due-again.js'
import { HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { createCheckWorld } from '../support/check-world.js'
import { times } from '../support/figures.js'
import { NOON } from '../support/incident-samples.js'
import { aMonitor } from '../support/monitor-samples.js'

const COUNT = 5
const WORLDS = times(12, 5_000)

/** Each stands on some of those before it, so there is no circle. */
const monitors = fc.array(fc.record({ hours: fc.constantFrom(1, 1, 3, 24, 200), on: fc.nat(2 ** COUNT - 1) }), {
  minLength: COUNT,
  maxLength: COUNT,
})
/** Whoever is dead stays so for a while. */
const step = fc.record({
  minutes: fc.integer({ min: 5, max: 400 }),
  changes: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: COUNT, maxLength: COUNT }),
})
const policy = fc.record({
  groupOver: fc.constantFrom(1, 10),
  reopenWithinMs: fc.constantFrom(0, 6 * HOUR),
  oneIssue: fc.constantFrom(undefined, 'heartbeat.yml'),
})

interface Look {
  readonly now: Instant
  readonly verdicts: readonly Verdict[]
  /** Monitors of which an open incident tells. */
  readonly open: ReadonlySet<string>
}

type World = ReturnType<typeof createCheckWorld>

async function lookAt(world: World, now: Instant): Promise<Look> {
  const { verdicts } = await world.check(now)
  const open = (await world.incidents.load()).filter(({ phase }) => phase === 'open')
  const present = open.flatMap(({ state }) =>
    Object.entries(state.members).flatMap(([id, { leftAt, recoveredAt }]) =>
      leftAt == null && recoveredAt === null ? [id] : [],
    ),
  )
  return { now, verdicts, open: new Set(present) }
}

const judged = ({ verdicts }: Look): unknown =>
  verdicts.map((verdict) => ({ ...verdict, because: undefined, silences: undefined }))

/** Of every monitor, what one look finds of it and the look before found. */
function isAsItShouldBe(before: Look | null, { verdicts, open }: Look, free: Look): void {
  for (const { monitor, status, because } of verdicts) {
    const isBad = status === 'critical'
    // Nothing but an opening is held back, and only with a word why.
    expect([monitor, open.has(monitor) || because !== undefined]).toEqual([monitor, isBad])
    if (because !== undefined) expect(open.has(monitor)).toBe(false)
    // What is open goes on while it is bad, and ends when it is over.
    if (before?.open.has(monitor) && isBad) expect(open.has(monitor)).toBe(true)
    if (open.has(monitor)) expect(free.open.has(monitor)).toBe(true)
  }
}

test('property: nothing but the opening of incidents is held back, and not for ever', async () => {
  await fc.assert(
    fc.asyncProperty(monitors, fc.array(step, { minLength: 1, maxLength: 40 }), policy, async (made, steps, rules) => {
      const ids = made.map((_, i) => `m${i}`)
      const all = (standing: boolean) =>
        made.map(({ hours, on }, i) => {
          const targets = ids.filter((_, j) => j < i && on & (1 << j))
          return aMonitor({ every: hours * HOUR, grace: 0, ...(standing && { 'depends-on': targets }) }, ids[i])
        })
      const { oneIssue, ...plain } = rules
      const policyOf = { ...plain, ...(oneIssue !== undefined && { oneIssue }) }
      const [world, free] = [createCheckWorld(all(true), policyOf), createCheckWorld(all(false), policyOf)]
      const beat = (id: string, at: Instant): void => [world, free].forEach((one) => one.beat(id, at))
      for (const id of ids) beat(id, NOON)
      const alive = ids.map(() => true)
      const heldSince = new Map<string, Instant>()
      let before: Look | null = null
      let now = NOON
      for (const { minutes, changes } of steps) {
        now += minutes * MINUTE
        changes.forEach((change, i) => (alive[i] = change === 0 ? !alive[i] : alive[i]!))
        ids.forEach((id, i) => alive[i] && beat(id, now - 1))
        const [look, other] = [await lookAt(world, now), await lookAt(free, now)]
        expect(judged(look)).toEqual(judged(other))
        isAsItShouldBe(before, look, other)
        for (const { monitor, because } of look.verdicts) {
          if (because === undefined) heldSince.delete(monitor)
          else heldSince.set(monitor, heldSince.get(monitor) ?? now)
          expect(now - (heldSince.get(monitor) ?? now)).toBeLessThan(LONGEST_HELD + LONGEST_WINDOW)
          if (because !== undefined) expect(because.until).toBeGreaterThan(now)
        }
        before = look
      }
    }),
    { numRuns: WORLDS },
  )
}, 600_000)

test('property: while it lasts a trouble holds others back for a day, and after its end for one window of theirs', async () => {
  const looks = fc.record({
    every: fc.integer({ min: 1, max: 30 }),
    away: fc.integer({ min: 30, max: 3000 }),
    step: fc.integer({ min: 5, max: 90 }),
  })
  await fc.assert(
    fc.asyncProperty(looks, async ({ every, away, step: minutes }) => {
      const web = aMonitor({ every: every * HOUR, grace: 0, 'depends-on': ['database'] }, 'web')
      const world = createCheckWorld([aMonitor({ every: 10 * MINUTE, grace: 0 }, 'database'), web])
      for (const id of ['database', 'web']) world.beat(id, NOON)
      const [back, step] = [NOON + away * MINUTE, minutes * MINUTE]
      let [toldAt, endedAt, openedAt] = [Infinity, Infinity, Infinity]
      for (let now = NOON + 5 * MINUTE; openedAt === Infinity; now += step) {
        if (now >= back) world.beat('database', now)
        const open = await (await world.check(now), world.open())
        if (open.includes('database')) toldAt = Math.min(toldAt, now)
        else if (toldAt < Infinity) endedAt = Math.min(endedAt, now)
        if (open.includes('web')) openedAt = now
      }
      const late = NOON + every * HOUR
      const window = Math.min(every * HOUR, LONGEST_WINDOW)
      const heldUntil = endedAt < toldAt + LONGEST_HELD ? endedAt + window : toldAt + LONGEST_HELD
      const due = toldAt === Infinity ? late + 1 : Math.max(late + 1, heldUntil)
      expect(openedAt - due).toBeLessThan(step)
      expect(openedAt).toBeGreaterThanOrEqual(due)
    }),
    { numRuns: WORLDS },
  )
}, 600_000)

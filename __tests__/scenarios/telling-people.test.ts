import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Status } from '../../src/domain/status.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { aVerdict, NOON } from '../support/incident-samples.js'
import { aChannel, createTellingWorld } from '../support/telling-world.js'

/** Who is well has ended well a minute ago; who is not, not for hours. */
function judged(status: Status, now: Instant, monitor = 'nightly-backup', overrides: Partial<Verdict> = {}): Verdict {
  if (status === 'healthy') {
    const lastEndAt = now - MINUTE
    const beat = { at: lastEndAt, state: 'ok' as const }
    return aVerdict({ monitor, name: monitor, status, reason: 'ok', beat, lastEndAt, since: null, ...overrides })
  }
  return aVerdict({ monitor, name: monitor, status, since: now - HOUR, ...overrides })
}

const at = (minutes: number): Instant => NOON + minutes * MINUTE

describe('one story', () => {
  test('missed, still missed, back: told twice', async () => {
    const world = createTellingWorld([aChannel()])
    for (const minute of [0, 15, 30]) await world.check(at(minute), [judged('critical', at(minute))])
    await world.check(at(45), [judged('healthy', at(45))])
    await world.check(at(60), [judged('healthy', at(60))])
    expect(world.events()).toEqual(['opened', 'recovered'])
  })

  test('gets worse, is remembered once a day, comes back', async () => {
    const world = createTellingWorld([aChannel()])
    await world.check(at(0), [judged('warning', at(0))])
    await world.check(at(15), [judged('critical', at(15))])
    for (let hour = 1; hour <= 50; hour += 1) await world.check(NOON + hour * HOUR, [judged('critical', NOON)])
    await world.check(NOON + 51 * HOUR, [judged('healthy', NOON + 51 * HOUR)])
    expect(world.events()).toEqual(['opened', 'escalated', 'reminder', 'reminder', 'recovered'])
  })

  test('ten monitors die at once: one message; ten come back: one message', async () => {
    const world = createTellingWorld([aChannel(), aChannel({ id: 'pagerduty', perIncident: true })])
    const ids = Array.from({ length: 10 }, (_, i) => `m${i}`)
    await world.check(
      at(0),
      ids.map((id) => judged('critical', at(0), id)),
    )
    await world.check(
      at(60),
      ids.map((id) => judged('healthy', at(60), id)),
    )
    const slack = world.told.filter(({ channel }) => channel === 'slack')
    expect(slack.map(({ event, monitors }) => [event, monitors.length])).toEqual([
      ['opened', 10],
      ['recovered', 10],
    ])
    expect(world.told.filter(({ channel }) => channel === 'pagerduty')).toHaveLength(20)
  })

  test('a storm of fifty is one incident and one message', async () => {
    const world = createTellingWorld([aChannel()])
    const ids = Array.from({ length: 50 }, (_, i) => `m${i}`)
    await world.check(
      at(0),
      ids.map((id) => judged('critical', at(0), id)),
    )
    expect(world.told).toMatchObject([{ event: 'opened' }])
    expect(world.told[0]?.monitors).toHaveLength(50)
  })

  test.each<Status>(['unknown', 'skipped'])('%s tells nobody anything, not even what is owed', async (status) => {
    const world = createTellingWorld([aChannel()])
    await world.check(at(0), [judged('critical', at(0))], ['slack'])
    await world.check(at(15), [judged(status, at(15))])
    expect(world.events()).toEqual([])
    await world.check(at(30), [judged('critical', at(30))])
    expect(world.events()).toEqual(['opened'])
  })
})

describe('what a channel wants', () => {
  test('min-status: hears of it when it gets that bad, as of something new', async () => {
    const world = createTellingWorld([aChannel({ minStatus: 'critical' })])
    await world.check(at(0), [judged('warning', at(0))])
    expect(world.events()).toEqual([])
    await world.check(at(15), [judged('critical', at(15))])
    await world.check(at(30), [judged('healthy', at(30))])
    expect(world.events()).toEqual(['opened', 'recovered'])
  })

  test('min-status: what never got that bad is not reported as recovered either', async () => {
    const world = createTellingWorld([aChannel({ minStatus: 'critical' })])
    await world.check(at(0), [judged('warning', at(0))])
    await world.check(at(15), [judged('healthy', at(15))])
    expect(world.events()).toEqual([])
  })

  test('only recoveries', async () => {
    const world = createTellingWorld([aChannel({ on: ['recovered'] })])
    await world.check(at(0), [judged('critical', at(0))])
    await world.check(at(15), [judged('healthy', at(15))])
    expect(world.events()).toEqual(['recovered'])
  })

  test('only openings: hears of the next one too', async () => {
    const world = createTellingWorld([aChannel({ on: ['opened'] })])
    for (const hour of [0, 3, 6]) {
      await world.check(NOON + hour * HOUR, [judged('critical', NOON)])
      await world.check(NOON + (hour + 1) * HOUR, [judged('healthy', NOON + (hour + 1) * HOUR)])
    }
    expect(world.events()).toEqual(['opened', 'opened', 'opened'])
  })

  test('monitors and tags: each hears of its own', async () => {
    const world = createTellingWorld([
      aChannel({ id: 'backups', monitors: ['backup-*'] }),
      aChannel({ id: 'shop', tags: ['shop'] }),
    ])
    await world.check(at(0), [
      judged('critical', at(0), 'backup-db'),
      judged('critical', at(0), 'orders', { tags: ['shop', 'eu'] }),
      judged('critical', at(0), 'mail'),
    ])
    expect(world.told.map(({ channel, monitors }) => [channel, monitors])).toEqual([
      ['backups', ['backup-db']],
      ['shop', ['orders']],
    ])
  })
})

describe('a channel that fails', () => {
  test('is tried again by the next run, until it takes the opening', async () => {
    const world = createTellingWorld([aChannel(), aChannel({ id: 'email' })])
    await world.check(at(0), [judged('critical', at(0))], ['email'])
    await world.check(at(15), [judged('critical', at(15))], ['email'])
    await world.check(at(30), [judged('critical', at(30))])
    await world.check(at(45), [judged('critical', at(45))])
    expect(world.told.map(({ channel, event, at: when }) => [channel, event, (when - NOON) / MINUTE])).toEqual([
      ['slack', 'opened', 0],
      ['email', 'opened', 30],
    ])
  })

  test('hears of the recovery from the run after', async () => {
    const world = createTellingWorld([aChannel()])
    await world.check(at(0), [judged('critical', at(0))])
    await world.check(at(15), [judged('healthy', at(15))], ['slack'])
    await world.check(at(30), [judged('healthy', at(30))])
    await world.check(at(45), [judged('healthy', at(45))])
    expect(world.events()).toEqual(['opened', 'recovered'])
  })

  test('is not told of a recovery two days late', async () => {
    const world = createTellingWorld([aChannel()])
    await world.check(at(0), [judged('critical', at(0))])
    await world.check(at(15), [judged('healthy', at(15))], ['slack'])
    await world.check(at(15) + 2 * DAY + 1, [judged('healthy', at(15) + 2 * DAY)])
    expect(world.events()).toEqual(['opened'])
  })

  test('is told of a recovery by the next look of whoever looks once a day', async () => {
    const world = createTellingWorld([aChannel()])
    await world.check(at(0), [judged('critical', at(0))])
    await world.check(at(15), [judged('healthy', at(15))], ['slack'])
    await world.check(at(20) + DAY, [judged('healthy', at(15) + DAY)])
    expect(world.events()).toEqual(['opened', 'recovered'])
  })

  test('gets the reminder it missed', async () => {
    const world = createTellingWorld([aChannel()])
    await world.check(NOON, [judged('critical', NOON)])
    await world.check(NOON + DAY, [judged('critical', NOON)], ['slack'])
    await world.check(NOON + DAY + HOUR, [judged('critical', NOON)])
    await world.check(NOON + DAY + 2 * HOUR, [judged('critical', NOON)])
    expect(world.events()).toEqual(['opened', 'reminder'])
  })

  test('hears that it is over when a person closed the issue before it was', async () => {
    const world = createTellingWorld([aChannel()])
    await world.check(at(0), [judged('critical', at(0))])
    const [incident] = await world.store.load()
    world.store.closeAsPerson(incident!.ref, 'completed', at(5))
    await world.check(at(15), [judged('critical', at(0))])
    expect(world.events()).toEqual(['opened'])
    await world.check(at(30), [judged('healthy', at(30))])
    await world.check(at(45), [judged('healthy', at(45))])
    expect(world.events()).toEqual(['opened', 'recovered'])
  })

  test('that never heard of the opening still hears that it is over', async () => {
    const world = createTellingWorld([aChannel()])
    await world.check(at(0), [judged('critical', at(0))], ['slack'])
    await world.check(at(15), [judged('healthy', at(15))])
    expect(world.events()).toEqual(['recovered'])
  })
})

describe('up and down', () => {
  test('an opening inside the cooldown waits, and is told if the trouble stays', async () => {
    const world = createTellingWorld([aChannel()])
    await world.check(at(0), [judged('critical', at(0))])
    await world.check(at(10), [judged('healthy', at(10))])
    await world.check(at(20), [judged('critical', at(20))])
    await world.check(at(39), [judged('critical', at(39))])
    expect(world.events()).toEqual(['opened', 'recovered'])
    await world.check(at(40), [judged('critical', at(40))])
    expect(world.events()).toEqual(['opened', 'recovered', 'opened'])
  })

  // proves: 18
  test.each([5, 10, 15, 30])('a monitor that flaps every %i minutes for a day', async (minutes) => {
    const world = createTellingWorld([aChannel()])
    for (let minute = 0; minute < 24 * 60; minute += minutes) {
      await world.check(at(minute), [judged((minute / minutes) % 2 === 0 ? 'critical' : 'healthy', at(minute))])
    }
    // 30, 60, then 120 minutes between a recovery and the next opening.
    expect(world.told.filter(({ event }) => event === 'opened').length).toBeLessThanOrEqual(2 + 24 / 2)
    expect(world.told.length).toBeLessThanOrEqual(2 * (2 + 24 / 2))
    expect(world.told.length).toBeGreaterThanOrEqual(8)
  })

  test('bounds hold when each flap makes a new incident', async () => {
    const world = createTellingWorld([aChannel()], { reopenWithinMs: 0 })
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      await world.check(at(minute), [judged(minute % 10 === 0 ? 'critical' : 'healthy', at(minute))])
    }
    expect(world.told.length).toBeLessThanOrEqual(2 * (2 + 24 / 2))
  })

  test('a quiet day forgets the flapping', async () => {
    const world = createTellingWorld([aChannel()])
    for (let minute = 0; minute < 6 * 60; minute += 10) {
      await world.check(at(minute), [judged(minute % 20 === 0 ? 'critical' : 'healthy', at(minute))])
    }
    await world.check(NOON + 3 * DAY, [judged('healthy', NOON + 3 * DAY)])
    const before = world.told.length
    for (const minute of [10, 20, 60]) {
      await world.check(NOON + 3 * DAY + minute * MINUTE, [judged(minute === 20 ? 'healthy' : 'critical', NOON)])
    }
    expect(world.events().slice(before)).toEqual(['opened', 'recovered', 'opened'])
  })

  // proves: 17
  test('10,000 bad checks: one opening, then a reminder a day', async () => {
    const world = createTellingWorld([aChannel()])
    for (let i = 0; i < 10_000; i += 1) await world.check(at(i * 15), [judged('critical', NOON)])
    const days = Math.floor((9_999 * 15 * MINUTE) / DAY)
    expect(world.events()).toEqual(['opened', ...Array.from({ length: days }, () => 'reminder')])
  })

  // proves: 18
  test('whatever happens: openings are a cooldown apart, and recoveries never outnumber them', async () => {
    const step = fc.record({
      minutes: fc.integer({ min: 1, max: 90 }),
      status: fc.constantFrom<Status>('healthy', 'warning', 'degraded', 'critical', 'unknown', 'skipped'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.boolean(), async (steps, reopen) => {
        const world = createTellingWorld([aChannel()], { reopenWithinMs: reopen ? HOUR : 0 })
        let now = NOON
        for (const { minutes, status } of steps) {
          now += minutes * MINUTE
          await world.check(now, [judged(status, now)])
        }
        const openings = world.told.filter(({ event }) => event === 'opened')
        const recoveries = world.told.filter(({ event }) => event === 'recovered')
        for (const [i, opening] of openings.slice(1).entries()) {
          expect(opening.at - openings[i]!.at).toBeGreaterThanOrEqual(30 * MINUTE)
        }
        expect(recoveries.length).toBeLessThanOrEqual(openings.length)
        // People are never left with a lie: the last word fits the last thing that was seen.
        const lastWord = world.told.filter(({ event }) => event === 'opened' || event === 'recovered').at(-1)?.event
        const open = (await world.store.load()).some(({ phase }) => phase === 'open')
        if (!open) expect(lastWord).not.toBe('opened')
      }),
      { numRuns: 200 },
    )
  })
})

import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import { createCheckWorld } from '../support/check-world.js'
import { aMonitor } from '../support/monitor-samples.js'

/** A Wednesday. */
const NOON = Date.UTC(2026, 10, 18, 12)
const at = (hours: number): Instant => NOON + hours * HOUR
const oneJob = () => createCheckWorld([aMonitor()])

describe('one monitor', () => {
  test('missed twice, recovers, stays quiet', async () => {
    const world = oneJob()
    world.beat('job', at(0))
    expect((await world.check(at(2))).plan).toEqual([])
    await world.check(at(2.5))
    await world.check(at(3))
    const [incident] = await world.incidents.load()
    expect(incident?.state.members['job']).toMatchObject({ since: at(2), lastBeatAt: at(0) })
    expect(incident?.state.checks).toBe(2)
    world.beat('job', at(3.1))
    await world.check(at(3.5))
    for (const hour of [4, 4.5, 5]) expect((await world.check(at(hour))).plan).toEqual([])
    expect(world.comments()).toEqual(['recovered'])
    expect(await world.open()).toEqual([])
  })

  test('a deadline that passed while nobody looked is dated when it passed', async () => {
    const world = oneJob()
    world.beat('job', at(0))
    await world.check(at(50))
    const [incident] = await world.incidents.load()
    expect(incident?.state.members['job']?.since).toBe(at(2))
  })

  // proves: 16
  test('flapping within the reopen window is one incident', async () => {
    const world = oneJob()
    for (const day of [0, 5, 10, 15]) {
      world.beat('job', at(day))
      await world.check(at(day + 0.1))
      await world.check(at(day + 2.5))
    }
    expect(await world.incidents.load()).toHaveLength(1)
    expect(world.comments()).toEqual(['recovered', 'reopened', 'recovered', 'reopened', 'recovered', 'reopened'])
  })

  test('dead again the next day is a new incident that links to the last', async () => {
    const world = oneJob()
    world.beat('job', at(0))
    await world.check(at(3))
    world.beat('job', at(4))
    await world.check(at(4))
    world.beat('job', at(27))
    const report = await world.check(at(30))
    expect(report.plan).toMatchObject([{ kind: 'open-incident', draft: { previous: { ref: '1' } } }])
    expect(await world.incidents.load()).toHaveLength(2)
  })

  // proves: 16
  test('muted by a person: silence stays silent, a new silence does not', async () => {
    const world = oneJob()
    world.beat('job', at(0))
    await world.check(at(3))
    world.incidents.closeAsPerson('1', 'not-planned', at(4))
    for (let hour = 5; hour < 500; hour += 24) expect((await world.check(at(hour))).plan).toEqual([])
    world.beat('job', at(510))
    expect((await world.check(at(511))).plan).toEqual([])
    expect((await world.check(at(513))).plan).toMatchObject([{ kind: 'open-incident' }])
  })

  test('closed as done by a person, but never healed: back after a day, on the same page', async () => {
    const world = oneJob()
    world.beat('job', at(0))
    await world.check(at(3))
    world.incidents.closeAsPerson('1', 'completed', at(4))
    expect((await world.check(at(5))).plan).toEqual([])
    await world.check(at(28))
    expect(world.comments()).toEqual(['reopened'])
    expect(await world.open()).toEqual(['job'])
  })

  test('reminders come once a day, however often it is looked', async () => {
    const world = oneJob()
    world.beat('job', at(0))
    for (let minutes = 0; minutes < 72 * 60; minutes += 20) await world.check(at(2.1) + minutes * MINUTE)
    expect(world.comments()).toEqual(['reminder', 'reminder'])
  })

  test('"we could not look" touches nothing, neither the dead nor the living', async () => {
    const world = oneJob()
    world.beat('job', at(0))
    await world.check(at(3))
    const before = await world.incidents.load()
    world.find('job', { kind: 'unreachable', detail: 'GitHub answered 503' })
    for (let hour = 4; hour < 100; hour += 1) {
      const report = await world.check(at(hour))
      expect(report.verdicts).toMatchObject([{ status: 'unknown' }])
      expect(report.plan).toEqual([])
    }
    expect(await world.incidents.load()).toEqual(before)
    world.beat('job', at(99))
    await world.check(at(100))
    expect(world.comments()).toEqual(['recovered'])
  })

  test('never a beat at all: one incident, which the first beat ends', async () => {
    const world = oneJob()
    await world.check(at(0))
    await world.check(at(1))
    expect(await world.open()).toEqual(['job'])
    world.beat('job', at(2))
    await world.check(at(2))
    expect(await world.open()).toEqual([])
  })

  test('a weekend between two looks is no silence', async () => {
    const world = createCheckWorld([aMonitor({ 'market-hours': true })])
    const friday = Date.UTC(2026, 10, 13, 20, 59)
    world.beat('job', friday)
    for (let hour = 1; hour < 60; hour += 1) expect((await world.check(friday + hour * HOUR)).plan).toEqual([])
    expect((await world.check(Date.UTC(2026, 10, 16, 16, 29))).plan).toEqual([])
    await world.check(Date.UTC(2026, 10, 16, 16, 30))
    expect((await world.incidents.load())[0]?.state.members['job']?.since).toBe(Date.UTC(2026, 10, 16, 16, 29))
  })

  test('a maintenance window opens nothing; a beat in it ends what was open', async () => {
    const maintenance = [{ kind: 'once', from: at(2.5), until: at(9), reason: 'database' }] as const
    const world = createCheckWorld([aMonitor({ maintenance })])
    world.beat('job', at(0))
    await world.check(at(2.1))
    expect((await world.check(at(3))).plan).toEqual([])
    expect(await world.open()).toEqual(['job'])
    world.beat('job', at(3.5))
    await world.check(at(4))
    expect(await world.open()).toEqual([])
    expect((await world.check(at(8.9))).plan).toEqual([])
  })
})

describe('many monitors', () => {
  const ids = Array.from({ length: 12 }, (_, i) => `m${i}`)
  const fleet = () => createCheckWorld(ids.map((id) => aMonitor({}, id)))

  test('a storm is one incident; it closes when the last is back', async () => {
    const world = fleet()
    ids.forEach((id) => world.beat(id, at(0)))
    await world.check(at(3))
    expect(await world.open()).toHaveLength(1)
    ids.slice(1).forEach((id) => world.beat(id, at(3.5)))
    await world.check(at(4))
    expect(await world.open()).toHaveLength(1)
    ids.forEach((id) => world.beat(id, at(4.5)))
    await world.check(at(5))
    expect(await world.open()).toEqual([])
    expect(world.comments()).toEqual(['recovered'])
    for (const hour of [5.5, 6]) expect((await world.check(at(hour))).plan).toEqual([])
  })

  test('one that dies after the storm began gets an incident of its own', async () => {
    const world = createCheckWorld([...ids, 'late'].map((id) => aMonitor({}, id)))
    ids.forEach((id) => world.beat(id, at(0)))
    world.beat('late', at(1.5))
    await world.check(at(3))
    await world.check(at(4))
    expect(await world.open()).toHaveLength(2)
    expect(await world.open()).toContain('late')
  })

  // proves: 8
  test('one whose source is down does not keep the others from being judged', async () => {
    const world = createCheckWorld(['up', 'down', 'gone'].map((id) => aMonitor({}, id)))
    world.beat('up', at(3))
    world.find('gone', { kind: 'unreachable', detail: 'no answer' })
    world.beat('down', at(0))
    const { verdicts } = await world.check(at(3))
    expect(verdicts.map(({ monitor, status }) => [monitor, status])).toEqual([
      ['up', 'healthy'],
      ['down', 'critical'],
      ['gone', 'unknown'],
    ])
    expect(await world.open()).toEqual(['down'])
  })

  test('two incidents of one monitor, as racing checkers leave them, become one', async () => {
    const world = oneJob()
    world.beat('job', at(0))
    await world.check(at(3))
    const [first] = await world.incidents.load()
    world.incidents.closeAsPerson('1', 'completed', at(3))
    await world.incidents.open({ key: 'job', state: first!.state, verdicts: [], previous: null }, at(3))
    // Somebody opens the first one again: now there are two.
    await world.incidents.reopen(first!, { state: first!.state, verdicts: [], comment: null }, at(3))
    expect(await world.open()).toEqual(['job', 'job'])
    await world.check(at(4))
    expect(await world.open()).toEqual(['job'])
    const [kept, duplicate] = await world.incidents.load()
    expect([kept?.phase, duplicate?.state.duplicateOf]).toEqual(['open', '1'])
    world.beat('job', at(4.5))
    await world.check(at(5))
    expect(await world.open()).toEqual([])
  })
})

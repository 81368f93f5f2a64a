import { describe, expect, test } from '@jest/globals'
import { MINUTE, SECOND, type Duration, type Instant } from '../../src/domain/time.js'
import type { Reading } from '../../src/domain/what-was-read.js'
import { file } from '../../src/incidents/file/index.js'
import { createCheckWorld, type CheckWorld } from '../support/check-world.js'
import { aLog } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'
import { aBeat, aMonitor } from '../support/monitor-samples.js'
import { noRedis } from '../support/no-redis.js'

const NOON = Date.UTC(2026, 10, 18, 12)
const at = (after: Duration): Instant => NOON + after
const TEN = Array.from({ length: 10 }, (_, i) => `s${i}`)
const down: Reading = { kind: 'unreachable', detail: 'Redis at 127.0.0.1:6379 refuses' }

/** Ten services that beat each 10 s into one Redis, watched from a machine that remembers. */
function services(remembers = true): CheckWorld {
  const ports = { files: memoryFiles(), log: aLog(), github: () => Promise.reject(new Error('none')), redis: noRedis }
  const monitors = TEN.map((id) => aMonitor({ every: 10 * SECOND, grace: 0 }, id))
  const place = { kind: 'redis', key: 'health:hb:*' } as const
  return createCheckWorld(
    monitors,
    {},
    remembers ? { place, store: file.create({ path: '/s.json' }, ports) } : { place },
  )
}

function beat(world: CheckWorld, now: Instant, who: readonly string[] = TEN): void {
  for (const id of who) world.beat(id, now)
}

const reasonsOf = async (world: CheckWorld, now: Instant): Promise<string> =>
  [...new Set((await world.check(now)).verdicts.map(({ status, reason }) => `${status} ${reason}`))].join(', ')

describe('a source that many beat into', () => {
  test('an outage of six minutes is one incident of the source and none of a service', async () => {
    const world = services()
    beat(world, at(0))
    await world.check(at(0))
    TEN.forEach((id) => world.find(id, down))
    expect(await reasonsOf(world, at(15 * SECOND))).toBe('unknown source-unreachable')
    await world.check(at(5 * MINUTE))
    expect(await world.open()).toEqual([])
    await world.check(at(5 * MINUTE + 16 * SECOND))
    expect(await world.open()).toEqual(['source:Redis'])
    // Back, and nobody has beaten yet.
    const resumed = { at: at(6 * MINUTE), outageMs: 6 * MINUTE }
    TEN.forEach((id) => world.find(id, { ...aBeat(at(0)), resumed }))
    expect(await reasonsOf(world, at(6 * MINUTE + SECOND))).toBe('unknown source-restarted')
    expect(await world.open()).toEqual([])
    beat(world, at(6 * MINUTE + 20 * SECOND), TEN.slice(1))
    await world.check(at(6 * MINUTE + 25 * SECOND))
    expect(await world.open()).toEqual([])
    // The one that is really dead is found after its silence and two minutes.
    beat(world, at(9 * MINUTE), TEN.slice(1))
    await world.check(at(9 * MINUTE))
    expect(await world.open()).toEqual(['s0'])
  })

  test.each([true, false])('five that fall silent together are told as one (with memory: %s)', async (remembers) => {
    const world = services(remembers)
    beat(world, at(0))
    await world.check(at(0))
    const living = TEN.slice(5)
    beat(world, at(60 * SECOND), living)
    const report = await world.check(at(60 * SECOND))
    expect(report.verdicts.map(({ reason }) => reason).filter((reason) => reason === 'source-suspect')).toHaveLength(5)
    expect(await world.open()).toEqual([])
    beat(world, at(6 * MINUTE), living)
    await world.check(at(6 * MINUTE))
    expect(await world.open()).toEqual(['source:Redis'])
    // Four come back: the fifth was dead by itself.
    beat(world, at(7 * MINUTE), TEN.slice(1))
    await world.check(at(7 * MINUTE))
    expect(await world.open()).toEqual(['s0'])
  })

  test('when they come back one after the other, the last of them is not called dead before its time', async () => {
    const world = services()
    beat(world, at(0))
    await world.check(at(0))
    beat(world, at(60 * SECOND), TEN.slice(5))
    const silent = await world.check(at(60 * SECOND))
    beat(world, at(70 * SECOND), TEN.slice(1))
    const back = await world.check(at(71 * SECOND), false, silent.suspected)
    expect(back.verdicts[0]).toMatchObject({ status: 'unknown', reason: 'source-restarted' })
    beat(world, at(3 * MINUTE), TEN.slice(1))
    await world.check(at(3 * MINUTE), false, back.suspected)
    expect(await world.open()).toEqual(['s0'])
  })

  test('the first of them to be dead is suspected with those that are only late yet', async () => {
    const world = services()
    // Each beats at a moment of its own.
    TEN.forEach((id, i) => world.beat(id, at(i * SECOND)))
    beat(world, at(52 * SECOND), TEN.slice(5))
    const report = await world.check(at(52 * SECOND))
    expect(report.verdicts.slice(0, 5).map(({ reason }) => reason)).toEqual([
      'source-suspect',
      'source-suspect',
      'stale',
      'stale',
      'stale',
    ])
    expect(await world.open()).toEqual([])
  })

  test('services that die one by one are told one by one', async () => {
    const world = services()
    for (let dead = 0; dead <= 5; dead++) {
      beat(world, at(dead * MINUTE), TEN.slice(dead))
      await world.check(at(dead * MINUTE))
    }
    expect((await world.open()).sort()).toEqual(['s0', 's1', 's2', 's3', 's4'])
  })
})

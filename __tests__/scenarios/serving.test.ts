import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE, SECOND, type Instant } from '../../src/domain/time.js'
import { aMonitor } from '../support/monitor-samples.js'
import { aServer, emptyDisk, INTERVAL, NOON } from '../support/serving-world.js'

const web = aMonitor({ push: true, every: 30 * SECOND }, 'web')
const api = aMonitor({ push: true, every: 30 * SECOND, critical: true }, 'api')
const file = aMonitor({ file: '/beat.json', 'read-from': 'workspace', threshold: HOUR }, 'file')

const nightly = aMonitor({ push: true, every: 24 * HOUR }, 'nightly')

describe('who was never posted to', () => {
  const reasonOf = (server: Awaited<ReturnType<typeof aServer>>, id: string) =>
    server.loop.board()?.map.monitors[id]?.reason

  test('has an hour and a whole window for the first beat, and no start of the server makes it new again', async () => {
    const disk = emptyDisk()
    const reasons = async (startAt: Instant) => {
      const server = await aServer([web, nightly], { startAt, disk })
      const found = [reasonOf(server, 'web'), reasonOf(server, 'nightly')]
      await server.stop()
      return found
    }
    expect(await reasons(NOON)).toEqual(['pending', 'pending'])
    expect(await reasons(NOON + 59 * MINUTE)).toEqual(['pending', 'pending'])
    // Nobody served meanwhile, so whoever had something to say could not: each has a moment to do so now.
    expect(await reasons(NOON + 2 * HOUR)).toEqual(['source-restarted', 'pending'])
    expect(await reasons(NOON + 50 * HOUR)).toEqual(['source-restarted', 'source-restarted'])
  })
})

test('who is hidden is watched and can be posted to, and nobody hears of it', async () => {
  const server = await aServer([web, api], { hidden: ['a*'] })
  expect(await server.beat('api', { state: 'failed', message: 'oh' })).toEqual({ kind: 'taken' })
  await server.beat('web', { message: 'all well' })
  await server.clock.pass(SECOND)
  const { map, run } = server.loop.board() ?? {}
  expect(Object.keys(map?.monitors ?? {})).toEqual(['web'])
  expect(map).toMatchObject({ overall_status: 'healthy', alerts: [], summary: { total: 1 } })
  expect(map?.monitors['web']?.metadata).toMatchObject({ beat_message: 'all well' })
  expect(run?.verdicts.map(({ monitor }) => monitor)).toEqual(['web'])
  expect(new Set(server.changes.map(({ monitor }) => monitor))).toEqual(new Set(['web']))
  await server.stop()
})

describe('a beat that is posted', () => {
  test('is judged within a second, and whoever follows hears of it', async () => {
    const server = await aServer([web, api])
    expect(server.status('web')).toBe('healthy')
    expect(await server.beat('web')).toEqual({ kind: 'taken' })
    await server.clock.pass(SECOND)
    expect(server.status('web')).toBe('healthy')
    expect(server.changes.at(-1)).toMatchObject({ monitor: 'web', status: 'healthy', reason: 'ok', before: 'healthy' })
    await server.beat('web', { state: 'failed', message: 'oh' })
    await server.clock.pass(SECOND)
    expect(server.status('web')).toBe('warning')
  })

  test('costs one glance together with all that come in that second, and no source is asked for it', async () => {
    const server = await aServer([web, api, file])
    const [turns, reads] = [server.turns.length, server.reads.count]
    for (let i = 0; i < 1_000; i++) await server.beat(i % 2 ? 'web' : 'api')
    await server.clock.pass(SECOND)
    expect(server.turns.slice(turns)).toEqual(['glance', 'glance'].slice(0, server.turns.length - turns))
    expect(server.reads.count).toBe(reads)
    for (let second = 0; second < 60; second++) {
      await server.beat('web')
      await server.clock.pass(SECOND)
    }
    // Once an interval, whatever is posted meanwhile.
    expect(server.reads.count - reads).toBe(4)
    expect(server.turns.length - turns).toBeLessThanOrEqual(80)
  })

  test('counts beside what its source holds, and the newer wins', async () => {
    const server = await aServer([file])
    const old = { at: NOON - 2 * HOUR, state: 'ok' } as const
    server.readings.set('file', {
      kind: 'beat',
      beat: old,
      evidence: { field: '/last_run', rule: 'last-run-key', zone: 'utc' },
      notes: [],
    })
    await server.clock.pass(INTERVAL)
    expect(server.status('file')).toBe('critical')
    await server.beat('file')
    await server.clock.pass(SECOND)
    expect(server.status('file')).toBe('healthy')
  })

  test('is refused where it cannot count, and an unknown name gets the nearest', async () => {
    const server = await aServer([web, { ...file, id: 'nightly', source: { kind: 'workflow', options: {} } }])
    expect(await server.beat('wep')).toEqual({ kind: 'unknown', nearest: 'web' })
    expect(await server.beat('nightly')).toMatchObject({ kind: 'refused', why: expect.stringContaining('by its runs') })
    expect(await server.beat('web', { at: NOON + HOUR })).toMatchObject({ kind: 'refused' })
    await server.beat('web')
    await server.clock.pass(SECOND)
    expect(await server.beat('web', { at: NOON - MINUTE })).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('newer beat'),
    })
  })
})

describe('what changes by itself', () => {
  test('is seen within a second of its deadline, not at the next look', async () => {
    const server = await aServer([web])
    await server.beat('web', { at: NOON })
    await server.clock.pass(30 * SECOND)
    expect(server.status('web')).toBe('healthy')
    await server.clock.pass(1.5 * SECOND)
    expect(server.changes.at(-1)).toMatchObject({ monitor: 'web', status: 'warning', since: NOON + 30 * SECOND })
    await server.clock.pass(2 * MINUTE)
    expect(server.status('web')).toBe('critical')
    const [first, second] = server.changes.slice(-2).map(({ id }) => id)
    expect(second).toBeGreaterThan(first ?? Infinity)
  })
})

describe('a look that is asked for', () => {
  test('is one for all who ask, begins after they did, and reads everything anew', async () => {
    const server = await aServer([file])
    const reads = server.reads.count
    let done = 0
    for (let i = 0; i < 20; i++) void server.loop.lookNow().then(() => done++)
    await server.clock.pass(SECOND)
    expect([done, server.reads.count - reads]).toEqual([20, 1])
  })
})

describe('controls', () => {
  test('who is paused is skipped with its reason, and what fell into the pause makes nobody late', async () => {
    const server = await aServer([web])
    await server.beat('web')
    await server.clock.pass(SECOND)
    expect(await server.loop.control('web', { kind: 'pause', until: NOON + HOUR, why: 'new disk', by: null })).toBe(
      true,
    )
    await server.clock.pass(SECOND)
    expect(server.loop.board()?.map.monitors['web']).toMatchObject({
      status: 'skipped',
      reason: 'paused',
      message: 'Paused: new disk, until 2026-11-27 13:00 UTC.',
    })
    await server.clock.pass(30 * MINUTE)
    await server.loop.control('web', { kind: 'resume', by: null })
    await server.clock.pass(SECOND)
    expect(server.status('web')).toBe('healthy')
    await server.clock.pass(35 * SECOND)
    expect(server.status('web')).toBe('warning')
  })

  test('a pause outlives the process, and ends by itself', async () => {
    const disk = emptyDisk()
    const first = await aServer([web], { disk })
    await first.loop.control('web', { kind: 'pause', until: NOON + HOUR, why: null, by: null })
    await first.stop()
    const second = await aServer([web], { disk, startAt: NOON + HOUR - 5 * SECOND })
    expect(second.status('web')).toBe('skipped')
    await second.clock.pass(7 * SECOND)
    expect(second.status('web')).not.toBe('skipped')
  })

  test('what was acknowledged is so until it is over, or worse', async () => {
    const server = await aServer([web])
    const noted = () => server.loop.board()?.controls.get('web')?.acknowledged ?? null
    await server.beat('web', { state: 'failed' })
    await server.clock.pass(SECOND)
    await server.loop.control('web', { kind: 'acknowledge', why: 'known', by: null })
    await server.clock.pass(SECOND)
    expect(noted()).toMatchObject({ why: 'known' })
    await server.beat('web')
    await server.clock.pass(3 * SECOND)
    expect(noted()).toBeNull()
    await server.beat('web', { state: 'failed' })
    await server.clock.pass(SECOND)
    await server.loop.control('web', { kind: 'acknowledge', why: null, by: null })
    await server.clock.pass(4 * MINUTE)
    expect([server.status('web'), noted()]).toEqual(['critical', null])
  })

  test('nobody is called so', async () => {
    const server = await aServer([web])
    expect(await server.loop.control('wep', { kind: 'resume', by: null })).toBe(false)
  })
})

describe('a server that was away', () => {
  test('knows what was posted before, with what the beats before it knew', async () => {
    const disk = emptyDisk()
    const first = await aServer([web], { disk })
    await first.beat('web')
    await first.clock.pass(SECOND)
    await first.beat('web', { state: 'failed' })
    await first.clock.pass(SECOND)
    await first.stop()
    const second = await aServer([web], { disk, startAt: NOON + 10 * SECOND })
    expect(second.loop.board()?.map.monitors['web']).toMatchObject({
      status: 'warning',
      last_heartbeat: '2026-11-27T12:00:01Z',
      total_pulses: 2,
      error_count: 1,
    })
  })

  test('calls nobody late for what could not be posted meanwhile', async () => {
    const disk = emptyDisk()
    const first = await aServer([web], { disk })
    await first.beat('web')
    await first.clock.pass(SECOND)
    await first.stop()
    const second = await aServer([web], { disk, startAt: NOON + HOUR })
    expect(second.loop.board()?.map.monitors['web']).toMatchObject({ status: 'unknown', reason: 'source-restarted' })
    await second.clock.pass(6 * MINUTE)
    expect(second.status('web')).toBe('critical')
  })

  test('knows at once whom it saw dead before it went', async () => {
    const disk = emptyDisk()
    const first = await aServer([web], { disk })
    await first.beat('web')
    await first.clock.pass(10 * MINUTE)
    expect(first.status('web')).toBe('critical')
    await first.stop()
    const second = await aServer([web], { disk, startAt: NOON + 11 * MINUTE })
    expect(second.status('web')).toBe('critical')
  })

  test('gives changes ids above those it gave before', async () => {
    const first = await aServer([web])
    await first.beat('web')
    await first.clock.pass(SECOND)
    const last = first.changes.at(-1)?.id ?? 0
    const second = await aServer([web], { startAt: NOON + 5 * SECOND })
    expect(second.loop.changesAfter(last)).toBeNull()
    await second.beat('web')
    await second.clock.pass(SECOND)
    expect(second.changes[0]?.id).toBeGreaterThan(last)
  })
})

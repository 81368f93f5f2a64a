import { describe, expect, test } from '@jest/globals'
import { HOUR, type Instant } from '../../src/domain/time.js'
import type { Monitor } from '../../src/domain/monitor.js'
import { file } from '../../src/incidents/file/index.js'
import { createCheckWorld, type CheckWorld } from '../support/check-world.js'
import { aLog } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'
import { aMonitor } from '../support/monitor-samples.js'
import { noRedis } from '../support/no-redis.js'

/** A Wednesday. */
const NOON = Date.UTC(2026, 10, 18, 12)
const at = (hours: number): Instant => NOON + hours * HOUR
const PATH = '/state.json'
const down = { kind: 'unreachable', detail: 'the disk is gone' } as const

/** Checks of a config on one machine, whose memory is a file. */
function machine(monitors: readonly Monitor[] = [aMonitor()], declaredIn: string | undefined = '/etc/heartbeat.yml') {
  const files = memoryFiles()
  const ports = { files, log: aLog(), github: () => Promise.reject(new Error('no GitHub here')), redis: noRedis }
  const store = file.create({ path: PATH }, ports)
  const world = createCheckWorld(monitors, {}, { store, ...(declaredIn === '' ? {} : { declaredIn }) })
  return { world, store, text: () => files.texts.get(PATH) ?? '', files }
}

async function verdictAt(world: CheckWorld, now: Instant): Promise<string> {
  const { verdicts } = await world.check(now)
  return verdicts.map(({ status, reason }) => `${status} ${reason}`).join()
}

describe('a monitor without a beat, on a machine', () => {
  test('is new since the first look that the state file remembers', async () => {
    const { world } = machine()
    expect(await verdictAt(world, at(0))).toBe('healthy pending')
    expect(await verdictAt(world, at(3))).toBe('healthy pending')
    expect(await verdictAt(world, at(3.1))).toBe('critical missing')
  })

  test('that was seen alive is not new', async () => {
    const { world } = machine()
    world.beat('job', at(0))
    await world.check(at(0))
    world.find('job', { kind: 'missing', detail: 'there is no file' })
    expect(await verdictAt(world, at(1))).toBe('critical missing')
  })

  test('that no config declares is missing at the first look', async () => {
    const { world } = machine([aMonitor()], '')
    expect(await verdictAt(world, at(0))).toBe('critical missing')
  })

  test('a clock that was once a year ahead does not keep it new for a year', async () => {
    const { world } = machine()
    await world.check(at(24 * 365))
    expect(await verdictAt(world, at(0))).toBe('healthy pending')
    expect(await verdictAt(world, at(4))).toBe('critical missing')
  })
})

describe('not looking is told', () => {
  test('after the whole window of a monitor, once, as an incident of the source, until it is read again', async () => {
    const { world, store } = machine()
    world.beat('job', at(-0.5))
    await world.check(at(0))
    world.find('job', down)
    for (const hours of [1, 2, 3]) expect((await world.check(at(hours))).plan).toEqual([])
    const report = await world.check(at(3.5))
    expect(report.verdicts).toMatchObject([{ monitor: 'job', status: 'unknown' }])
    expect(report.problems).toEqual(['Could not look at job for 2 h 30 min: the disk is gone.'])
    expect(report.plan).toMatchObject([{ kind: 'open-incident', draft: { key: 'source:memory' } }])
    const [incident] = await store.load()
    expect(incident?.state.members['source:memory']).toMatchObject({ reason: 'source-unreachable', since: at(3) })
    expect((await world.check(at(4))).plan).toMatchObject([{ kind: 'update-incident' }])
    world.beat('job', at(4))
    expect((await world.check(at(4.5))).plan).toMatchObject([{ kind: 'close-incident' }])
    expect((await world.check(at(5))).plan).toEqual([])
  })

  test('one look that succeeds begins anew', async () => {
    const { world } = machine()
    for (const hours of [0, 1.5, 3, 4.5, 6]) {
      world.find('job', down)
      expect((await world.check(at(hours))).plan).toEqual([])
      world.beat('job', at(hours + 0.5))
      await world.check(at(hours + 0.5))
    }
    expect(await world.open()).toEqual([])
  })

  test('many monitors of one source are one incident', async () => {
    const monitors = Array.from({ length: 20 }, (_, n) => aMonitor({}, `job-${n}`))
    const { world } = machine(monitors)
    monitors.forEach(({ id }) => world.find(id, down))
    await world.check(at(0))
    const report = await world.check(at(3))
    expect(await world.open()).toEqual(['source:memory'])
    expect(report.problems).toEqual([
      'Could not look at job-0, job-1, job-2, job-3, job-4 and 15 more for 3 h: the disk is gone.',
    ])
  })

  test('a monitor that is paused is not looked for', async () => {
    const { world } = machine([aMonitor({ paused: { reason: 'moved', until: null } })])
    world.find('job', down)
    await world.check(at(0))
    expect((await world.check(at(30))).plan).toEqual([])
  })

  test('where nothing remembers it the run is red and no incident opens', async () => {
    const world = createCheckWorld([aMonitor()])
    world.find('job', down)
    await world.check(at(0))
    expect(await verdictAt(world, at(30))).toBe('unknown source-unreachable')
    expect(await world.open()).toEqual([])
  })
})

describe('what is remembered of looking', () => {
  test('is written when it changes, not at each check', async () => {
    const { world, files, text } = machine()
    world.beat('job', at(0))
    await world.check(at(0))
    expect(JSON.parse(text())).toEqual({
      version: 1,
      incidents: [],
      looks: { job: { firstSeenAt: at(0), everBeat: true, unreadableSince: null } },
    })
    files.texts.set(PATH, `${text()} `)
    await world.check(at(1))
    expect(text()).toMatch(/ $/)
  })

  test('that is damaged is as if it had never been, and incidents stay', async () => {
    const { world, files } = machine()
    files.texts.set(PATH, '{"version":1,"incidents":[],"looks":{"job":{"firstSeenAt":"x"},"other":7}}')
    expect(await verdictAt(world, at(0))).toBe('healthy pending')
  })
})

import { describe, expect, test } from '@jest/globals'
import { createProcessTargets } from '../../src/domain/recovery/process-targets.js'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import { figure } from '../support/figures.js'
import { createHealingWorld, createWatchingWorld } from '../support/healing-world.js'
import { NOON } from '../support/incident-samples.js'

const TICK = 15 * SECOND

const after = (...seconds: readonly number[]): number[] => seconds.map((s) => NOON + s * SECOND)

describe.each([
  ['a check at a time', createHealingWorld],
  ['a watcher', createWatchingWorld],
])('%s', (name, create) => {
  test('a container that beats once and dies, twenty times in 40 min, is started three times and told of once', async () => {
    const world = create({ steps: { worker: ['worker'] } })
    for (let now = NOON; now < NOON + 40 * MINUTE; now += TICK) {
      if ((now - NOON) % (2 * MINUTE) === 0) world.beat('worker', now)
      await world.check(now)
    }
    const incidents = await world.store?.load()
    expect(world.starts).toHaveLength(3)
    expect(world.events().filter((event) => event === 'recovery-exhausted')).toHaveLength(1)
    expect(incidents).toHaveLength(1)
    figure('container flaps 20 times in 40 min', `restarts (${name})`, world.starts.length)
    figure('container flaps 20 times in 40 min', `alerts of an end (${name})`, 1)
    figure('container flaps 20 times in 40 min', `issues (${name})`, incidents?.length ?? 0)
  })

  test('nine that die together are started by nobody, and people hear why', async () => {
    const ids = Array.from({ length: 9 }, (_, i) => `service-${i}`)
    const world = create({ steps: Object.fromEntries(ids.map((id) => [id, [id]])) })
    for (const id of ids) world.beat(id, NOON)
    const first = await world.check(NOON + 75 * SECOND)
    expect(first.notices.join()).toMatch(/9 of 9 monitors of one-source went bad together/)
    for (let now = NOON + 90 * SECOND; now < NOON + 30 * MINUTE; now += TICK) await world.check(now)
    expect(world.starts).toEqual([])
    figure('nine services die together', `restarts (${name})`, world.starts.length)
  })

  test('nine that die within seconds of each other, seen by different looks, neither', async () => {
    const ids = Array.from({ length: 9 }, (_, i) => `service-${i}`)
    const world = create({ steps: Object.fromEntries(ids.map((id) => [id, [id]])) })
    for (const [i, id] of ids.entries()) world.beat(id, NOON + (i < 5 ? 0 : 10 * SECOND))
    for (let now = NOON + 65 * SECOND; now < NOON + 30 * MINUTE; now += TICK) await world.check(now)
    expect(world.starts).toEqual([])
  })

  test('one that never comes back is tried at 0, 5 and 20 s, and given up at 65 s', async () => {
    const world = create({ steps: { worker: ['worker'] } })
    world.beat('worker', NOON - 61 * SECOND)
    for (let now = NOON; now < NOON + 5 * MINUTE; now += SECOND) await world.check(now)
    expect(world.startsOf('worker')).toEqual(after(0, 5, 20))
    const ends = world.told.filter(({ event }) => event === 'recovery-exhausted')
    expect(ends.map(({ at }) => at)).toEqual(after(65))
    figure('a container never comes back', `attempts at s, and the end (${name})`, '0, 5, 20; 65')
  })

  test('after: again begins anew after the cooldown, and people hear of the end once', async () => {
    const world = create({ steps: { worker: ['worker'] }, policy: { after: 'again' } })
    world.beat('worker', NOON - 61 * SECOND)
    for (let now = NOON; now < NOON + 11 * MINUTE; now += SECOND) await world.check(now)
    expect(world.startsOf('worker')).toEqual(after(0, 5, 20, 620, 625, 640))
    expect(world.events()).toEqual(['opened', 'recovery-exhausted'])
  })

  test('ten minutes of beats, and all attempts are there again', async () => {
    const world = create({ steps: { worker: ['worker'] } })
    const die = async (from: number): Promise<void> => {
      world.beat('worker', from)
      for (let now = from; now < from + 2 * MINUTE; now += TICK) await world.check(now)
    }
    const live = async (from: number, for_: number): Promise<number> => {
      for (let now = from; now <= from + for_; now += TICK) {
        world.beat('worker', now)
        await world.check(now)
      }
      return from + for_
    }
    await die(NOON)
    expect(world.starts).toHaveLength(3)
    await die(await live(NOON + 3 * MINUTE, 9 * MINUTE))
    expect(world.starts).toHaveLength(3)
    await die(await live(NOON + 20 * MINUTE, 10 * MINUTE))
    expect(world.starts).toHaveLength(6)
  })

  test('attempts: 0 and a dry run touch nothing', async () => {
    for (const wish of [{ policy: { attempts: 0 } }, { dryRun: true }]) {
      const look = () => Promise.reject(new Error('nobody looks'))
      const world = create({ steps: { worker: ['worker'] }, look, ...wish })
      world.beat('worker', NOON - HOUR)
      for (let now = NOON; now < NOON + 5 * MINUTE; now += TICK) await world.check(now)
      expect(world.starts).toEqual([])
    }
    figure('attempts: 0, a dry run', `deeds (${name})`, 0)
  })

  test('two that the same container heals make one attempt, and both incidents tell it', async () => {
    const world = create({ steps: { api: ['box'], worker: ['box'] }, policy: { backoffMs: [MINUTE] } })
    world.beat('api', NOON - HOUR)
    world.beat('worker', NOON - HOUR)
    await world.check(NOON)
    await world.check(NOON + TICK)
    expect(world.startsOf('box')).toEqual([NOON])
    const incidents = (await world.store?.load()) ?? []
    const attempts = incidents.flatMap(({ state }) =>
      Object.entries(state.members).map(([id, { recovery }]) => [
        id,
        recovery?.attempts.map(({ step, ok }) => [step, ok]),
      ]),
    )
    expect(Object.fromEntries(attempts)).toEqual({
      api: [['container:box', true]],
      worker: [['container:box', true]],
    })
  })

  test('what is not known is never recovered', async () => {
    const world = create({ steps: { worker: ['worker'] } })
    world.beat('worker', NOON - 50 * SECOND)
    await world.check(NOON)
    world.find('worker', { kind: 'unreachable', detail: 'refused' })
    for (let now = NOON; now < NOON + 10 * MINUTE; now += TICK) await world.check(now)
    expect(world.starts).toEqual([])
  })

  test('without incidents and without any memory nothing is tried, and it is said', async () => {
    const world = create({ steps: { worker: ['worker'] }, store: null })
    world.beat('worker', NOON - HOUR)
    const { notices } = await world.check(NOON)
    expect(world.starts).toEqual([])
    expect(notices.join()).toMatch(/nothing else remembers what was tried on container:worker/)
  })

  test('the memory of the process is memory enough', async () => {
    const world = create({ steps: { worker: ['worker'] }, store: null, targets: createProcessTargets() })
    world.beat('worker', NOON - HOUR)
    for (let now = NOON; now < NOON + 5 * MINUTE; now += TICK) await world.check(now)
    expect(world.starts).toHaveLength(3)
    expect(world.events().filter((event) => event === 'recovery-exhausted')).toHaveLength(1)
  })
})

import { describe, expect, test } from '@jest/globals'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import { createHealingWorld, createWatchingWorld } from '../support/healing-world.js'
import { NOON } from '../support/incident-samples.js'

const TICK = 15 * SECOND
const POLICY = { beforeAlert: true, confirmMs: MINUTE }

describe.each([
  ['a check at a time', createHealingWorld],
  ['a watcher', createWatchingWorld],
])('%s', (_name, create) => {
  test('a heal that worked alarms nobody, is remembered, and told once', async () => {
    const world = create({
      steps: { worker: ['worker'] },
      policy: POLICY,
      start: async (target, now) => {
        world.beat(target, now + SECOND)
        return { ok: true, detail: 'restarted it', url: null }
      },
    })
    world.beat('worker', NOON - 2 * MINUTE)
    const reports = [await world.check(NOON), await world.check(NOON + TICK), await world.check(NOON + 2 * TICK)]
    expect(await world.store?.load()).toEqual([])
    expect(world.events()).toEqual(['healed'])
    expect(reports.flatMap(({ notices }) => notices)).toContain(
      'worker beats again after container:worker was recovered.',
    )
    const state = (await world.store?.targets?.load())?.get('container:worker')
    expect(state).toMatchObject({
      attempts: [{ at: NOON, ok: true, monitor: 'worker' }],
      heals: [{ monitor: 'worker' }],
    })
  })

  test('a container that beats once after each restart is started three times though nobody is alarmed', async () => {
    const world = create({
      steps: { worker: ['worker'] },
      policy: POLICY,
      start: async (target, now) => {
        world.beat(target, now + SECOND)
        return { ok: true, detail: 'restarted it', url: null }
      },
    })
    world.beat('worker', NOON - 2 * MINUTE)
    const problems = new Set<string>()
    for (let now = NOON; now < NOON + 40 * MINUTE; now += TICK)
      for (const problem of (await world.check(now)).problems) problems.add(problem)
    expect(world.starts).toHaveLength(3)
    expect(world.events().filter((event) => event === 'healed')).toHaveLength(3)
    expect(world.events().filter((event) => event === 'recovery-exhausted')).toHaveLength(1)
    expect([...problems]).toEqual([expect.stringMatching(/^container:worker had to be healed 3 times within a day/)])
  })

  test('a heal that does not work is told when the beat may no longer come', async () => {
    const world = create({ steps: { worker: ['worker'] }, policy: { ...POLICY, attempts: 1 } })
    world.beat('worker', NOON - 2 * MINUTE)
    for (let now = NOON; now < NOON + 3 * MINUTE; now += TICK) await world.check(now)
    expect(world.events().slice(0, 1)).toEqual(['opened'])
    expect(world.events().filter((event) => event === 'recovery-exhausted')).toHaveLength(1)
    expect(await world.store?.load()).toHaveLength(1)
  })

  test('one that may not be touched is told at once', async () => {
    const look = async () => ({ kind: 'hands-off', why: 'a person paused it' }) as const
    const world = create({ steps: { worker: ['worker'] }, policy: POLICY, look })
    world.beat('worker', NOON - 2 * MINUTE)
    const first = await world.check(NOON)
    const second = await world.check(NOON + TICK)
    expect(world.starts).toEqual([])
    expect(world.events()).toEqual(['opened'])
    expect([...first.notices, ...second.notices].join()).toMatch(/a person paused it/)
  })
})

test('a watcher goes on looking while one container takes its time, and does one after the other', async () => {
  let end = (): void => {}
  const slow = new Promise<void>((resolve) => (end = resolve))
  const world = createWatchingWorld({
    steps: { first: ['first'], second: ['second'] },
    start: async () => {
      await slow
      return { ok: true, detail: 'restarted it', url: null }
    },
  })
  for (const id of ['first', 'second']) world.beat(id, NOON - 2 * MINUTE)
  for (let now = NOON; now < NOON + 3 * TICK; now += TICK) await world.check(now)
  expect(world.starts).toEqual([{ target: 'first', at: NOON }])
  end()
  await new Promise((resolve) => setImmediate(resolve))
  const after = await world.check(NOON + 3 * TICK)
  expect(after.outcomes.map(({ detail }) => detail)).toContain('container:first for first: restarted it')
  expect(world.startsOf('second')).toEqual([NOON + 3 * TICK])
})

test('one that waits does not keep another from its turn', async () => {
  const seen: string[] = []
  const world = createWatchingWorld({ steps: { first: ['first'], second: ['second'] }, lookAt: async (target) => {
    seen.push(target)
    return target === 'first' ? { kind: 'wait', why: 'it is starting' } : { kind: 'ready', was: 'exited', startedAt: null }
  } }) // prettier-ignore
  for (const id of ['first', 'second']) world.beat(id, NOON - 2 * MINUTE)
  await world.check(NOON)
  await world.check(NOON + TICK)
  expect(seen).toEqual(['first', 'second'])
  expect(world.startsOf('second')).toEqual([NOON + TICK])
})

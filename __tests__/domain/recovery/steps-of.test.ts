import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isAllowed, type RecoveryStep } from '../../../src/domain/recovery/recovery.js'
import { stepsOf } from '../../../src/domain/recovery/steps-of.js'
import { hostileText } from '../../support/hostile-text.js'

function container(name: string): RecoveryStep {
  return { kind: 'container', target: name, options: { name, labels: { 'com.docker.compose.service': '{service}' } } }
}

const steps = new Map([
  ['services', [container('arbees-{service}-{instance}')]],
  ['services/special', [container('special-{monitor}')]],
  ['web', [container('web')]],
  ['agents', [container('agent-{service}')]],
])

function targetsOf(monitor: string): readonly string[] | null {
  return stepsOf({ steps }, monitor)?.steps.map(({ target }) => target) ?? null
}

describe('the steps of a monitor', () => {
  test.each([
    ['its own', 'web', ['web']],
    ['those of its parent, with its names in them', 'services/game_shard/shard-1', ['arbees-game_shard-shard-1']],
    ['an instance of several parts', 'services/game_shard/eu/2', ['arbees-game_shard-eu-2']],
    ['those of the nearest parent', 'services/special/a', ['special-a']],
    ['without an instance, where none is needed', 'agents/mary', ['agent-mary']],
    ['none of somebody else', 'other/game_shard', null],
    ['none of one whose name begins alike', 'services-two/a/b', null],
  ])('%s', (_, monitor, expected) => {
    expect(targetsOf(monitor)).toEqual(expected)
  })

  test('names stand in options too, and the service is known to the lists', () => {
    const [step] = stepsOf({ steps }, 'services/game_shard/shard-1')!.steps
    expect(step).toMatchObject({
      service: 'game_shard',
      options: { name: 'arbees-game_shard-shard-1', labels: { 'com.docker.compose.service': 'game_shard' } },
    })
  })

  test.each([
    ['services/orchestrator', 'it has no instance to fill {instance} of arbees-{service}-{instance} with'],
    ['services/a b/1', 'its service cannot stand in arbees-{service}-{instance}: it is no plain name'],
    ['services/-v/1', 'its service cannot stand in arbees-{service}-{instance}: it is no plain name'],
    ['services/../1', 'its service cannot stand in arbees-{service}-{instance}: it is no plain name'],
    [`services/${'a'.repeat(99)}/${'b'.repeat(99)}`, 'the name arbees-{service}-{instance} would be too long for it'],
  ])('%s cannot be filled in, and nothing is done', (monitor, problem) => {
    expect(stepsOf({ steps }, monitor)).toEqual({ steps: [], problem })
  })

  test('whatever a key is called, what comes of it is a name of that form or nothing', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (service, instance) => {
        for (const { target } of stepsOf({ steps }, `services/${service}/${instance}`)?.steps ?? [])
          expect(target).toMatch(/^(arbees|special)-[A-Za-z0-9_.-]{1,128}$/)
      }),
    )
  })
})

describe('by the name of the service', () => {
  const [step] = stepsOf({ steps }, 'services/game/2-1')!.steps
  test.each([
    ['service:game', true],
    ['service:*', true],
    ['service:game-2', false],
    ['arbees-game-2-1', true],
  ])('%s: %s', (pattern, allowed) => {
    expect(isAllowed(step!, { allow: [pattern], deny: [] })).toBe(allowed)
    expect(isAllowed(step!, { allow: ['*'], deny: [pattern] })).toBe(!allowed)
  })
})

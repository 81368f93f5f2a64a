import { describe, expect, test } from '@jest/globals'
import { refusalOf } from '../../../src/domain/recovery/allowed.js'
import { healedText, oftenHealed } from '../../../src/domain/recovery/often-healed.js'
import { filled, hasWords, missingWord, stepWords } from '../../../src/domain/recovery/step-words.js'
import { NO_TARGET } from '../../../src/domain/recovery/target-state.js'
import { DAY, HOUR } from '../../../src/domain/time.js'
import { NOON } from '../../support/incident-samples.js'

describe('the names in a step', () => {
  test.each([
    ['backup', { monitor: 'backup' }],
    ['services/api', { monitor: 'services', member: 'api', service: 'api' }],
    ['services/shard:1', { monitor: 'services', member: 'shard:1', service: 'shard', instance: '1' }],
    ['services/shard/1', { monitor: 'services', member: 'shard/1', service: 'shard', instance: '1' }],
    ['services/shard@1:2', { monitor: 'services', member: 'shard@1:2', service: 'shard', instance: '1:2' }],
    ['services/:1', { monitor: 'services', member: ':1', service: ':1' }],
    ['services/shard:', { monitor: 'services', member: 'shard:', service: 'shard:' }],
    ['services/', { monitor: 'services', member: '', service: '' }],
    ['/api', { monitor: '', member: 'api', service: 'api' }],
  ])('of %s', (id, words) => {
    expect(stepWords(id)).toEqual(words)
  })

  test.each<[unknown, boolean, string | null, unknown]>([
    ['{monitor}-{instance}', true, null, 'm-i'],
    ['{service}{member}', true, 'service', '{service}e'],
    [{ a: ['{member}', 7, null], b: { c: '{monitor}' } }, true, null, { a: ['e', 7, null], b: { c: 'm' } }],
    [['x', '{service}'], true, 'service', ['x', '{service}']],
    ['{other}', false, null, '{other}'],
    ['monitor', false, null, 'monitor'],
    [7, false, null, 7],
    [null, false, null, null],
  ])('are put into %j', (value, has, missing, result) => {
    const words = { monitor: 'm', member: 'e', instance: 'i' }
    expect([hasWords(value), missingWord(value, words), filled(value, words)]).toEqual([has, missing, result])
  })
})

describe('why nothing is done', () => {
  const step = { kind: 'container', target: 'box', options: {} }
  const both = { ...step, others: ['vpn'] }
  test.each([
    ['no step', [], {}, 'no recovery step is configured'],
    ['a step that does not fit', [{ ...step, unfit: 'it has no name' }], { allow: ['*'] }, 'it has no name'],
    ['a step that is denied', [step], { allow: ['*'], deny: ['box'] }, 'box in deny list - alerting only'],
    ['a step that nobody allowed', [step], {}, 'container:box is not on the allow list'],
    ['a second target that is denied', [both], { allow: ['*'], deny: ['vpn'] }, 'vpn in deny list - alerting only'],
    ['a second target that nobody allowed', [both], { allow: ['box'] }, 'container:vpn is not on the allow list'],
    ['the first of all steps counts', [step, { ...step, unfit: 'x' }], {}, 'container:box is not on the allow list'],
    ['its service is denied', [{ ...step, service: 'api' }], { allow: ['*'], deny: ['service:api'] }, 'box in deny list - alerting only'], // prettier-ignore
  ])('%s', (_, steps, lists, why) => {
    expect(refusalOf(steps, { allow: [], deny: [], ...lists } as never)).toBe(why)
  })
})

describe('what has to be healed often', () => {
  const heals = (...ages: readonly number[]) => ages.map((age) => ({ at: NOON - age, monitor: 'api' }))
  test.each([
    ['twice', heals(HOUR, 0), []],
    ['three times in a day', heals(DAY - 1, HOUR, 0), ['had to be healed 3 times within a day: look for the cause.']],
    ['three times in more than a day', heals(DAY, HOUR, 0), ['had to be healed 3 times within a week: look for the cause.']], // prettier-ignore
    ['four times in a week, twice in a day', heals(3 * DAY, 2 * DAY, HOUR, 0), ['had to be healed 4 times within a week: look for the cause.']], // prettier-ignore
    ['four times, three in a day', heals(3 * DAY, 2 * HOUR, HOUR, 0), ['had to be healed 3 times within a day: look for the cause.']], // prettier-ignore
  ])('%s', (_, list, expected) => {
    const states = new Map([['container:box', { ...NO_TARGET, heals: list }]])
    const now = [...heals(0, 0), { at: NOON, monitor: 'web' }].map((heal) => ({ ...heal, target: 'container:box' }))
    expect(oftenHealed(now, states, NOON)).toEqual(expected.map((text) => `container:box ${text}`))
    expect(oftenHealed([], states, NOON)).toEqual([])
  })

  test('one heal is told in a sentence', () => {
    expect(healedText({ at: NOON, monitor: 'api', target: 'container:box' })).toBe(
      'api beats again after container:box was recovered.',
    )
  })
})

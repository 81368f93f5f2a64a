import { describe, expect, test } from '@jest/globals'
import { withBecause } from '../../src/domain/because.js'
import { dependenciesOf } from '../../src/domain/dependencies.js'
import type { Monitor } from '../../src/domain/monitor.js'
import { aMonitor } from '../support/monitor-samples.js'

const one = (id: string, dependsOn: string[] = [], more: Partial<Monitor> = {}): Monitor => ({
  ...aMonitor({}, id),
  dependsOn,
  ...more,
})

describe('what a monitor stands on', () => {
  test('near ones come first, and none twice', () => {
    const known = dependenciesOf([one('a', ['b', 'c']), one('b', ['d']), one('c', ['d']), one('d'), one('e')])
    expect(['a', 'b', 'd', 'e', 'nobody'].map((id) => known.of(id))).toEqual([['b', 'c', 'd'], ['d'], [], [], []])
  })

  test('whoever a run does not look at is known by its name', () => {
    expect(dependenciesOf([one('a', ['elsewhere'])]).of('a')).toEqual(['elsewhere'])
  })

  test('a tag is all that have it, and a document all of its members', () => {
    const members = [one('nodes/1', ['router'], { group: 'nodes' }), one('nodes/2', ['router'], { group: 'nodes' })]
    const known = dependenciesOf([one('a', ['tag:found', 'nodes']), one('b', [], { tags: ['found'] }), ...members])
    expect(known.of('a')).toEqual(['b', 'nodes', 'nodes/1', 'nodes/2', 'router'])
    expect(known.of('nodes/1')).toEqual(['router'])
  })

  test('a chain without an end is followed for a while', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => one(`m${i}`, [`m${i + 1}`]))
    expect(dependenciesOf(chain).of('m0').length).toBeLessThanOrEqual(1001)
    expect(dependenciesOf([one('a', ['b']), one('b', ['a'])]).of('a')).toEqual(['b'])
  })
})

test.each([
  ['No heartbeat for 3 h.', false, 'No heartbeat for 3 h (because of database).'],
  ['No heartbeat for 3 h', true, 'No heartbeat for 3 h (because of database, which is back)'],
  ['', false, 'because of database'],
])('%j says because of whom', (message, back, text) => {
  expect(withBecause(message, { monitor: 'database', back })).toBe(text)
  expect(withBecause(message, undefined)).toBe(message)
})

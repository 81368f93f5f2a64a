import { expect, test } from '@jest/globals'
import { aMonitor } from '../../support/monitor-samples.js'
import { readMonitors } from '../../../src/sources/document.js'

const NOW = Date.UTC(2026, 10, 22, 12)

function namesIn(document: unknown): readonly string[] | string {
  const monitor = { ...aMonitor({}, 'all'), each: true }
  const reading = readMonitors(JSON.stringify(document), [monitor], NOW, {}).get('all')
  return reading?.kind === 'members' ? reading.members.map(({ name }) => name) : (reading?.kind ?? 'nothing')
}

const at = '2026-11-22T11:00:00Z'

test.each<[string, unknown, readonly string[] | string]>([
  [
    'by words of their own',
    [
      { city: 'north', updated_at: at },
      { city: 'south', updated_at: at },
    ],
    ['north', 'south'],
  ],
  [
    'under a key that says list',
    {
      data: [
        { pair: 'EUR/USD', ts: at },
        { pair: 'USD/JPY', ts: at },
      ],
    },
    ['EUR/USD', 'USD/JPY'],
  ],
  [
    'by id before',
    [
      { city: 'north', id: 'a', updated_at: at },
      { city: 'south', id: 'b', updated_at: at },
    ],
    ['a', 'b'],
  ],
  [
    'not by how they are',
    [
      { status: 'ok', updated_at: at },
      { status: 'late', updated_at: at },
    ],
    'invalid',
  ],
  [
    'not by words that several share',
    [
      { city: 'north', updated_at: at },
      { city: 'north', updated_at: at },
    ],
    'invalid',
  ],
])('members of a list are named %s', (_name, document, names) => {
  expect(namesIn(document)).toEqual(names)
})

import { expect, test } from '@jest/globals'
import { createHistory } from '../../../src/domain/history/create-history.js'
import type { SeenState } from '../../../src/domain/history/history.js'
import { togetherUptime } from '../../../src/domain/history/together.js'
import { uptimeSentence } from '../../../src/domain/history/uptime-text.js'
import { UPTIME_WINDOWS } from '../../../src/domain/history/windows.js'
import { DAY, HOUR } from '../../../src/domain/time.js'
import { aState, minutesText, moment } from '../../support/pasts.js'

const span = { from: moment('00:00'), to: moment('10:00') }
const of = (id: string, is: 'healthy' | 'critical' | 'skipped' | 'unknown'): SeenState =>
  aState(id, { is }) as SeenState

test('times are added: what is blind or excluded stays out, and who is named twice counts once', () => {
  const history = createHistory({ usualGapMs: DAY })
  history.look(span.from, [of('a', 'healthy'), of('b', 'healthy'), of('c', 'skipped'), of('d', 'unknown')])
  history.look(span.from + 5 * HOUR, [of('a', 'healthy'), of('b', 'critical'), of('c', 'skipped'), of('d', 'healthy')])
  const told = (...ids: string[]): string[] => {
    const uptime = togetherUptime(history, ids, span)
    return [minutesText(uptime.sums), uptimeSentence(uptime)]
  }
  expect(told('a', 'b')).toEqual(['up 900 down 300', '75 %'])
  expect(told('a', 'a')).toEqual(['up 600', '100 %'])
  expect(told('a', 'b', 'c')).toEqual(['up 900 down 300 excluded 600', '75 %'])
  expect(told('a', 'd')).toEqual(['up 900 blind 300', '100 %, 75 % observed'])
  expect(told('c')).toEqual(['excluded 600', '–'])
  expect(told('nobody')).toEqual(['excluded 600', '–'])
  expect(told()).toEqual(['', '–'])
})

test('the windows are those of the page, up to a year', () => {
  expect(UPTIME_WINDOWS.map(({ key, length }) => [key, length / DAY])).toEqual([
    ['24h', 1],
    ['7d', 7],
    ['30d', 30],
    ['90d', 90],
    ['1y', 365],
  ])
})

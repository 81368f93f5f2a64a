import { expect, test } from '@jest/globals'
import { ageWords } from '../../../src/domain/judging/age-words.js'
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'

test.each([
  ['one age', HOUR, HOUR, '1 h', '1 h ago'],
  ['two that differ by less than a minute', HOUR - MINUTE + 1, HOUR, '1 h', '1 h ago'],
  [
    'two that differ by a minute',
    HOUR - MINUTE,
    HOUR,
    '59 min of active time (1 h by the clock)',
    '59 min of active time ago (1 h by the clock)',
  ],
  ['a beat that is slightly ahead', -SECOND, -SECOND, '0 s', '0 s ago'],
  [
    'active time of none',
    -SECOND,
    HOUR,
    '0 s of active time (1 h by the clock)',
    '0 s of active time ago (1 h by the clock)',
  ],
])('%s', (_, active, wall, lasting, ago) => expect(ageWords(active, wall)).toEqual({ lasting, ago }))

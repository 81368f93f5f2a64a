import { expect, test } from '@jest/globals'
import type { SingleReading } from '../../../src/domain/judging/judge.js'
import { withHeard } from '../../../src/domain/judging/with-heard.js'
import { MINUTE } from '../../../src/domain/time.js'
import { aBeat } from '../../support/monitor-samples.js'

const NOON = Date.UTC(2026, 10, 18, 12)
const heardAt = (at: number) => ({ ...aBeat(at), notes: ['heard'] })
const resumed = { at: NOON, outageMs: 7 }

function read(reading: SingleReading, at = NOON): SingleReading {
  return withHeard(reading, { reading: heardAt(at) } as never, NOON)
}

test('the newer of two beats counts; of one instant the one that was read', () => {
  const stored = { ...aBeat(NOON), notes: ['read'], resumed }
  expect(read(stored, NOON)).toBe(stored)
  expect(read(stored, NOON - 1)).toBe(stored)
  expect(read(stored, NOON + 1)).toEqual({ ...heardAt(NOON + 1), resumed })
  expect(read(aBeat(NOON), NOON + 1)).toStrictEqual(heardAt(NOON + 1))
})

test('what was heard stands in for what is missing, and for what nobody understands', () => {
  expect(read({ kind: 'missing', detail: 'no file', resumed })).toEqual({ ...heardAt(NOON), resumed })
  expect(read({ kind: 'missing', detail: 'no file' })).toStrictEqual(heardAt(NOON))
  expect(read({ kind: 'invalid', problem: 'malformed', detail: 'half' })).toEqual({
    ...heardAt(NOON),
    notes: ['heard', 'What is stored could not be understood: half'],
  })
})

test('where nobody could look a fresh word shows life, and silence since then proves nothing', () => {
  const unreachable: SingleReading = { kind: 'unreachable', detail: '503' }
  expect(read(unreachable, NOON - 5 * MINUTE)).toEqual({
    ...heardAt(NOON - 5 * MINUTE),
    notes: ['heard', 'Its source could not be read: 503'],
    resumed: { at: NOON, outageMs: 0 },
  })
  expect(read(unreachable, NOON - 5 * MINUTE - 1)).toBe(unreachable)
})

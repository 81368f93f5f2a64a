import { expect, test } from '@jest/globals'
import { bothAbsences } from '../../src/domain/absences.js'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import type { Resumed } from '../../src/domain/what-was-read.js'

const NOON = Date.UTC(2026, 10, 18, 12)
const away = (minutes: number, outageMs = 2 * SECOND): Resumed => ({ at: NOON + minutes * MINUTE, outageMs })

test('one is itself, and none is none', () => {
  expect(bothAbsences(away(0), undefined)).toEqual(away(0))
  expect(bothAbsences(undefined, { ...away(0), unseen: true })).toEqual({ ...away(0), unseen: true })
  expect(bothAbsences(undefined, undefined)).toBeUndefined()
})

test('two are the later with the earlier behind it, whoever names them first', () => {
  const both = { ...away(1), before: away(0) }
  expect(bothAbsences(away(0), away(1))).toEqual(both)
  expect(bothAbsences(away(1), away(0))).toEqual(both)
})

test('many stand in their order, without those that excuse nobody any more', () => {
  const of = (...minutes: number[]) =>
    minutes.map((one) => away(one)).reduce<Resumed | undefined>((all, one) => bothAbsences(all, one), undefined)
  expect(bothAbsences(of(0, 9), of(5, 10))).toEqual({
    ...away(10),
    before: { ...away(9), before: { ...away(5), before: away(0) } },
  })
  // Ten minutes of silence, and the outage again.
  expect(of(0, 9, 11)).toEqual({ ...away(11), before: away(9) })
})

test('one that lasted long excuses long', () => {
  const long = away(0, 60 * MINUTE)
  expect(bothAbsences(away(121), long)).toEqual({ ...away(121), before: long })
  expect(bothAbsences(away(123), long)).toEqual(away(123))
})

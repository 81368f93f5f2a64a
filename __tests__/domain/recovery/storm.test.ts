import { describe, expect, test } from '@jest/globals'
import { stormsIn, stormText } from '../../../src/domain/recovery/storm.js'
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aVerdict, NOON } from '../../support/incident-samples.js'

const PLACE = { kind: 'http', host: 'here' } as const
const bad = (n: number, since: number, more: Partial<Verdict> = {}) =>
  Array.from({ length: n }, (_, i) => aVerdict({ monitor: `m-${since}-${i}`, since, place: PLACE, ...more }))
const well = (n: number) =>
  Array.from({ length: n }, (_, i) => aVerdict({ monitor: `w-${i}`, status: 'healthy', since: null, place: PLACE }))

describe('many deaths at once', () => {
  test.each<[string, readonly Verdict[], number]>([
    ['four of nine', [...bad(4, NOON), ...well(5)], 4],
    ['three of three are too few', bad(3, NOON), 0],
    ['four of fourteen are no third', [...bad(4, NOON), ...well(10)], 0],
    ['five that died an hour apart', [...bad(3, NOON), ...bad(2, NOON - HOUR)], 0],
    ['five that died within a minute', [...bad(3, NOON), ...bad(2, NOON - 40 * SECOND)], 5],
    ['a first sign is a sign', [...bad(1, NOON), ...bad(3, NOON - MINUTE, { status: 'warning' }), ...well(2)], 4],
    ['other sources are other matters', [...bad(2, NOON), ...bad(2, NOON, { place: { kind: 'http', host: 'x' } })], 0],
    ['files of their own have nothing in common', bad(1, NOON, { place: { kind: 'file', path: 'a' } }), 0],
    ['who is paused does not count', [...bad(4, NOON), ...well(10).map((one) => ({ ...one, status: 'skipped' as const }))], 4], // prettier-ignore
  ])('%s', (_name, verdicts, storm) => {
    expect(stormsIn(verdicts, new Map(), NOON).flatMap(({ monitors }) => monitors)).toHaveLength(storm)
  })

  test('what is remembered of the beginning counts more than what is judged now', () => {
    const verdicts = bad(4, NOON)
    const onsets = new Map(verdicts.map(({ monitor }, i) => [monitor, NOON - i * HOUR]))
    expect(stormsIn(verdicts, onsets, NOON)).toEqual([])
  })

  test('are told in one sentence', () => {
    const [storm] = stormsIn(bad(7, NOON), new Map(), NOON)
    expect(storm && stormText(storm)).toMatch(/^7 of 7 monitors of here went bad together: .* and 2 more\)\.$/)
  })
})

import { describe, expect, test } from '@jest/globals'
import type { Incident } from '../../../src/domain/incidents/incident.js'
import { onsetsIn, stormsIn, stormText } from '../../../src/domain/recovery/storm.js'
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aDraft, aState, aTrouble, aVerdict, NOON, stillDown } from '../../support/incident-samples.js'

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
    ['four of thirteen are more than three in ten', [...bad(4, NOON), ...well(9)], 4],
    ['three in ten are not more than that', [...bad(6, NOON), ...well(14)], 0],
    ['who came a minute later is one of them', [...bad(3, NOON), ...bad(1, NOON + MINUTE)], 4],
    ['who came later is none', [...bad(3, NOON), ...bad(1, NOON + MINUTE + 1)], 0],
    ['who is degraded went bad', bad(4, NOON, { status: 'degraded' }), 4],
    ['who is not known did not', bad(4, NOON, { status: 'unknown' }), 0],
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

  test('are told by source, with how many it has, and begin now where nobody knows', () => {
    const here = [...bad(4, NOON - MINUTE, { since: null }), ...well(2)]
    const there = bad(4, NOON, { place: { kind: 'http', host: 'there' } })
    const ids = (since: number) => [0, 1, 2, 3].map((i) => `m-${since}-${i}`)
    expect(stormsIn([...here, ...there], new Map(), NOON)).toEqual([
      { source: 'here', monitors: ids(NOON - MINUTE), of: 6 },
      { source: 'there', monitors: ids(NOON), of: 4 },
    ])
  })

  test('begin where the plan says so: now what opens, and with its incident what is open', () => {
    const incident: Incident = { key: 'a', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: aState() } // prettier-ignore
    const state = (more: object = {}) => aState({ openedAt: 5, members: { a: aTrouble(), b: aTrouble({ joinedAt: 7 }) }, ...more }) // prettier-ignore
    const change = (more: object = {}) => stillDown({ state: state(more) })
    const onsets = (effect: Parameters<typeof onsetsIn>[0][number]) => Object.fromEntries(onsetsIn([effect], NOON))
    expect(onsets({ kind: 'open-incident', draft: aDraft({ state: state() }) })).toEqual({ a: NOON, b: 7 })
    expect(onsets({ kind: 'reopen-incident', incident, change: change() })).toEqual({ a: NOON, b: 7 })
    expect(onsets({ kind: 'update-incident', incident, change: change() })).toEqual({ a: 5, b: 7 })
    expect(onsets({ kind: 'update-incident', incident, change: change({ reopenedAt: 6 }) })).toEqual({ a: 6, b: 7 })
    expect(onsets({ kind: 'close-incident', incident, change: change() })).toEqual({})
    expect(onsets({ kind: 'close-gone', incident, change: change() })).toEqual({})
    expect(onsets({ kind: 'close-duplicate', incident, keep: incident, change: change() })).toEqual({})
  })

  test.each([
    [5, 'm-0, m-1, m-2, m-3, m-4'],
    [6, 'm-0, m-1, m-2, m-3, m-4 and 1 more'],
  ])('%s are named, five at most', (count, names) => {
    const monitors = Array.from({ length: count }, (_, n) => `m-${n}`)
    expect(stormText({ source: 'here', monitors, of: 9 })).toBe(
      `${count} of 9 monitors of here went bad together: such a cause lies elsewhere, so none of them is recovered (${names}).`,
    )
  })

  test('are told in one sentence', () => {
    const [storm] = stormsIn(bad(7, NOON), new Map(), NOON)
    expect(storm && stormText(storm)).toMatch(/^7 of 7 monitors of here went bad together: .* and 2 more\)\.$/)
  })
})

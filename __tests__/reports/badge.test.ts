import { describe, expect, test } from '@jest/globals'
import { makeBadge } from 'badge-maker'
import fc from 'fast-check'
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterMap } from 'parse5'
import type { Uptime } from '../../src/domain/history/history.js'
import { STATUSES } from '../../src/domain/status.js'
import {
  badgeCalled,
  monitorBadge,
  statusBadge,
  tagBadge,
  uptimeBadge,
  type Badge,
} from '../../src/health/badges/badge.js'
import { badge } from '../../src/reports/badge/index.js'
import { shieldsOf } from '../../src/health/badges/shields.js'
import { badgeSvg } from '../../src/health/badges/svg.js'
import { statusMapOf } from '../../src/reports/map-of-run.js'
import { figure, times } from '../support/figures.js'
import { aDeadOne, aRun, aVerdict, textOf } from './a-run.js'

const upFor = (ratio: number | null, observed = 1): Uptime => ({
  ratio,
  observed,
  sums: { up: 0, down: 0, blind: 0, excluded: 0 },
})

const map = statusMapOf({
  ...aRun(),
  verdicts: [
    aVerdict('a', { name: 'Nightly backup', tags: ['night'] }),
    aDeadOne('b', { tags: ['night', 'EU west'] }),
    aVerdict('tag-c', { status: 'warning' }),
    aVerdict('a-uptime', { status: 'skipped' }),
  ],
})

describe('what a badge says', () => {
  test.each([
    ['nothing judged', [], 'unknown', 'lightgrey'],
    ['all well', [aVerdict('a'), aVerdict('b')], 'healthy', 'brightgreen'],
    ['one of two dead', [aVerdict('a'), aDeadOne('b')], '1 of 2 critical', 'red'],
    [
      'well but for one that is paused',
      [aVerdict('a'), aVerdict('b', { status: 'skipped' })],
      '1 of 2 healthy',
      'brightgreen',
    ],
  ] as const)('%s', (_, verdicts, message, color) => {
    const shields = { schemaVersion: 1, label: 'heartbeat', message, color }
    expect(JSON.parse(textOf(badge, { ...aRun(), verdicts }))).toEqual(shields)
    expect(shieldsOf(statusBadge(statusMapOf({ ...aRun(), verdicts })))).toEqual(shields)
  })

  test('every status has a colour', () => {
    const colours = STATUSES.map((status) => shieldsOf({ label: '', message: '', status }).color)
    expect(colours).toEqual(['brightgreen', 'lightgrey', 'yellow', 'orange', 'lightgrey', 'red'])
  })

  test('one monitor is called by its name, and a tag by itself', () => {
    expect(Object.values(map.monitors).map(monitorBadge)[0]).toEqual({
      label: 'Nightly backup',
      message: 'healthy',
      status: 'healthy',
    })
    expect(tagBadge(map, 'night')).toEqual({ label: 'night', message: '1 of 2 critical', status: 'critical' })
    expect(tagBadge(map, 'day')).toBeNull()
  })

  test.each([
    [upFor(1), '100 %', 'healthy'],
    [upFor(0.99), '99 %', 'healthy'],
    [upFor(0.9899), '98.99 %', 'warning'],
    [upFor(0.9499), '94.99 %', 'critical'],
    [upFor(1, 0.5), '100 %, 50 % observed', 'healthy'],
    [upFor(null), '–', 'unknown'],
  ] as const)('uptime of %j', (uptime, message, status) => {
    expect(uptimeBadge('up', uptime)).toEqual({ label: 'up', message, status })
  })

  test.each([
    ['a.svg', 'Nightly backup', 'healthy'],
    ['b-uptime.svg', 'b uptime', '99.98 %'],
    ['tag-night.svg', 'night', '1 of 2 critical'],
    ['tag-EU west.svg', 'EU west', 'critical'],
    ['tag-c.svg', 'tag-c', 'warning'],
    ['a-uptime.svg', 'a-uptime', 'skipped'],
  ])('%s is a badge', (file, label, message) => {
    expect(badgeCalled(file, map, () => upFor(0.9998))).toMatchObject({ label, message })
  })

  test.each(['c.svg', 'tag-.svg', '__proto__.svg', 'constructor-uptime.svg', '-uptime.svg', ''])(
    '%j is none',
    (file) => {
      expect(badgeCalled(file, map, () => upFor(1))).toBeNull()
    },
  )

  test('its file is JSON for shields.io, or a picture where it is called so', () => {
    const fileOf = (file: string): string | undefined =>
      badge.create({ file }, null).render(aRun(), null).files[0]?.text
    expect(fileOf('badge.json')).toBe(
      '{"schemaVersion":1,"label":"heartbeat","message":"unknown","color":"lightgrey"}\n',
    )
    expect(fileOf('docs/badge.SVG')).toMatch(/^<svg[\s\S]*heartbeat: unknown[\s\S]*<\/svg>\n$/)
  })
})

type Element = DefaultTreeAdapterMap['element']

/** Every element of a picture, as a parser of HTML finds them. */
function elementsOf(svg: string): Element[] {
  const walk = (node: DefaultTreeAdapterMap['parentNode']): Element[] =>
    node.childNodes.flatMap((child) => (defaultTreeAdapter.isElementNode(child) ? [child, ...walk(child)] : []))
  return walk(parseFragment(svg))
}

const attributeOf = ({ attrs }: Element, name: string): string => attrs.find((one) => one.name === name)?.value ?? ''
const widthOf = (svg: string): number => Number(/^<svg[^>]*\swidth="([\d.]+)"/.exec(svg)?.[1])

describe('a badge as a picture', () => {
  const MESSAGES = [
    ...STATUSES,
    '1 of 2 critical',
    '12 of 128 degraded',
    '100 %',
    '99.98 %',
    '0 %',
    '–',
    '94.99 %, 83 % observed',
    '',
    'W',
    'ill',
    'MMMM',
    'running',
    '2d 14h 23m',
    'AVAVA',
  ]

  test('is as wide as badge-maker has it, for every letter of ASCII before every message', () => {
    let [compared, furthest] = [0, 0]
    for (let code = 32; code < 127; code++) {
      for (const message of MESSAGES) {
        const label = `x${String.fromCharCode(code)}x`
        const theirs = widthOf(makeBadge({ label, message }))
        const ours = widthOf(badgeSvg({ label, message, status: 'healthy' }))
        furthest = Math.max(furthest, Math.abs(ours - theirs))
        compared += 1
      }
    }
    expect(MESSAGES).toHaveLength(20)
    expect(compared).toBe(95 * 20)
    expect(furthest).toBeLessThanOrEqual(1)
    figure('badges', 'pixels from badge-maker, at most', furthest)
    figure('badges', 'widths compared', compared)
  })

  test('tells who cannot see it what it says', () => {
    const [svg, title] = elementsOf(badgeSvg({ label: 'backup', message: 'healthy', status: 'healthy' }))
    expect(svg && attributeOf(svg, 'role')).toBe('img')
    expect(svg && attributeOf(svg, 'aria-label')).toBe('backup: healthy')
    expect(title?.tagName).toBe('title')
  })

  test('its letters stand out from what is behind them', () => {
    for (const status of STATUSES) {
      const svg = badgeSvg({ label: 'a', message: 'b', status })
      const fills = elementsOf(svg).flatMap((one) =>
        ['rect', 'path'].includes(one.tagName) ? [attributeOf(one, 'fill')] : [],
      )
      expect(fills).toHaveLength(2)
      for (const fill of fills) expect([status, fill, contrastWithWhite(fill) >= 4.5]).toEqual([status, fill, true])
    }
  })

  test('whatever its words are, it has the same elements and attributes', () => {
    const shape = (svg: string): string[] =>
      elementsOf(svg).map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '))
    const plain = shape(badgeSvg({ label: 'a', message: 'b', status: 'healthy' }))
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('</text><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '&lt;', ']]>', '<!--', "'"),
    )
    fc.assert(
      fc.property(word, word, fc.constantFrom(...STATUSES), (label, message, status) => {
        const made: Badge = { label: `x${label}`, message: `x${message}`, status }
        const svg = badgeSvg(made)
        expect(shape(svg)).toEqual(plain)
        expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
        expect(svg.length).toBeLessThan(3000)
      }),
      { numRuns: times(300, 100_000) },
    )
  })

  test('without a label it is one field', () => {
    expect(elementsOf(badgeSvg({ label: '', message: 'up', status: 'healthy' })).map(({ tagName }) => tagName)).toEqual(
      ['svg', 'title', 'rect', 'g', 'text'],
    )
  })
})

function contrastWithWhite(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { HOUR } from '../../src/domain/time.js'
import { COLOURED, PLAIN } from '../../src/reports/paint.js'
import { terminalReport, terminalTable } from '../../src/reports/terminal.js'
import { clipped, padded, widthOf } from '../../src/domain/text-width.js'
import { hostileText } from '../support/hostile-text.js'
import { aDeadOne, aRun, aVerdict, changing, anIncident, NOW, opening } from './a-run.js'

const verdicts = [
  aVerdict('日本語'),
  aVerdict('billing', { status: 'unknown', message: 'HTTP 503.', beat: null, deadline: null }),
  aDeadOne('nightly-backup', { beat: { at: NOW - 30 * HOUR, state: 'ok' } }),
]

describe('the table on a terminal', () => {
  test('is aligned, worst first', () => {
    expect(terminalTable(aRun({ verdicts }), PLAIN, Infinity)).toEqual([
      'STATUS    MONITOR         LAST BEAT                           DEADLINE              WHAT',
      'critical  nightly-backup  2026-11-21 03:30 UTC (1 d 6 h ago)  2026-11-22 06:30 UTC  No heartbeat for 5 h; expected within 2 h.',
      'unknown   billing         none                                -                     HTTP 503.',
      'healthy   日本語          2026-11-22 09:18 UTC (12 min ago)   2026-11-22 11:18 UTC  Last heartbeat 12 min ago.',
    ])
  })

  test('ends where the terminal ends', () => {
    const lines = terminalTable(aRun({ verdicts }), PLAIN, 100)
    expect(Math.max(...lines.map(widthOf))).toBe(100)
    expect(lines[1]).toMatch(/ No heartbeat fo…$/)
  })

  test('colours the status and nothing changes its place', () => {
    const bare = terminalTable(aRun({ verdicts }), COLOURED, 120).map((line) => line.replace(/\u001b\[\d+m/g, ''))
    expect(bare).toEqual(terminalTable(aRun({ verdicts }), PLAIN, 120))
    expect(terminalTable(aRun({ verdicts }), COLOURED, 120)[1]).toContain('\u001b[31mcritical\u001b[39m')
  })
})

describe('the report on a terminal', () => {
  test('tells status, table, deeds and problems', () => {
    const issue = anIncident('12', ['nightly-backup'])
    const outcomes = [
      { effect: changing('update-incident', issue), ok: true, detail: 'Updated issue #12.', incident: issue },
    ]
    const text = terminalReport(
      aRun({ verdicts, outcomes, problems: ['no artifact'], notices: ['one left out'] }),
      PLAIN,
      80,
    )
    expect(text).toContain('Heartbeat: critical, 1 critical, 1 unknown, 1 healthy\n\nSTATUS')
    expect(text).toContain('\n\nUpdated issue #12.\n\nproblem: no artifact\n\nnote: one left out\n')
  })

  test('a dry run says what would be done', () => {
    const text = terminalReport(
      aRun({ dryRun: true, verdicts, plan: [opening(aDeadOne('nightly-backup'))] }),
      PLAIN,
      200,
    )
    expect(text).toContain('(dry run)')
    expect(text).toContain('would open an issue for nightly-backup')
  })

  test('lets no control or terminal sequence through', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const run = aRun({ verdicts: [aDeadOne(text, { message: text })], problems: [text], notices: [text] })
        expect(terminalReport(run, PLAIN, 100)).not.toMatch(/[\r\u001b\u0000\u202e]|\p{Surrogate}/u)
        expect(terminalTable(run, PLAIN, 100)).toHaveLength(2)
      }),
    )
  })
})

describe('width of text', () => {
  test.each([
    ['abc', 3],
    ['日本', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['😀', 2],
    ['', 0],
  ])('%j takes %d columns', (text, columns) => {
    expect(widthOf(text)).toBe(columns)
  })

  test('padding and clipping count columns, not characters', () => {
    expect(padded('日', 4)).toBe('日  ')
    expect(clipped('日本語', 4)).toBe('日…')
    expect(clipped('日本語', 6)).toBe('日本語')
    expect(clipped('abc', 0)).toBe('')
  })
})

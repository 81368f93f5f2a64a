import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { HOUR } from '../../src/domain/time.js'
import { COLOURED, PLAIN } from '../../src/reports/paint.js'
import { terminalReport, terminalTroubles } from '../../src/reports/terminal.js'
import { terminalTable } from '../../src/reports/terminal-table.js'
import { clipped, padded, widthOf, wrappedAt } from '../../src/domain/text-width.js'
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

  test.each([
    [120, 'STATUS    MONITOR         LAST BEAT                           WHAT'],
    [85, 'STATUS    MONITOR         LAST BEAT    WHAT'],
    [80, 'STATUS    MONITOR         WHAT'],
    [60, 'STATUS    MONITOR         WHAT'],
    [40, 'STATUS    MONITOR'],
  ])('at %d columns leaves out dates, and never what happened', (columns, head) => {
    const lines = terminalTable(aRun({ verdicts }), PLAIN, columns)
    expect(lines[0]).toBe(head)
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns)
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('No heartbeat for 5 h; expected within 2 h.')
  })

  test('what is wider than the terminal goes on below itself', () => {
    const message = 'Could not look: GitHub did not answer, and it is not known why that is so tonight.'
    const lines = terminalTable(aRun({ verdicts: [aVerdict('billing', { status: 'unknown', message })] }), PLAIN, 50)
    expect(lines.slice(1)).toEqual([
      'unknown  billing  Could not look: GitHub did not',
      '                  answer, and it is not known why',
      '                  that is so tonight.',
    ])
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
    expect(text).toContain(
      '\n\nUpdated issue #12. (https://github.com/octo/jobs/issues/12)\n\nproblem: no artifact\n\nnote: one left out\n',
    )
  })

  test('what is wrong alone, for whoever wants to hear no more', () => {
    expect(terminalTroubles(aRun({ verdicts: [aVerdict('web')], notices: ['a note'] }), PLAIN, Infinity)).toBe('')
    const text = terminalTroubles(aRun({ verdicts, problems: ['no artifact'] }), PLAIN, Infinity)
    expect(text).toMatch(/^STATUS.*\ncritical .*\nunknown .*\n\nproblem: no artifact\n$/)
  })

  test('what could not be read is shown as what it is', () => {
    const unread = { monitor: 'config', place: '.github/heartbeat.yml' }
    const watched = { ...aRun().watched, monitors: 0, unread }
    const text = terminalReport(
      aRun({ watched, verdicts: [aVerdict('config', { status: 'unknown', message: 'Could not look.' })] }),
      PLAIN,
      Infinity,
    )
    expect(text).toMatch(/^What is to be watched is not known: \.github\/heartbeat\.yml could not be read\.\n/)
    expect(text).toMatch(/^unknown  \(\.github\/heartbeat\.yml\) /m)
  })

  test('where no incident would come of what is wrong, the reasons are said', () => {
    const text = terminalReport(aRun({ dryRun: true, verdicts, plan: [] }), PLAIN, Infinity)
    expect(text).toContain('no incident would be opened or changed')
    expect(terminalReport(aRun({ dryRun: true, verdicts: [], plan: [] }), PLAIN, Infinity)).toContain('nothing to do')
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
        expect(Math.max(...terminalTable(run, PLAIN, 100).map(widthOf))).toBeLessThanOrEqual(100)
        expect(terminalTable(run, PLAIN, Infinity)).toHaveLength(2)
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

  test('lines are broken between words, and a word only where it is wider than a line', () => {
    expect(wrappedAt('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrappedAt('an-address-without-end x', 8)).toEqual(['an-addre', 'ss-witho', 'ut-end x'])
    expect(wrappedAt('', 8)).toEqual([''])
  })

  test('padding and clipping count columns, not characters', () => {
    expect(padded('日', 4)).toBe('日  ')
    expect(clipped('日本語', 4)).toBe('日…')
    expect(clipped('日本語', 6)).toBe('日本語')
    expect(clipped('abc', 0)).toBe('')
  })
})

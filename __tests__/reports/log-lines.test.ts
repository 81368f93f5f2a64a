import { describe, expect, test } from '@jest/globals'
import type { Verdict } from '../../src/domain/verdict.js'
import { REASON_TEXT } from '../../src/domain/judging/reason-text.js'
import { logText as textOf } from '../../src/reports/log-lines.js'

const logText = (verdicts: readonly Verdict[]) => textOf(verdicts, (reason) => REASON_TEXT[reason].advice)

const verdict = (name: string, status: Verdict['status'] = 'healthy'): Verdict =>
  ({
    name,
    status,
    reason: status === 'healthy' ? 'ok' : 'stale',
    message: 'Last beat 1 min ago.',
    evidence: null,
    remedy: [],
    runbook: null,
  }) as unknown as Verdict
const many = (count: number): Verdict[] => Array.from({ length: count }, (_, index) => verdict(`agent-${index}`))

const STALE_ADVICE =
  'Find out whether the work still runs at all: is its schedule or workflow enabled, is its machine up? Open the last run and read its log. Start the work once by hand and see whether a heartbeat arrives.'

describe('the log of a run', () => {
  test('tells what was decided, and apart from it which field told the time', () => {
    const evidence = { field: '/last_run', rule: 'last-run-key', zone: 'utc' } as const
    expect(logText([{ ...verdict('backup'), evidence }])).toEqual({
      lines: ['backup: healthy (ok). Last beat 1 min ago.'],
      evidence: ['backup: time from /last_run, rule last-run-key'],
    })
  })

  test('begins with the worst, and after all that are not well says what to do, once for who is told the same', () => {
    const own = { ...verdict('feed', 'critical'), remedy: ['Plug it in.'], runbook: 'see the wiki' }
    const all = [verdict('well'), verdict('slow', 'warning'), own, verdict('dead', 'critical')]
    expect(logText(all).lines).toEqual([
      'feed: critical (stale). Last beat 1 min ago.',
      'dead: critical (stale). Last beat 1 min ago.',
      'slow: warning (stale). Last beat 1 min ago.',
      'What to do for feed: Plug it in. Runbook of feed: see the wiki',
      `What to do for dead, slow: ${STALE_ADVICE}`,
      'well: healthy (ok). Last beat 1 min ago.',
    ])
  })

  test('keeps what a heartbeat says on its own line', () => {
    const hostile = 'x\n::error::y'
    const bad = { ...verdict('a', 'critical'), name: hostile, message: hostile, remedy: [hostile], runbook: hostile }
    const { lines } = logText([bad])
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line).not.toMatch(/\n|^\s*::/)
  })

  test('names each of 200 monitors', () => {
    expect(logText(many(200)).lines).toHaveLength(200)
  })

  test('of more than 200 names the bad ones and counts the others', () => {
    const { lines } = logText([...many(5000), verdict('mailer', 'critical'), ...many(4000)])
    expect(lines).toEqual([
      'mailer: critical (stale). Last beat 1 min ago.',
      `What to do for mailer: ${STALE_ADVICE}`,
      '1 critical, 9000 healthy; 9000 of them are not listed here but in the status map.',
    ])
  })

  test('stays short when all of them are bad', () => {
    expect(logText(many(10_000).map((one) => ({ ...one, status: 'critical' }))).lines).toHaveLength(201)
    const each = many(10_000).map((one) => ({ ...one, status: 'critical' as const, remedy: [one.name] }))
    expect(logText(each).lines).toHaveLength(221)
  })
})

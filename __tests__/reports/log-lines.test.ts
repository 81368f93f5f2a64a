import { describe, expect, test } from '@jest/globals'
import type { Verdict } from '../../src/domain/verdict.js'
import { logLines } from '../../src/reports/log-lines.js'

const verdict = (name: string, status: Verdict['status'] = 'healthy'): Verdict =>
  ({
    name,
    status,
    reason: status === 'healthy' ? 'ok' : 'stale',
    message: 'Last beat 1 min ago.',
    evidence: null,
  }) as unknown as Verdict
const many = (count: number): Verdict[] => Array.from({ length: count }, (_, index) => verdict(`agent-${index}`))

describe('the log of a run', () => {
  test('tells what was decided and which field told the time', () => {
    const evidence = { field: '/last_run', rule: 'last-run-key', zone: 'utc' } as const
    expect(logLines([{ ...verdict('backup'), evidence }])).toEqual([
      'backup: healthy (ok). Last beat 1 min ago.',
      'backup: time from /last_run, rule last-run-key',
    ])
  })

  test('keeps what a heartbeat says on its own line', () => {
    expect(logLines([{ ...verdict('a'), message: 'x\n::error::y' }])).toHaveLength(1)
  })

  test('names each of 200 monitors', () => {
    expect(logLines(many(200))).toHaveLength(200)
  })

  test('of more than 200 names the bad ones and counts the others', () => {
    const lines = logLines([...many(5000), verdict('mailer', 'critical'), ...many(4000)])
    expect(lines[0]).toBe('mailer: critical (stale). Last beat 1 min ago.')
    expect(lines[1]).toBe('1 critical, 9000 healthy; 9000 of them are not listed here but in the status map.')
    expect(lines).toHaveLength(2)
  })

  test('stays short when all of them are bad', () => {
    expect(logLines(many(10_000).map((one) => ({ ...one, status: 'critical' })))).toHaveLength(201)
  })
})

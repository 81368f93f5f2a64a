import { describe, expect, test } from '@jest/globals'
import { carriedOver, linesOf, summaryLine } from '../../src/reports/watch-lines.js'
import type { RunReport } from '../../src/reports/report.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { aRun, aVerdict } from './a-run.js'

function run(verdicts: readonly Verdict[], change: Partial<RunReport> = {}): RunReport {
  return aRun({ verdicts, notices: [], problems: [], ...change })
}

function texts(before: RunReport | null, after: RunReport): string[] {
  return linesOf(before, after).map(({ text }) => text)
}

const well = aVerdict('shard')
const late = aVerdict('shard', { status: 'critical', reason: 'stale', missed: 3, criticalAfter: 3 })

describe('what a supervisor says', () => {
  test.each([
    [true, 'Supervisor started (auto-restart enabled)'],
    [false, 'Supervisor started (auto-restart disabled)'],
    [undefined, 'Supervisor started (auto-restart disabled)'],
  ])('when it starts and recovers: %s', (recovers, line) => {
    const [first] = texts(null, run([well], recovers === undefined ? {} : { recovers }))
    expect(first).toBe(line)
  })

  test('in the words that people search for, once, with the facts beside them as data', () => {
    expect(texts(run([well]), run([late]))).toEqual([
      'Service shard missing heartbeat (3 consecutive misses)',
      'Service shard is unresponsive - marking as critical',
    ])
    const [line] = linesOf(run([well]), run([late]))
    expect(line?.data).toMatchObject({ event: 'transition', monitor: 'shard', from: 'healthy', to: 'critical' })
    expect(texts(run([late]), run([late]))).toEqual([])
    expect(texts(run([late]), run([well]))).toEqual(['Service shard heartbeat: healthy'])
  })

  test('in its own words where there are none', () => {
    const failing = aVerdict('shard', { status: 'warning', reason: 'failing', message: 'It says that it failed.' })
    expect(texts(run([well]), run([failing]))).toEqual(['shard: healthy -> warning (failing). It says that it failed.'])
  })

  test('how all of them are', () => {
    const many = Array.from({ length: 8 }, (_, i) => aVerdict(`s${i}`))
    expect(summaryLine(run(many)).text).toBe('Health summary: 8 healthy, 0 degraded, 0 unhealthy, 0 missing')
    const failing = aVerdict('a', { status: 'critical', reason: 'failing' })
    const lateOnce = aVerdict('b', { status: 'warning', reason: 'stale', missed: 1 })
    expect(summaryLine(run([well, late, failing, lateOnce])).text).toBe(
      'Health summary: 1 healthy, 1 degraded, 1 unhealthy, 1 missing',
    )
  })

  test('a source that is away has taken nobody with it, and what was told before is not told again', () => {
    const dead = aVerdict('services/a', { ...late, monitor: 'services/a', name: 'a' })
    const both = run([dead, aVerdict('services/b', { name: 'b' })])
    const away = run([aVerdict('services', { status: 'unknown', reason: 'source-unreachable', message: 'Away.' })])
    expect(texts(both, away)).toEqual(['services: unknown (source-unreachable). Away.'])
    const kept = carriedOver(carriedOver(both, away), away)
    expect(texts(kept, away)).toEqual([])
    expect(texts(kept, both)).toEqual([])
    expect(texts(both, run([aVerdict('services/b')]))).toEqual(['a: is no longer watched.'])
  })

  test('nobody is called ill who could not be looked at', () => {
    const unread = aVerdict('a', { status: 'unknown', reason: 'source-unreachable' })
    expect(summaryLine(run([unread, well])).text).toBe(
      'Health summary: 1 healthy, 0 degraded, 0 unhealthy, 0 missing, 1 unknown',
    )
  })
})

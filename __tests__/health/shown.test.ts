import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import { statusMapSchema } from '../../src/reports/map-schema.js'
import { shownMap } from '../../src/health/shown.js'
import { statusMapOf } from '../../src/reports/map-of-run.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../reports/a-run.js'
import { aPageRun, folderOf } from './files/page-run.js'

/** One that says the word in everything that a beat may carry. */
const speaking = (id: string) =>
  aDeadOne(id, {
    message: 'CANARY said the beat',
    place: { kind: 'repository', path: 'secret/CANARY.json', branch: 'CANARY', repository: null },
    beat: {
      ...{ at: NOW - 5 * HOUR, state: 'failed', stateText: 'CANARY', message: 'CANARY', statusKind: 'profit' },
      ...{ runId: 'CANARY', runUrl: 'https://CANARY.example/', workflow: 'CANARY', runner: 'CANARY', source: 'CANARY' },
      ...{ exitCode: 77, durationSeconds: 7654321, startedAt: NOW - 6 * HOUR },
      ...{ checks: { CANARY: 'CANARY' }, metrics: { CANARY: 99 }, metadata: { CANARY: 'CANARY' } },
    },
    ...{ notes: ['CANARY'], diagnosis: ['CANARY'], remedy: ['CANARY'], runbook: 'CANARY', missed: 3, tags: ['data'] },
  })

const telling = (files: ReadonlyMap<string, string>, what: RegExp): string[] =>
  [...files].flatMap(([name, text]) => (what.test(text) || what.test(name) ? [name] : []))

describe('what strangers may see', () => {
  const verdicts = [speaking('backup'), aVerdict('mail')]

  test('no word of a beat, of a source or of a run is in any file', () => {
    expect(telling(folderOf(aPageRun({}, verdicts)), /CANARY|profit/)).toEqual([])
  })

  test('with messages they are told, and measures are not', () => {
    const files = folderOf(aPageRun({ show: ['messages'] }, verdicts))
    const { backup } = statusMapSchema.parse(JSON.parse(files.get('status.json') ?? '')).monitors
    expect(backup).toMatchObject({ message: 'CANARY said the beat', checks: {}, metrics: {}, kind: 'profit' })
    expect(backup?.metadata).toMatchObject({ beat_message: 'CANARY', run_url: 'https://CANARY.example/' })
    expect(backup?.metadata).toHaveProperty('duration_seconds', 7654321)
    expect(files.get('history.json')).toContain('CANARY said the beat')
    expect(files.get('incidents.atom')).toContain('CANARY said the beat')
  })

  test('with metrics these are told, and messages are not', () => {
    const { backup } = shownMap(statusMapOf(aRun({ verdicts })), { hidden: [], show: ['metrics'] }).monitors
    expect(backup).toMatchObject({ metrics: { CANARY: 99 }, checks: { CANARY: 'CANARY' }, source: '', kind: null })
    expect(backup?.metadata).toEqual({ duration_seconds: 7654321, missed: 3, tags: ['data'] })
  })

  test('with both the map is the one that it was', () => {
    const map = statusMapOf(aRun({ verdicts }))
    expect(shownMap(map, { hidden: [], show: ['messages', 'metrics'] })).toBe(map)
  })

  test.each([
    [aVerdict('a'), 'Last heartbeat 12 min ago.'],
    [aDeadOne('a', { message: 'No heartbeat for 5 h; expected by CANARY.' }), 'No heartbeat for 5 h.'],
    [aDeadOne('a', { reason: 'missing', beat: null, message: 'CANARY' }), /^[^A]+\.$/],
    [
      aVerdict('a', { status: 'warning', reason: 'reported-failure', message: 'CANARY' }),
      /^Heartbeats .+ the work failed\.$/,
    ],
  ])('what they are told instead says how it stands: %#', (verdict, expected) => {
    const { a } = shownMap(statusMapOf(aRun({ verdicts: [verdict] })), { hidden: [], show: [] }).monitors
    if (typeof expected === 'string') expect(a?.message).toBe(expected)
    else expect(a?.message).toMatch(expected)
    expect(a?.message).not.toContain('CANARY')
  })
})

describe('who is hidden', () => {
  test('is in no file and in no count', () => {
    const verdicts = [
      aVerdict('mail', { tags: ['data'] }),
      speaking('kraken-audit'),
      aDeadOne('zeppelin', { tags: ['quokka'], ageMs: 33 * MINUTE }),
    ]
    const page = { hidden: ['kraken-*', 'zeppelin'], show: ['messages', 'metrics'] as const }
    const files = folderOf(aPageRun(page, verdicts))
    expect(telling(files, /CANARY|kraken|zeppelin|quokka/)).toEqual([])
    expect(JSON.parse(files.get('status.json') ?? '')).toMatchObject({
      ...{ overall_status: 'healthy', alerts: [] },
      summary: { total: 1, healthy: 1, critical: 0 },
    })
    expect(files.get('badge.svg')).toContain('heartbeat: healthy')
    expect(files.get('metrics.txt')).toContain('heartbeat_monitors{status="critical"} 0')
  })

  test('and where all are, nobody is shown', () => {
    const files = folderOf(aPageRun({ hidden: ['*'] }))
    expect(telling(files, /Nightly backup|mail|agents\/mary|Audit|internal/)).toEqual([])
  })
})

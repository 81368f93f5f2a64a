import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CHECK_OUTPUTS } from '../../src/config/inputs/check-outputs.js'
import type { Outcome } from '../../src/domain/incidents/plan.js'
import { MINUTE } from '../../src/domain/time.js'
import { noOutputs } from '../../src/reports/no-outputs.js'
import { OUTPUT_NAMES } from '../../src/reports/output-names.js'
import { outputsOf } from '../../src/reports/outputs.js'
import { hostileText } from '../support/hostile-text.js'
import { aDeadOne, anIncident, aRun, aVerdict, changing, opening } from './a-run.js'

const done = (effect: Outcome['effect'], incident: Outcome['incident'] = null, ok = true): Outcome => ({
  effect,
  ok,
  detail: '',
  incident,
})
const open = (ref: string) => ({ ref, url: `https://github.com/octo/jobs/issues/${ref}`, phase: 'open' as const })

describe('single values', () => {
  test('are those of the worst monitor, the first among equals', () => {
    const verdicts = [aVerdict('fine'), aDeadOne('first'), aDeadOne('second', { message: 'other' })]
    const incidents = new Map([['first', open('7')]])
    expect(
      outputsOf(aRun({ verdicts, incidents, checkerGapMs: 31.9 * MINUTE }), { id: 5, url: 'https://a.test/5' }),
    ).toMatchObject({
      status: 'critical',
      reason: 'stale',
      message: 'No heartbeat for 5 h; expected within 2 h.',
      'age-minutes': '300',
      'last-heartbeat': '2026-11-22T04:30:00Z',
      deadline: '2026-11-22T06:30:00Z',
      'issue-number': '7',
      'issue-url': 'https://github.com/octo/jobs/issues/7',
      incident: 'none',
      'artifact-id': '5',
      'artifact-url': 'https://a.test/5',
      'checker-gap-minutes': '31',
    })
  })

  test('a skipped monitor does not speak for a healthy one', () => {
    const verdicts = [aVerdict('off', { status: 'skipped', reason: 'paused' }), aVerdict('fine')]
    expect(outputsOf(aRun({ verdicts }), null)).toMatchObject({ status: 'healthy', reason: 'ok' })
  })

  test('what is not known is empty', () => {
    const blind = aVerdict('a', {
      status: 'unknown',
      reason: 'source-unreachable',
      beat: null,
      ageMs: null,
      deadline: null,
    })
    expect(outputsOf(aRun({ verdicts: [blind] }), null)).toMatchObject({
      'age-minutes': '',
      'last-heartbeat': '',
      deadline: '',
      'artifact-id': '',
      'checker-gap-minutes': '',
    })
  })

  test('nothing judged is unknown and tells the problem', () => {
    const outputs = outputsOf(aRun({ problems: ['monitors: none is configured'] }), null)
    expect(outputs).toEqual(noOutputs('monitors: none is configured'))
    expect(outputs.status).toBe('unknown')
  })
})

describe('incident', () => {
  const dead = aDeadOne('backup')
  const issue = anIncident('12', ['backup'])

  test.each([
    ['opened', done(opening(dead), issue)],
    ['opened', done(changing('reopen-incident', issue), issue)],
    ['updated', done(changing('update-incident', issue), issue)],
    ['closed', done(changing('close-incident', issue))],
  ] as const)('is %s, with its number', (what, outcome) => {
    expect(outputsOf(aRun({ verdicts: [dead], outcomes: [outcome] }), null)).toMatchObject({
      incident: what,
      'issue-number': '12',
      'issue-url': 'https://github.com/octo/jobs/issues/12',
    })
  })

  test('is none where only what people heard of a closed one is written down', () => {
    const closed = { ...issue, phase: 'closed' } as const
    const outcomes = [done(changing('update-incident', closed), closed)]
    expect(outputsOf(aRun({ verdicts: [aVerdict('backup')], outcomes }), null)).toMatchObject({
      incident: 'none',
      'issue-number': '',
      'issue-url': '',
    })
  })

  test('is none when opening failed', () => {
    const outputs = outputsOf(aRun({ verdicts: [dead], outcomes: [done(opening(dead), null, false)] }), null)
    expect(outputs).toMatchObject({ incident: 'none', 'issue-number': '' })
  })

  test('is none in a dry run, which has no outcomes', () => {
    const outputs = outputsOf(aRun({ dryRun: true, verdicts: [dead], plan: [opening(dead)] }), null)
    expect(outputs.incident).toBe('none')
    expect(JSON.parse(outputs.plan)).toEqual([
      {
        kind: 'open-incident',
        monitors: ['backup'],
        text: 'would open an issue for backup: No heartbeat for 5 h; expected within 2 h.',
      },
    ])
  })

  test('is that of another monitor when the worst one has none', () => {
    const verdicts = [aVerdict('fine'), aVerdict('backup')]
    const outputs = outputsOf(aRun({ verdicts, outcomes: [done(changing('close-incident', issue), issue)] }), null)
    expect(outputs).toMatchObject({ status: 'healthy', incident: 'closed', 'issue-number': '12' })
  })
})

describe('all of them', () => {
  test('are those that the action declares', () => {
    expect([...OUTPUT_NAMES].sort()).toEqual(Object.keys(CHECK_OUTPUTS).sort())
  })

  test('monitors are found by their id, in the words of the status map', () => {
    const { monitors } = outputsOf(
      aRun({ verdicts: [aDeadOne('backup')], incidents: new Map([['backup', open('7')]]) }),
      null,
    )
    expect(JSON.parse(monitors)).toEqual({
      backup: {
        name: 'backup',
        status: 'critical',
        reason: 'stale',
        message: 'No heartbeat for 5 h; expected within 2 h.',
        age_minutes: 300,
        last_heartbeat: '2026-11-22T04:30:00Z',
        deadline: '2026-11-22T06:30:00Z',
        issue_number: '7',
        issue_url: 'https://github.com/octo/jobs/issues/7',
      },
    })
  })

  test('10,000 monitors stay below the limit of a job, the worst of them inside', () => {
    const healthy = Array.from({ length: 10_000 }, (_, i) => aVerdict(`job-${i}`, { message: 'x'.repeat(3000) }))
    const plan = healthy.map((verdict) => opening(verdict))
    const outputs = outputsOf(aRun({ verdicts: [...healthy, aDeadOne('dead')], plan }), null)
    const utf16Bytes = Object.values(outputs).reduce((sum, value) => sum + 2 * value.length, 0)
    expect(utf16Bytes).toBeLessThan(1024 * 1024)
    expect(JSON.parse(outputs.monitors)).toHaveProperty('dead')
    expect(JSON.parse(outputs.plan)).toBeInstanceOf(Array)
  })

  test('are always complete text, whatever a beat says', () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, judged) => {
        const verdicts = judged ? [aDeadOne(text, { name: text, message: text })] : []
        const outputs = outputsOf(
          aRun({ verdicts, problems: [text], plan: verdicts.map((verdict) => opening(verdict)) }),
          null,
        )
        expect(Object.keys(outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
        expect(Object.values(outputs).every((value) => typeof value === 'string')).toBe(true)
        expect(outputs.message).not.toContain('\n')
        expect(Object.keys(JSON.parse(outputs.monitors) as object)).toHaveLength(verdicts.length)
        expect(JSON.parse(outputs.plan)).toHaveLength(verdicts.length)
      }),
    )
  })
})

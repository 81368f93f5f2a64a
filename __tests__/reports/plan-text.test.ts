import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Effect } from '../../src/domain/incidents/plan.js'
import { effectText, planLines, untold } from '../../src/reports/plan-text.js'
import { hostileText } from '../support/hostile-text.js'
import { aDeadOne, anIncident, changing, opening } from './a-run.js'

const dead = aDeadOne('backup')
const issue = anIncident('12', ['backup'])
const storm = Array.from({ length: 12 }, (_, i) => aDeadOne(`job-${i}`))
const commenting: Effect = {
  kind: 'update-incident',
  incident: issue,
  change: { state: issue.state, verdicts: [dead], comment: 'escalated' },
}
const duplicate: Effect = {
  kind: 'close-duplicate',
  incident: anIncident('13', ['backup']),
  change: { state: issue.state, verdicts: [], comment: 'duplicate' },
  keep: issue,
}

describe('an effect as a person says it', () => {
  test.each<[Effect, string]>([
    [opening(dead), 'open an issue for backup: No heartbeat for 5 h; expected within 2 h.'],
    [
      opening(...storm),
      'open an issue for job-0, job-1, job-2, job-3, job-4 and 7 more: No heartbeat for 5 h; expected within 2 h.',
    ],
    [changing('update-incident', issue), 'update issue #12 for backup'],
    [commenting, 'update issue #12 for backup and comment: escalated'],
    [
      changing('reopen-incident', issue, [dead]),
      'reopen issue #12 for backup: No heartbeat for 5 h; expected within 2 h.',
    ],
    [changing('close-incident', issue), 'close issue #12: backup beats again'],
    [
      changing('close-incident', anIncident('backup', ['backup'], { url: null })),
      'close incident backup: backup beats again',
    ],
    [duplicate, 'close issue #13 as a duplicate of issue #12'],
    [
      { kind: 'notify', event: 'opened', incident: 'backup', verdicts: [dead], channels: ['slack', 'email'] },
      'tell slack, email: opened for backup',
    ],
    [{ kind: 'notify', event: 'test', incident: null, verdicts: [], channels: ['slack'] }, 'tell slack: test'],
    [
      {
        kind: 'recover',
        target: 'workflow:backup.yml',
        also: [],
        monitor: 'backup',
        incident: 'backup',
        step: 0,
        attempt: 1,
      },
      'try to recover backup: workflow:backup.yml, attempt 1',
    ],
  ])('%#: %j', (effect, text) => {
    expect(effectText(effect)).toBe(text)
  })

  test('a plan says would, and an empty one says so', () => {
    expect(planLines([changing('update-incident', issue)])).toEqual(['would update issue #12 for backup'])
    expect(planLines([])).toEqual(['nothing to do'])
  })

  test('an outcome that the problems tell is not told twice', () => {
    const opened = { effect: opening(dead), ok: true, detail: 'Opened it.', incident: issue }
    const failed = { effect: duplicate, ok: false, detail: 'Could not close it: HTTP 502', incident: null }
    expect(untold({ outcomes: [opened, failed], problems: [failed.detail] })).toEqual([opened])
  })

  test('is one printable line of bounded length, whatever a beat says', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = effectText(opening(aDeadOne(text, { message: text.repeat(20) })))
        expect(line).not.toMatch(/[\n\r\u001b\u0000\u202e]|\p{Surrogate}/u)
        expect(line.length).toBeLessThanOrEqual(300)
      }),
    )
  })
})

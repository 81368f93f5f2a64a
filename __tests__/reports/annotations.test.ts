import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { annotationsOf } from '../../src/reports/annotations/render.js'
import { hostileText } from '../support/hostile-text.js'
import { aDeadOne, aRun, aVerdict } from './a-run.js'

const dead = (count: number) => Array.from({ length: count }, (_, i) => aDeadOne(`job-${i}`))

describe('annotations', () => {
  test('one for each bad monitor, worst first; none for the others', () => {
    const blind = aVerdict('billing', { status: 'unknown', reason: 'source-unreachable', message: 'HTTP 503.' })
    const verdicts = [
      aVerdict('fine'),
      blind,
      aVerdict('off', { status: 'skipped' }),
      aDeadOne('backup', { remedy: ['Start it.'] }),
    ]
    expect(annotationsOf(aRun({ verdicts }))).toEqual([
      {
        level: 'error',
        title: 'Heartbeat: backup: critical',
        message: 'No heartbeat for 5 h; expected within 2 h.\nStart it.',
      },
      { level: 'warning', title: 'Heartbeat: billing: could not look', message: 'HTTP 503.' },
    ])
  })

  test('nine have one each; of ten the last two share one, and a tenth place stays free for the step', () => {
    expect(annotationsOf(aRun({ verdicts: dead(9) }))).toHaveLength(9)
    const folded = annotationsOf(aRun({ verdicts: dead(10) }))
    expect(folded).toHaveLength(9)
    expect(folded.at(-1)).toEqual({
      level: 'error',
      title: 'Heartbeat: 2 more are not well',
      message: 'job-8 (critical), job-9 (critical)',
    })
  })

  test('each level has its own nine', () => {
    const late = Array.from({ length: 20 }, (_, i) => aVerdict(`late-${i}`, { status: 'warning' }))
    const levels = annotationsOf(aRun({ verdicts: [...dead(20), ...late] })).map(({ level }) => level)
    expect(levels).toEqual([...Array<string>(9).fill('error'), ...Array<string>(9).fill('warning')])
  })

  test('never longer than the runner keeps, whatever a beat says', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 12 }), (text, count) => {
        const long = text.repeat(300)
        const verdicts = dead(count).map((verdict) => ({
          ...verdict,
          name: long,
          message: long,
          monitor: `${long}${verdict.monitor}`,
        }))
        for (const { title, message } of annotationsOf(aRun({ verdicts }))) {
          expect(message.length).toBeLessThanOrEqual(4096)
          expect(title).not.toMatch(/[\n\r\u001b]|\p{Surrogate}/u)
          expect(message).not.toMatch(/[\r\u001b]|\p{Surrogate}/u)
        }
      }),
    )
  })
})

import { describe, expect, test } from '@jest/globals'
import { beatJson } from '../../../src/domain/beat/beat-document.js'
import { commandEndBeat, startBeat } from '../../../src/domain/beat/job-beat.js'
import { durationsIn, MOST_DURATIONS } from '../../../src/domain/beat/recent-durations.js'
import { storedBeat } from '../../../src/domain/beat/stored-beat.js'
import { withHistory } from '../../../src/domain/beat/with-history.js'
import type { Heartbeat } from '../../../src/domain/heartbeat.js'
import { writerFields } from '../../../src/domain/reading/writer-fields.js'
import { DAY, HOUR, SECOND } from '../../../src/domain/time.js'
import { durationsOf } from '../../../src/domain/workflow/durations.js'
import { DEFAULT_RULES, type WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { NOON } from '../../support/incident-samples.js'

const FACTS = { source: 'github-actions' }

/** The document after these beats, each stored over the one before. */
function after(beats: readonly Heartbeat[]): { readonly text: string; readonly recent: unknown } {
  const text = beats.reduce<string | null>((stored, { at, state, ...beat }) => {
    const next = { text: beatJson('backup', { at, state, ...beat }), state, at }
    return withHistory(next, stored === null ? null : storedBeat(stored))
  }, null)
  return { text: text ?? '', recent: (JSON.parse(text ?? '') as Record<string, unknown>)['recent_durations'] }
}

const run = (day: number, seconds: number, exitCode = 0): readonly Heartbeat[] => {
  const startedAt = NOON + day * DAY
  return [startBeat(FACTS, startedAt), commandEndBeat(FACTS, startedAt, exitCode, startedAt + seconds * SECOND)]
}

describe('how long good runs took', () => {
  test('is kept from beat to beat, the oldest first, and not of runs that failed', () => {
    expect(after([...run(0, 60), ...run(1, 70), ...run(2, 5, 1), ...run(3, 80)]).recent).toEqual([60, 70, 80])
    expect(after([...run(0, 60), ...run(1, 70), startBeat(FACTS, NOON + 2 * DAY)]).recent).toEqual([60, 70])
    expect(after(run(0, 5, 1)).recent).toBeUndefined()
  })

  test('is kept of the last 30, and read as they stand', () => {
    const { text } = after(Array.from({ length: 40 }, (_, day) => run(day, day)).flat())
    const kept = Array.from({ length: MOST_DURATIONS }, (_, i) => i + 10)
    expect(writerFields(JSON.parse(text) as Record<string, unknown>).recentDurations).toEqual(kept)
  })

  test('counts once for the same beat again, and from the beat alone where an older writer kept none', () => {
    const beats = [...run(0, 60), ...run(1, 70)]
    expect(after([...beats, beats.at(-1)!]).recent).toEqual([60, 70])
    expect(storedBeat(beatJson('backup', run(0, 60)[1]!))?.durations).toEqual([60])
  })

  test.each([
    ['no list', 'x'],
    ['words and worse', ['1', null, -1, Number.NaN, 1e999, {}]],
    ['a list of lists', [[1]]],
  ])('is nothing where it is %s', (_what, value) => {
    expect(durationsIn(value)).toEqual([])
    expect(writerFields({ recent_durations: value })).not.toHaveProperty('recentDurations')
  })
})

describe('how long good runs of a workflow took', () => {
  const ran = (hoursAgo: number, seconds: number, how: Partial<WorkflowRun> = {}): WorkflowRun => {
    const startedAt = NOON - hoursAgo * HOUR
    const ended = { status: 'completed', conclusion: 'success', updatedAt: startedAt + seconds * SECOND }
    return { id: 1, event: 'schedule', createdAt: startedAt, startedAt, attempt: 1, ...ended, ...how }
  }

  test('is told by the runs that are listed anyway', () => {
    const runs = [
      ran(1, 61),
      ran(2, 62, { conclusion: 'failure' }),
      ran(3, 63, { event: 'workflow_dispatch' }),
      ran(4, 64),
      ran(5, 40 * 86_400),
      ran(6, 66, { status: 'in_progress', conclusion: null }),
      ran(7, -1),
      ran(8, 68, { startedAt: null }),
    ]
    expect(durationsOf(runs[0]!, { runs, rules: DEFAULT_RULES })).toEqual({
      durationSeconds: 61,
      recentDurations: [64, 61],
    })
  })

  test('is not told where no run has both its ends', () => {
    const runs = [ran(1, 61, { updatedAt: null })]
    expect(durationsOf(runs[0]!, { runs, rules: DEFAULT_RULES })).toEqual({})
  })
})

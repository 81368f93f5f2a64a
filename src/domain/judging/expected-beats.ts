import type { MonitorTimes } from '../schedule.js'
import type { Instant } from '../time.js'
import { after, gradeDeadlines, questionOf } from './deadlines.js'
import { duesAfter } from './dues.js'
import type { Expected } from './expected.js'

/** One beat that is expected, if all before it came in time. */
export interface ExpectedBeat {
  readonly at: Instant
  /** Infinity if nobody ever judges it late. */
  readonly lateAfter: Instant
}

/** The next beats, as if one arrived now and each came when it is due. A threshold expects no beat at any one time. */
export function expectedBeats(expected: Expected, times: MonitorTimes, now: Instant, count: number): ExpectedBeat[] {
  const beats: ExpectedBeat[] = []
  if (expected.kind === 'threshold') return beats
  for (let at = now; beats.length < count;) {
    const asked = questionOf(expected, at, times)
    // What is due in a minute is shown, though a beat now would satisfy it.
    const question = times.cron === null ? asked : { ...asked, dueAt: duesAfter(times.cron, at, times.counted) }
    const [late] = gradeDeadlines(question)
    at = expected.kind === 'cron' ? question.dueAt(1) : after(at, expected.everyMs, times.counted)
    if (late === undefined || at === Infinity) break
    beats.push({ at, lateAfter: late.at })
  }
  return beats
}

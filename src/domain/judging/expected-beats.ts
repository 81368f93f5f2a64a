import type { Expectation } from '../monitor.js'
import type { MonitorTimes } from '../schedule.js'
import type { Instant } from '../time.js'
import { after, gradeDeadlines, questionOf } from './deadlines.js'

/** One beat that is expected, if all before it came in time. */
export interface ExpectedBeat {
  readonly at: Instant
  /** Infinity if nobody ever judges it late. */
  readonly lateAfter: Instant
}

/** The next beats, as if one arrived now and each came when it is due. A threshold expects no beat at any one time. */
export function expectedBeats(
  expectation: Expectation,
  times: MonitorTimes,
  now: Instant,
  count: number,
): ExpectedBeat[] {
  const beats: ExpectedBeat[] = []
  if (expectation.kind === 'threshold') return beats
  for (let at = now; beats.length < count;) {
    const question = questionOf(expectation, at, times)
    const [late] = gradeDeadlines(question)
    at = expectation.kind === 'cron' ? question.dueAt(1) : after(at, expectation.everyMs, times.counted)
    if (late === undefined || at === Infinity) break
    beats.push({ at, lateAfter: late.at })
  }
  return beats
}

import { excusedFor } from '../absences.js'
import { formatDuration } from '../duration.js'
import type { Monitor } from '../monitor.js'
import type { MonitorTimes } from '../schedule.js'
import { toText, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import type { Resumed } from '../what-was-read.js'
import { BY_SILENCE } from './by-silence.js'
import { gradeDeadlines, questionOf } from './deadlines.js'
import { expectedOf, isStartedByGitHub } from './expected.js'

/**
 * A monitor that is silent after its source was away may only have had nobody to tell. Until a beat after the return would be
 * too late as well, nobody knows; what was dead before the outage stays dead, and who has beaten since is judged as ever.
 */
export function afterReturn(
  verdict: Verdict,
  resumed: Resumed | null,
  monitor: Monitor,
  times: MonitorTimes,
  now: Instant,
): Verdict {
  if (resumed === null || !BY_SILENCE.includes(verdict.reason)) return verdict
  const until = isApart(verdict, resumed) ? -Infinity : silenceEndsAt(verdict, resumed, monitor, times)
  if (now > until) return afterReturn(verdict, resumed.before ?? null, monitor, times, now)
  const message = `${awayText(resumed)}; it has ${formatDuration(Math.max(0, until - resumed.at))} from then to beat.`
  return { ...verdict, status: 'unknown', reason: 'source-restarted', message, since: null, deadline: until }
}

function awayText({ at, outageMs, unseen }: Resumed): string {
  if (unseen) return `Its source, or what it holds, is there only since ${toText(at)}`
  if (outageMs === 0) return `It is looked for since ${toText(at)}`
  return `Its source was away for ${formatDuration(outageMs)} until ${toText(at)}`
}

/** Whether its silence has nothing to do with the outage. Of what is missing nobody knows since when. */
function isApart({ reason, since, lastEndAt }: Verdict, { at, outageMs }: Resumed): boolean {
  if (reason === 'missing') return false
  const wasLateBefore = since !== null && since <= at - outageMs
  const hasBeatenSince = lastEndAt !== null && lastEndAt > at
  return wasLateBefore || hasBeatenSince
}

function silenceEndsAt({ beat }: Verdict, resumed: Resumed, monitor: Monitor, times: MonitorTimes): Instant {
  const { at } = resumed
  const occasion = { from: at, startedByGitHub: isStartedByGitHub(beat), cron: times.cron }
  const expected = expectedOf(monitor, occasion)
  const critical = [...gradeDeadlines(questionOf(expected, at, times))].at(-1)?.at ?? at
  return at + excusedFor(resumed, critical - at)
}

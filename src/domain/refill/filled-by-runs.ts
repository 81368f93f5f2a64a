import { cronUnion } from '../calendar/index.js'
import { countedAs } from '../history/counted.js'
import type { Counted, FilledPart, Span } from '../history/history.js'
import { judge } from '../judging/judge.js'
import type { CronSchedule } from '../schedule.js'
import { DAY, type Duration, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'
import { asItWas, isAsSince, type Guess } from '../workflow/as-it-was.js'
import { judgeWorkflow } from '../workflow/judge.js'
import { mayBeWithheld } from '../workflow/platform-trouble.js'
import { counts } from '../workflow/runs.js'
import type { MakeSchedule } from '../workflow/timetable.js'
import { closingsOf, type Rules } from './judged-span.js'

/** One workflow in a time in which nobody looked. */
export interface RunsQuestion extends Rules {
  /** From the look before it to the look that ended it. */
  readonly gap: Span
  /** How the look before it counts. */
  readonly before: Counted
  /** What the listings tell of it now. */
  readonly evidence: WorkflowEvidence
  /** How many workflows were judged together: of many that fall silent at once none is believed to be dead. */
  readonly workflows: number
}

interface Then {
  readonly verdict: Verdict
  readonly windowMs: Duration | null
}

/**
 * What a checker would have seen of a workflow that had looked all the time, by its file and the rules as they are now: nothing
 * where its runs do not prove it, or where it is not what the looks at both ends saw.
 */
export function filledByRuns(question: RunsQuestion): readonly FilledPart[] {
  const { gap, before, after, downFrom, evidence } = question
  // How many ticks were delivered depends on how far a listing reached.
  // What a run left behind, when slots were declared and which runs were due was not asked for any earlier moment.
  const { slot, proof, lastRuns } = evidence.rules
  if (slot !== null || proof !== null || lastRuns !== null) return []
  if (downFrom !== 'critical' || after.byHand !== null || !isAsSince(evidence, gap.from)) return []
  const then = replay(question)
  const isAs = (at: Instant, seen: Counted): boolean =>
    seen === 'blind' || GUESSES.some((guess) => countedAs(then(at, guess).verdict, downFrom) === seen)
  if (!isAs(gap.from, before) || !isAs(gap.to, countedAs(after, downFrom))) return []
  const edges = edgesOf(question, then)
  return edges.slice(1).flatMap((to, i): FilledPart[] => {
    const from = edges[i] ?? to
    // Late is strictly after: what lies in between is sure.
    const [counted, atItsEnd] = [from + 1, Math.max(from + 1, to - 1)].map((at) => known(question, then, at))
    return counted === undefined || counted === 'blind' || counted !== atItsEnd ? [] : [{ from, to, counted }]
  })
}

const GUESSES: readonly Guess[] = ['best', 'worst']

type Replay = (at: Instant, guess: Guess) => Then

/** The judge of workflows at any moment of the gap. */
function replay({ monitor, times, after, evidence }: RunsQuestion): Replay {
  const makeSchedule = madeOnce()
  return (now, guess) => {
    const judgement = judgeWorkflow(monitor, asItWas(evidence, now, guess), now, makeSchedule, times.counted)
    const context = { now, force: false, times, place: after.place, declaration: null, onGitHub: false }
    return { verdict: judge(monitor, { kind: 'by-own-rules', judgement }, context), windowMs: judgement.windowMs }
  }
}

/** It is judged hundreds of times by the same cron lines, and nobody counts their ticks. */
function madeOnce(): MakeSchedule {
  let made: CronSchedule | null = null
  return (entries, dialect) => {
    if (made !== null) return made
    const schedule = cronUnion(entries, dialect)
    const gaps = new Map<number, Duration>()
    const largestGap = (around: Instant): Duration => {
      const day = Math.floor(around / DAY)
      const gap = gaps.get(day) ?? schedule.largestGap(around)
      gaps.set(day, gap)
      return gap
    }
    return (made = { ...schedule, largestGap, countBetween: () => 0 })
  }
}

/** What both guesses come to; how long a schedule is given after a change is not told by runs. */
function known({ downFrom, workflows }: RunsQuestion, then: Replay, at: Instant): Counted {
  const [best, worst] = [then(at, 'best').verdict, then(at, 'worst').verdict]
  const unsure = (verdict: Verdict): boolean => verdict.reason === 'pending' || mayBeWithheld(verdict, workflows, at)
  if (unsure(best) || unsure(worst)) return 'blind'
  const counted = countedAs(best, downFrom)
  return counted === countedAs(worst, downFrom) ? counted : 'blind'
}

/** Every instant at which it may be judged otherwise: a run begins or ends, a time runs out, hours close or open. */
function edgesOf({ monitor, times, gap, evidence }: RunsQuestion, then: Replay): Instant[] {
  const { runs, rules, completeSince } = evidence
  const ends = GUESSES.flatMap((guess) => [then(gap.from, guess), then(gap.to, guess)])
  const windows = new Set(ends.flatMap(({ windowMs }) => windowMs ?? []))
  const lives = [
    ...runs.filter((run) => counts(run, rules)).map(({ createdAt }) => createdAt),
    completeSince ?? gap.from,
  ]
  const counted = rules.windowMs === null ? null : times.counted
  const over = [...windows].flatMap((window) => [
    ...lives.map((at) => at + window),
    ...(counted === null ? [] : lives.map((at) => counted.addActive(at, window))),
  ])
  const late = [...over, ...ends.flatMap(({ verdict }) => verdict.deadline ?? [])]
  const turns = [
    ...lives,
    ...runs.flatMap(({ updatedAt }) => updatedAt ?? []),
    ...late,
    ...late.map((at) => at + DAY),
    ...closingsOf(monitor, times, gap),
  ]
  return [gap.from, ...[...new Set(turns)].filter((at) => at > gap.from && at < gap.to).sort((a, b) => a - b), gap.to]
}

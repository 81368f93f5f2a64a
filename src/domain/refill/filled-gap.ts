import type { Heartbeat } from '../heartbeat.js'
import { countedAs } from '../history/counted.js'
import type { Counted, FilledPart, Span } from '../history/history.js'
import { isStartedByGitHub } from '../judging/expected.js'
import { MINUTE, type Duration, type Instant } from '../time.js'
import { countedAt, judgedSpan, type Rules } from './judged-span.js'
import { asItWas, type KnownBeat } from './known-beat.js'

/** A commit is a little younger than the beat in it. */
const LONGEST_WAY: Duration = 2 * MINUTE

/** One monitor in a time in which nobody looked. */
export interface GapQuestion extends Rules {
  /** From the look before it to the look that ended it. */
  readonly gap: Span
  /** How the look before it counts. */
  readonly before: Counted
  /**
   * All beats from the first of these to the end of the gap, oldest first; the first may be from before it. Nobody needs them
   * where the last beat is from before the gap.
   */
  readonly beats: readonly KnownBeat[]
}

/** A beat, and the time for which it was the last one. */
interface Reign extends Span {
  readonly beat: Heartbeat | null
}

/**
 * What a checker would have seen that had looked all the time, by the rules as they are now: nothing where that cannot be told
 * for sure, or where it is not what the looks at both ends saw.
 */
export function filledGap(question: GapQuestion): readonly FilledPart[] {
  const { after } = question
  if (!isSure(question)) return []
  const started = isStartedByGitHub(after.beat)
  const filled = judgedGap(question, started ? { event: 'schedule' } : {})
  // Whether GitHub's schedule had started it before as well, which gives it more time, nobody knows.
  return started && !isNotSince(question) ? alike(filled, judgedGap(question, {})) : filled
}

/** Whether the last beat alone tells everything: what came in between would have taken its place. */
export function isNotSince({ gap, after }: Pick<GapQuestion, 'gap' | 'after'>): boolean {
  return after.beat !== null && after.beat.at <= gap.from
}

/** Whether what is left of its beats tells how it was. */
export function isFillable({ monitor, after }: Pick<GapQuestion, 'monitor' | 'after'>): boolean {
  const { member, each, group, checks, reading } = monitor
  const isAlone = member === null && !each && group === undefined
  const isReadSo = reading.timestampField === null && reading.statusField === null && !reading.conditions
  return after.beat?.own === true && isAlone && isReadSo && (checks === null || checks === 'warning')
}

function isSure(question: GapQuestion): boolean {
  const { after, beats } = question
  const { beat, byHand, place } = after
  if (beat === null || byHand !== null || (place.kind !== 'repository' && place.kind !== 'file')) return false
  if (isNotSince(question)) return true
  const last = beats.at(-1)
  return isFillable(question) && last !== undefined && last.at >= beat.at && last.at - beat.at <= LONGEST_WAY
}

function judgedGap(question: GapQuestion, event: Pick<Heartbeat, 'event'>): FilledPart[] {
  const { gap, before, after, downFrom } = question
  const reigns = reignsOf(question, event)
  const [first, last] = [reigns[0], reigns.at(-1)]
  const isAs = (reign: Reign | undefined, at: Instant, seen: Counted): boolean =>
    reign?.beat == null || seen === 'blind' || countedAt(reign.beat, at, question) === seen
  const begins = first === undefined || first.from > gap.from || isAs(first, gap.from, before)
  if (!begins || !isAs(last, gap.to, countedAs(after, downFrom))) return []
  return reigns.flatMap((reign) => judgedSpan(reign, question))
}

/** Which beat was the last one when; what is known of the very last is all that stands in it. */
function reignsOf(question: GapQuestion, event: Pick<Heartbeat, 'event'>): Reign[] {
  const { monitor, gap, beats, after } = question
  if (isNotSince(question)) return [{ ...gap, beat: after.beat }]
  const { source, intervalMs } = after.beat ?? {}
  const told = { ...event, ...(source !== undefined && { source }), ...(intervalMs !== undefined && { intervalMs }) }
  let beat: Heartbeat | null = null
  return beats.flatMap((known, i): Reign[] => {
    const was = asItWas(beat, known, monitor)
    beat = i === beats.length - 1 ? after.beat : was && { ...was, ...told }
    const [from, to] = [Math.max(known.at, gap.from), Math.min(beats[i + 1]?.at ?? gap.to, gap.to)]
    return from < to ? [{ from, to, beat }] : []
  })
}

/** What both say. */
function alike(a: readonly FilledPart[], b: readonly FilledPart[]): FilledPart[] {
  return a.flatMap((one) =>
    b.flatMap((other): FilledPart[] => {
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)]
      return from < to && one.counted === other.counted ? [{ ...one, from, to }] : []
    }),
  )
}

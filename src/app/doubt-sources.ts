import { afterReturn } from '../domain/judging/after-return.js'
import { silentTogether, suspected, type SilentTogether } from '../domain/judging/silent-together.js'
import { sourceKey } from '../domain/judging/source-key.js'
import { isShared } from '../domain/shared-place.js'
import { HOUR, type Duration, type Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Resumed } from '../domain/what-was-read.js'
import type { Times } from './judge-all.js'
import type { Read } from './read-all.js'

/** By monitor: that it was silent together with others, and until when. */
export type Suspected = ReadonlyMap<string, Resumed>

/** A run that has judged by beats alone. */
interface JudgedByBeats {
  readonly reads: readonly Read[]
  readonly verdicts: readonly Verdict[]
  readonly times: Times
  readonly now: Instant
  /** Since when this process itself looks again, after it had slept. */
  readonly ownGap: Resumed | null
  /** By monitor: until when it was silent together with others, as the last look of this process knew it. */
  readonly suspectedBefore: Suspected
  /** An incident tells of it already. */
  isTold(verdict: Verdict): boolean
  /** Bad enough for an incident. */
  isTrouble(verdict: Verdict): boolean
}

export interface Doubted {
  readonly verdicts: readonly Verdict[]
  /** By the key of their source. */
  readonly suspects: ReadonlyMap<string, SilentTogether>
  /** For the next look: when the others are back, the last of them may need a moment more. */
  readonly suspected: Suspected
  readonly notices: readonly string[]
}

/** Takes back what is likelier a trouble of the source than the death of those who beat into it. */
export function doubtSources(run: JudgedByBeats): Doubted {
  const reads = new Map(run.reads.map((read) => [read.monitor.id, read]))
  const returned = run.verdicts.map((verdict) => {
    const read = reads.get(verdict.monitor)
    if (read === undefined) return verdict
    const times = run.times.of(read.monitor)
    const returns = [...returnsOf(read, run.ownGap), run.suspectedBefore.get(verdict.monitor) ?? null]
    // Each excuses by itself: a moment's absence ends no excuse that an hour's has given.
    return latestFirst(returns).reduce((one, back) => afterReturn(one, back, read.monitor, times, run.now), verdict)
  })
  const suspects = new Map<string, SilentTogether>()
  const doubted = new Map<string, Verdict>()
  for (const [key, own] of bySharedSource(returned)) {
    const silent = silentTogether(own, run.isTold)
    const dead = silent?.verdicts.filter(run.isTrouble) ?? []
    if (silent === null || dead.length === 0) continue
    suspects.set(key, silent)
    for (const verdict of dead) doubted.set(verdict.monitor, suspected(verdict, silent))
  }
  const verdicts = doubted.size === 0 ? returned : returned.map((one) => doubted.get(one.monitor) ?? one)
  return { verdicts, suspects, suspected: suspectedNow(suspects, run), notices: noticesOf(verdicts) }
}

/** Either may be why nobody was heard. A machine that slept kept neither its own files nor its connections fresh. */
function returnsOf({ reading, place }: Read, ownGap: Resumed | null): (Resumed | null)[] {
  const own = reading.kind === 'beat' || reading.kind === 'missing' ? (reading.resumed ?? null) : null
  const gap = isShared(place) || place.kind === 'file' ? ownGap : null
  return [own, gap]
}

function latestFirst(returns: readonly (Resumed | null)[]): Resumed[] {
  return returns.filter((one) => one !== null).sort((one, other) => other.at - one.at)
}

/** Whoever was suspected a while ago has long been judged by itself. */
const FORGOTTEN_AFTER: Duration = HOUR

function suspectedNow(
  suspects: Doubted['suspects'],
  { suspectedBefore, now }: Pick<JudgedByBeats, 'suspectedBefore' | 'now'>,
): Suspected {
  const kept = [...suspectedBefore].filter(([, { at }]) => now - at < FORGOTTEN_AFTER)
  const fresh = [...suspects.values()].flatMap(({ verdicts, since }) =>
    // From just before the first of them was late.
    verdicts.map(({ monitor }) => [monitor, { at: now, outageMs: now - since + 1 }] as const),
  )
  return new Map([...kept, ...fresh])
}

/** Only a service that all of them beat into falls silent for all of them. */
function bySharedSource(verdicts: readonly Verdict[]): Map<string, Verdict[]> {
  const sources = new Map<string, Verdict[]>()
  for (const verdict of verdicts) {
    if (!isShared(verdict.place)) continue
    const key = sourceKey(verdict.place)
    const own = sources.get(key)
    if (own === undefined) sources.set(key, [verdict])
    else own.push(verdict)
  }
  return sources
}

function noticesOf(verdicts: readonly Verdict[]): string[] {
  const restarted = verdicts.filter(({ reason }) => reason === 'source-restarted')
  const [first] = restarted
  if (first === undefined) return []
  const many = restarted.length === 1 ? `${first.name} is` : `${restarted.length} monitors are`
  return [`${many} not called dead yet: ${first.message}`]
}

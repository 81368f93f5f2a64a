import type { Reading } from '../../domain/what-was-read.js'
import { formatDuration } from '../../domain/duration.js'
import type { Monitor } from '../../domain/monitor.js'
import { MINUTE, SECOND, type Duration, type Instant } from '../../domain/time.js'
import type { HttpResponse } from '../../ports.js'

type Readings = readonly (readonly [string, Reading])[]
type Kept = { readonly response: HttpResponse }

/** Less changes nothing. */
const NOTHING: Duration = MINUTE

/** Whether an answer comes from a cache, which says how long it had it. */
export function isKept(asked: object): asked is Kept {
  return 'response' in asked && ageOf(asked as Kept) > NOTHING
}

/**
 * What is left of readings of an answer that a cache had kept: it tells how things stood when it was made. Who was late by then is,
 * and who would be late since then only because nothing newer is known, is neither dead nor alive.
 */
export async function withoutKept(
  readings: Readings,
  watched: readonly { readonly monitor: Monitor }[],
  { asked, now }: { readonly asked: Kept; readonly now: Instant },
): Promise<Readings> {
  const { isLate } = await import('../late.js')
  const ageMs = ageOf(asked)
  const madeAt = now - ageMs
  const detail = `a cache gave the answer, ${formatDuration(ageMs)} old; ask for one that is not kept, with another address or a header`
  const monitors = new Map(watched.map(({ monitor }) => [monitor.id, monitor]))
  return readings.map(([id, reading]) => {
    const monitor = monitors.get(id)
    return [id, monitor === undefined ? reading : withoutOld(reading, (at, by) => isLate(monitor, at, by))]
  })

  function withoutOld(reading: Reading, late: (at: Instant, by: Instant) => boolean): Reading {
    if (reading.kind === 'members')
      return {
        ...reading,
        members: reading.members.map((one) => ({
          ...one,
          reading: withoutOld(one.reading, late),
        })),
      }
    if (reading.kind !== 'beat') return reading
    const { beat, evidence } = reading
    // It was dated by the answer, as if that were made now.
    const isDatedByIt = evidence.rule === 'answer' || evidence.rule === 'age-field'
    const at = isDatedByIt ? Math.min(beat.at, madeAt) : beat.at
    const isBad = beat.state === 'failed' || beat.unmet !== undefined
    const isUnsure = isBad ? late(madeAt, now) : late(at, now) && !late(at, madeAt)
    return isUnsure ? { kind: 'unreachable', detail } : { ...reading, beat: { ...beat, at } }
  }
}

function ageOf({ response: { headers } }: Kept): Duration {
  const said = headers['age'] ?? ''
  return /^\d{1,9}$/.test(said) ? Number(said) * SECOND : 0
}

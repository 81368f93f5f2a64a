import { HOUR, MINUTE, type Duration } from '../time.js'

export interface NamedZone {
  readonly offsetMs: Duration
  /** More than one zone of the world is called so. */
  readonly ambiguous: boolean
}

const UTC_NAMES = new Set(['z', 'utc', 'gmt', 'zulu'])

/** Minutes east of Greenwich. */
// prettier-ignore
const OFFSETS: Readonly<Record<string, number>> = {
  est: -300, edt: -240, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
  akst: -540, akdt: -480, hst: -600, adt: -180, nst: -210, ndt: -150,
  wet: 0, west: 60, cet: 60, cest: 120, mez: 60, mesz: 120, eet: 120, eest: 180, msk: 180, trt: 180, sast: 120,
  eat: 180, wat: 60, cat: 120, irst: 210, pkt: 300, npt: 345, wib: 420, ict: 420,
  wita: 480, sgt: 480, hkt: 480, pht: 480, myt: 480, awst: 480, wit: 540, jst: 540, kst: 540,
  acst: 570, acdt: 630, aest: 600, aedt: 660, nzst: 720, nzdt: 780, brt: -180, art: -180, clt: -240, cot: -300, pet: -300,
  // Of several meanings the earliest instant: a beat is never made younger than it may be. China before Chicago, India
  // before Israel, Bangladesh before Britain, Arabia before the Atlantic; without "standard" or "daylight", daylight.
  cst: 480, ist: 330, bst: 360, ast: 180, gst: 240, et: -240, ct: -300, mt: -360, pt: -420,
}

const AMBIGUOUS = new Set(['cst', 'ist', 'bst', 'ast', 'gst', 'et', 'ct', 'mt', 'pt'])

export function isUtcName(name: string): boolean {
  return UTC_NAMES.has(name.toLowerCase())
}

/** A zone by its abbreviation; null for an unknown one. */
export function namedZone(name: string): NamedZone | null {
  const key = name.toLowerCase()
  const minutes = OFFSETS[key]
  return minutes === undefined ? null : { offsetMs: minutes * MINUTE, ambiguous: AMBIGUOUS.has(key) }
}

export const LARGEST_OFFSET: Duration = 14 * HOUR

/** Words at the end of a key that say the zone of its time: `last_run_jst`. Those that are words of their own are left out. */
const IN_KEYS = new Set(
  'utc gmt jst kst ist edt est et pst pdt pt cst cdt mst mdt akst hst cet cest mez mesz eet eest msk trt bst wib ict sgt hkt pht pkt npt aest aedt awst acst nzst nzdt brt'.split(
    ' ',
  ),
)

/** The zone that the last word of a key names; null where it names none. */
export function zoneOfKeyWord(word: string): string | null {
  return IN_KEYS.has(word) ? word : null
}

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
  est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
  akst: -540, akdt: -480, hst: -600, ast: -240, adt: -180, nst: -210, ndt: -150,
  wet: 0, west: 60, bst: 60, cet: 60, cest: 120, mez: 60, mesz: 120, eet: 120, eest: 180, msk: 180, trt: 180, sast: 120,
  eat: 180, wat: 60, cat: 120, irst: 210, gst: 240, pkt: 300, ist: 330, npt: 345, wib: 420, ict: 420,
  wita: 480, sgt: 480, hkt: 480, pht: 480, myt: 480, awst: 480, wit: 540, jst: 540, kst: 540,
  acst: 570, acdt: 630, aest: 600, aedt: 660, nzst: 720, nzdt: 780, brt: -180, art: -180, clt: -240, cot: -300, pet: -300,
  // Without "standard" or "daylight" the earlier of the two instants: a beat is never made younger than it may be.
  et: -240, ct: -300, mt: -360, pt: -420,
}

const AMBIGUOUS = new Set(['cst', 'ist', 'bst', 'ast', 'gst', 'et', 'ct', 'mt', 'pt'])

export function isUtcName(name: string): boolean {
  return UTC_NAMES.has(name.toLowerCase())
}

/** A zone by its abbreviation on a day; null for an unknown one. */
export function namedZone(name: string, month: number): NamedZone | null {
  const key = name.toLowerCase()
  // In summer Chicago writes CDT: a CST then is China's.
  if (key === 'cst' && month >= 4 && month <= 10) return { offsetMs: 8 * HOUR, ambiguous: true }
  const minutes = OFFSETS[key]
  return minutes === undefined ? null : { offsetMs: minutes * MINUTE, ambiguous: AMBIGUOUS.has(key) }
}

export const LARGEST_OFFSET: Duration = 14 * HOUR

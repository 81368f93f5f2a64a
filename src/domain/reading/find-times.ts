import { DAY } from '../time.js'
import { isWeekday, monthOf } from './month-names.js'
import { parseEpoch } from './parse-time.js'
import { scanTime } from './scan-time.js'
import type { WrittenTime, ZoneContext } from './written-time.js'

/** A time inside a line, with the text before it that may say what it is. */
export interface FoundTime {
  readonly time: WrittenTime
  readonly start: number
  readonly end: number
  /** The text between the previous time, or the start of the line, and this one. */
  readonly label: string
}

/** A place where a time may begin: not inside a word, a path, a version or a longer number. */
const ANCHOR = /(?<![\p{L}\p{N}_./+-]|\d:)(?:\d{1,4}|\p{L}{2,12})/gu
const GOES_ON = /[\p{L}\p{N}_]|[-:/.]\d|[+-]$/uy
const CUT_CLOCK = /[ ,]{1,2}\d{1,2}(?::|$)/y
const EPOCH = /(?<![\p{L}\p{N}_./:+-])\d{10,19}(?:\.\d{1,12})?(?![\p{L}\p{N}_./:-])/gu
const MOST_PER_LINE = 8
const MOST_TRIES = 48

/** All written times of one line, in order. */
export function findTimes(line: string, context: ZoneContext): FoundTime[] {
  const found: FoundTime[] = []
  ANCHOR.lastIndex = 0
  let last = 0
  let tries = 0
  for (let anchor = ANCHOR.exec(line); anchor && found.length < MOST_PER_LINE; anchor = ANCHOR.exec(line)) {
    const start = anchor.index
    if (!mayBegin(anchor[0])) continue
    if (++tries > MOST_TRIES) break
    const scanned = scanTime(line, start, context)
    if (!scanned || !endsHere(line, scanned.end, scanned.time)) continue
    found.push({ time: scanned.time, start, end: scanned.end, label: line.slice(last, start) })
    last = ANCHOR.lastIndex = scanned.end
  }
  return found
}

/** The first epoch number of a line; whether it is a time at all, its label must say. */
export function findEpoch(line: string): FoundTime | null {
  EPOCH.lastIndex = 0
  const match = EPOCH.exec(line)
  const time = match && parseEpoch(match[0])
  return time && { time, start: match.index, end: EPOCH.lastIndex, label: line.slice(0, match.index) }
}

function mayBegin(word: string): boolean {
  return /^\d/.test(word) || monthOf(word) !== null || isWeekday(word)
}

/** What is cut off or goes on is not the time it seems to be. */
function endsHere(line: string, end: number, time: WrittenTime): boolean {
  GOES_ON.lastIndex = end
  if (GOES_ON.test(line)) return false
  CUT_CLOCK.lastIndex = end
  return time.precisionMs < DAY || !CUT_CLOCK.test(line)
}

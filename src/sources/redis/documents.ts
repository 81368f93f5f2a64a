import { readOwnBeat } from '../../domain/reading/own-beat.js'
import { receivedReading as received } from '../../domain/reading/received.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import type { Instant } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import { documentFor, readingIn, type DocumentRequest } from '../document.js'

/** One beat needs a few hundred bytes; what is larger than this is none, and thousands of them must fit into memory. */
export const MOST_CHARACTERS = 64 * 1024
/** The same of one document, which may tell of many. */
export const MOST_OF_DOCUMENT = 256 * 1024
const SEEN = 120

/** What a text says, as the source of files would read it; a beat of our own writer the short way. */
export function readingOf(text: string, request: DocumentRequest): Reading {
  const { reading: asked, member, each } = request.monitor
  const isAsIs = asked.timestampField === null && asked.statusField === null && asked.conditions === undefined
  const plain = isAsIs && member === null && !each
  const own = plain ? readOwnBeat(text) : null
  if (own !== null) return own
  const reading = readingIn(documentFor(text, request), text, request)
  return each ? reading : withBeginning(reading, text)
}

/** The same of a text whose time of receipt is known, for one that bears none that could be its own. */
export function receivedReading(text: string, receivedAt: Instant, request: DocumentRequest): Reading {
  const { monitor, now, aids } = request
  if (monitor.reading.conditions) return receivedThen(text, receivedAt, request)
  const options = { ...monitor.reading, now, ...(aids.zoned && { zoned: aids.zoned }) }
  return readOwnBeat(text) ?? withBeginning(received(text, receivedAt, options), text)
}

/** Where conditions are asked of it, it is read as the answer that it was at its receipt. */
function receivedThen(text: string, receivedAt: Instant, { monitor, aids }: DocumentRequest): Reading {
  const then = { monitor, now: receivedAt, aids: { ...aids, isLive: true } }
  return withBeginning(readingIn(documentFor(text, then), text, then), text)
}

function withBeginning(reading: Reading, text: string): Reading {
  if (reading.kind === 'invalid' && reading.problem === 'malformed')
    return { ...reading, seen: cut(oneLine(text.slice(0, 1000)), SEEN) }
  return reading
}

export function tooLarge(length: number, most: number): Reading {
  const detail = `the beat is larger than ${most / 1024} kB (${Math.ceil(length / 1024)} kB) and was not read`
  return { kind: 'invalid', problem: 'malformed', detail }
}

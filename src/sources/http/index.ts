import type { Monitor } from '../../domain/monitor.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { SECOND, toIso } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import { ExternalError, messageOf } from '../../errors.js'
import type { HttpResponse } from '../../ports.js'
import { aidsFor } from '../aids.js'
import { readMonitors } from '../document.js'
import { MAX_DOCUMENT_BYTES } from '../document-size.js'
import { groupBy, type Reader, type SourceMember, type Watched } from '../reader.js'
import type { SourcePorts } from '../source.js'
import { inPool } from '../pool.js'
import { isKept, withoutKept } from './kept-answer.js'
import { healthReadings, type Answered } from './health-answer.js'
import { answerIn, isExpected, isUp, type Answer } from './answer.js'
import { readOptions, type HttpOptions } from './options.js'

/** For an address with all its redirects, first and once more: what fails for a moment is asked again. */
const TIMEOUTS_MS = [8 * SECOND, 6 * SECOND]
const PAUSE_MS = SECOND
const MOST_REDIRECTS = 3
/** So many are asked side by side: each may send as much as a document may hold. */
const AT_ONCE = 16
/** After so long nobody else is asked: a run has an end, though all of them are slow. */
const LONGEST_ROUND = 90 * SECOND
const LONGEST_WHY = 300

type Asked = { readonly response: HttpResponse } | { readonly why: string; readonly unasked: boolean }

/** Reads documents that a service answers with. An answer that nobody understands as a heartbeat is no answer of it. */
export const http: SourceMember<HttpOptions> = { name: 'http', options: readOptions, create: createHttpReader }

function createHttpReader(ports: SourcePorts): Reader<HttpOptions> {
  return {
    placeOf: ({ url }) => ({ kind: 'http', host: new URL(url).host }),
    async read(watched, now) {
      const aids = { ...(await aidsFor(watched.map(({ monitor }) => monitor.reading))), isLive: true }
      const endsAt = ports.clock.now() + LONGEST_ROUND
      const all = await inPool(AT_ONCE, [...groupBy(watched, requestOf).values()], async (sharing) => {
        const asked = ports.clock.now() < endsAt ? await ask(sharing, ports) : TOO_LATE
        const readings = readAll(sharing, asked, { now, aids })
        return isKept(asked) ? withoutKept(readings, sharing, { asked, now }) : readings
      })
      return new Map(all.flat())
    },
  }
}

const TOO_LATE: Asked = { why: 'it was not asked: the addresses before it took all the time there is', unasked: true }

/** Monitors that ask the same are asked for once, whatever they make of the answer. */
function requestOf({ options }: Watched<HttpOptions>): string {
  return JSON.stringify({ ...options, expectStatus: null, isStatusAsked: null, unreachable: null })
}

type Watcheds = readonly Watched<HttpOptions>[]

function readAll(
  sharing: Watcheds,
  asked: Asked,
  { now, aids }: Omit<Answered, 'host'>,
): (readonly [string, Reading])[] {
  const answers = sharing.map((one) => [one, answerFor(one, asked)] as const)
  const understood = answers.flatMap(([one, answer]) => ('text' in answer ? [{ one, text: answer.text }] : []))
  const readings = new Map(
    [...groupBy(understood, ({ text }) => text)].flatMap(([text, of]) => {
      const monitors = of.map(({ one }) => one.monitor)
      return [...readingsIn(text, monitors, { now, aids, host: hostOf(of[0]!.one) })]
    }),
  )
  return answers.map(([one, answer]) => {
    const { monitor } = one
    const reading = readings.get(monitor.id)
    if (isBeat(reading) || !('response' in asked) || !isUp(asked.response, monitor, one.options))
      return [monitor.id, readingOf(one, answer, reading)]
    return [...readMonitors(JSON.stringify({ last_seen: toIso(now) }), [monitor], now, aids)][0]!
  })
}

function isBeat(reading: Reading | undefined): boolean {
  return reading !== undefined && (reading.kind !== 'invalid' || reading.problem === 'future')
}

function answerFor({ monitor, options }: Watched<HttpOptions>, asked: Asked): Answer {
  return 'response' in asked ? answerIn(asked.response, options, monitor.reading) : asked
}

function hostOf({ options }: Watched<HttpOptions>): string {
  return new URL(options.url).host
}

/** An answer of a health API as such, any other as a document like those in files. */
function readingsIn(text: string, monitors: readonly Monitor[], answered: Answered): ReadonlyMap<string, Reading> {
  const health = healthReadings(text, monitors, answered)
  const others = monitors.filter(({ id }) => !health.has(id))
  const plain = others.length === 0 ? [] : readMonitors(text, others, answered.now, answered.aids)
  return new Map([...health, ...plain])
}

function readingOf(one: Watched<HttpOptions>, answer: Answer, reading: Reading | undefined): Reading {
  const isItsOwn =
    reading !== undefined && (reading.kind !== 'invalid' || reading.problem === 'future' || reading.answered === true)
  if (isItsOwn) return reading
  const strange =
    reading?.kind === 'invalid'
      ? `the answer of ${hostOf(one)} is no heartbeat: ${reading.detail}${timeless(one, reading.problem)}`
      : 'nobody asked'
  const detail = cut(oneLine('why' in answer ? answer.why : strange), LONGEST_WHY)
  const isTheirs = 'text' in answer || answer.unasked !== true
  if (one.options.unreachable === 'unknown' || !isTheirs) return { kind: 'unreachable', detail }
  return { kind: 'invalid', problem: 'malformed', detail }
}

/** Whoever names a status only may mean no time at all. */
function timeless({ monitor }: Watched<HttpOptions>, problem: string): string {
  if (problem !== 'no-timestamp' || monitor.reading.statusField === null) return ''
  return '; with "ok-values" beside "status-field" it needs no time'
}

async function ask(sharing: Watcheds, ports: SourcePorts): Promise<Asked> {
  let last: Asked = { why: 'nobody asked', unasked: true }
  for (const [again, timeoutMs] of TIMEOUTS_MS.entries()) {
    if (again > 0) await ports.clock.sleep(PAUSE_MS)
    const { asked, isFinal } = await askOnce(sharing, timeoutMs, ports)
    if (isFinal) return asked
    last = asked
  }
  return last
}

async function askOnce(
  sharing: Watcheds,
  timeoutMs: number,
  { http: client }: SourcePorts,
): Promise<{ readonly asked: Asked; readonly isFinal: boolean }> {
  const [first] = sharing
  if (first === undefined) return { asked: { why: 'nobody asked', unasked: true }, isFinal: true }
  const { url, allowPrivate, allowHttp, tokenFrom, method, headers, body } = first.options
  try {
    const response = await client.request({
      method,
      url,
      headers: { accept: ACCEPT, ...typeOf(body), ...lowerNames(headers) },
      ...(body !== null && { body }),
      timeoutMs,
      maxBytes: MAX_DOCUMENT_BYTES,
      maxRedirects: MOST_REDIRECTS,
      publicOnly: !allowPrivate,
      careful: { allowHttp },
      ...(tokenFrom === null ? {} : { bearer: { from: tokenFrom } }),
    })
    const isWanted = sharing.some(({ options }) => isExpected(response.status, options))
    return { asked: { response }, isFinal: response.status < 500 || isWanted }
  } catch (error) {
    const fault = error instanceof ExternalError ? error.fault : null
    const asked = { why: withRemedy(error, allowPrivate), unasked: fault?.unasked === true }
    return { asked, isFinal: fault?.permanent === true }
  }
}

const ACCEPT = 'application/json, text/plain;q=0.9, */*;q=0.1'

function lowerNames(headers: HttpOptions['headers']): HttpOptions['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function typeOf(body: string | null): HttpOptions['headers'] {
  return body !== null && /^\s*[{[]/.test(body) ? { 'content-type': 'application/json' } : {}
}

function withRemedy(error: unknown, allowPrivate: boolean): string {
  const text = messageOf(error)
  if (!allowPrivate && /not public/.test(text)) return `${text}; if it is one of your own, write "allow-private: true"`
  const remedy = error instanceof ExternalError ? error.fault.remedy : undefined
  return remedy === undefined ? text : `${text}; ${remedy}`
}

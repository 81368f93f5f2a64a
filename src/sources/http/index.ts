import type { Monitor } from '../../domain/monitor.js'
import { SECOND } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import { ExternalError, messageOf } from '../../errors.js'
import type { HttpResponse } from '../../ports.js'
import { MAX_DOCUMENT_BYTES, readMonitors, aidsFor } from '../document.js'
import { groupBy, type Reader, type SourceMember, type Watched } from '../reader.js'
import type { SourcePorts } from '../source.js'
import { healthReadings, type Answered } from './health-answer.js'
import { readOptions, type HttpOptions } from './options.js'

const TIMEOUT_MS = 10 * SECOND
/** What fails for a moment is asked once more. */
const PAUSE_MS = SECOND
const MOST_REDIRECTS = 3

type Answer = { readonly text: string } | { readonly why: string }

/** Reads documents that a service answers with. An answer that nobody understands as a heartbeat is no answer of it. */
export const http: SourceMember<HttpOptions> = { name: 'http', options: readOptions, create: createHttpReader }

function createHttpReader(ports: SourcePorts): Reader<HttpOptions> {
  return {
    placeOf: ({ url }) => ({ kind: 'http', host: new URL(url).host }),
    async read(watched, now) {
      const aids = { ...(await aidsFor(watched.map(({ monitor }) => monitor.reading))), isLive: true }
      const documents = groupBy(watched, ({ options }) =>
        JSON.stringify([options.url, options.allowPrivate, options.tokenFrom]),
      )
      const all = await Promise.all(
        [...documents.values()].map(async (sharing) => {
          const answer = await ask(sharing[0]?.options, ports)
          const host = sharing[0] === undefined ? '' : new URL(sharing[0].options.url).host
          const monitors = sharing.map(({ monitor }) => monitor)
          const readings = 'text' in answer ? readingsIn(answer.text, monitors, { now, aids, host }) : null
          return sharing.map((one) => [one.monitor.id, readingOf(one, answer, readings)] as const)
        }),
      )
      return new Map(all.flat())
    },
  }
}

/** An answer of a health API as such, any other as a document like those in files. */
function readingsIn(text: string, monitors: readonly Monitor[], answered: Answered): ReadonlyMap<string, Reading> {
  const health = healthReadings(text, monitors, answered)
  const others = monitors.filter(({ id }) => !health.has(id))
  const plain = others.length === 0 ? [] : readMonitors(text, others, answered.now, answered.aids)
  return new Map([...health, ...plain])
}

function readingOf(
  { monitor, options }: Watched<HttpOptions>,
  answer: Answer,
  readings: ReadonlyMap<string, Reading> | null,
): Reading {
  const reading = readings?.get(monitor.id)
  const isItsOwn =
    reading !== undefined && (reading.kind !== 'invalid' || reading.problem === 'future' || reading.answered === true)
  if (isItsOwn) return reading
  const { host } = new URL(options.url)
  const strange = reading?.kind === 'invalid' ? `the answer of ${host} is no heartbeat: ${reading.detail}` : ''
  const detail = 'why' in answer ? answer.why : strange
  if (options.unreachable === 'unknown') return { kind: 'unreachable', detail }
  return { kind: 'invalid', problem: 'malformed', detail }
}

async function ask(options: HttpOptions | undefined, ports: SourcePorts): Promise<Answer> {
  if (options === undefined) return { why: 'nobody asked' }
  const first = await askOnce(options, ports)
  if (first.isFinal) return first.answer
  await ports.clock.sleep(PAUSE_MS)
  return (await askOnce(options, ports)).answer
}

async function askOnce(
  options: HttpOptions,
  { http: client }: SourcePorts,
): Promise<{ readonly answer: Answer; readonly isFinal: boolean }> {
  const { url, allowPrivate, tokenFrom } = options
  try {
    const response = await client.request({
      method: 'GET',
      url,
      headers: { accept: 'application/json, text/plain;q=0.9, */*;q=0.1' },
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_DOCUMENT_BYTES,
      maxRedirects: MOST_REDIRECTS,
      publicOnly: !allowPrivate,
      ...(tokenFrom === null ? {} : { bearer: { from: tokenFrom } }),
    })
    return { answer: answerOf(response, options), isFinal: response.status < 500 }
  } catch (error) {
    const permanent = error instanceof ExternalError && error.fault.permanent
    return { answer: { why: withRemedy(error, allowPrivate) }, isFinal: permanent }
  }
}

function answerOf({ status, body }: HttpResponse, { url, tokenFrom }: HttpOptions): Answer {
  if (status >= 200 && status < 300) return { text: body }
  const what = `${new URL(url).host} answered ${status}`
  if (status !== 401 && status !== 403) return { why: what }
  if (tokenFrom !== null) return { why: `${what}; look whether ${tokenFrom} holds the right token` }
  return { why: `${what}; if it wants a token, name the variable that holds it with "token-env"` }
}

function withRemedy(error: unknown, allowPrivate: boolean): string {
  const text = messageOf(error)
  if (!allowPrivate && /not public/.test(text)) return `${text}; if it is one of your own, write "allow-private: true"`
  const remedy = error instanceof ExternalError ? error.fault.remedy : undefined
  return remedy === undefined ? text : `${text}; ${remedy}`
}

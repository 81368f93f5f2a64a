import { SECOND } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import { ExternalError, messageOf } from '../../errors.js'
import type { HttpResponse } from '../../ports.js'
import { MAX_DOCUMENT_BYTES, readMonitors, zoneFunctionFor } from '../document.js'
import { groupBy, type Reader, type SourceMember, type Watched } from '../reader.js'
import type { SourcePorts } from '../source.js'
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
      const zoned = await zoneFunctionFor(watched.map(({ monitor }) => monitor.reading))
      const documents = groupBy(watched, ({ options }) => JSON.stringify([options.url, options.allowPrivate]))
      const all = await Promise.all(
        [...documents.values()].map(async (sharing) => {
          const answer = await ask(sharing[0]?.options, ports)
          const monitors = sharing.map(({ monitor }) => monitor)
          const readings = 'text' in answer ? readMonitors(answer.text, monitors, now, zoned) : null
          return sharing.map((one) => [one.monitor.id, readingOf(one, answer, readings)] as const)
        }),
      )
      return new Map(all.flat())
    },
  }
}

function readingOf(
  { monitor, options }: Watched<HttpOptions>,
  answer: Answer,
  readings: ReadonlyMap<string, Reading> | null,
): Reading {
  const reading = readings?.get(monitor.id)
  const isItsOwn = reading !== undefined && (reading.kind !== 'invalid' || reading.problem === 'future')
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
  { url, allowPrivate }: HttpOptions,
  { http: client }: SourcePorts,
): Promise<{ readonly answer: Answer; readonly isFinal: boolean }> {
  try {
    const response = await client.request({
      method: 'GET',
      url,
      headers: { accept: 'application/json, text/plain;q=0.9, */*;q=0.1' },
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_DOCUMENT_BYTES,
      maxRedirects: MOST_REDIRECTS,
      publicOnly: !allowPrivate,
    })
    return { answer: answerOf(response, new URL(url).host), isFinal: response.status < 500 }
  } catch (error) {
    const permanent = error instanceof ExternalError && error.fault.permanent
    return { answer: { why: withRemedy(error, allowPrivate) }, isFinal: permanent }
  }
}

function answerOf({ status, body }: HttpResponse, host: string): Answer {
  return status >= 200 && status < 300 ? { text: body } : { why: `${host} answered ${status}` }
}

function withRemedy(error: unknown, allowPrivate: boolean): string {
  const text = messageOf(error)
  const refused = !allowPrivate && /not public/.test(text)
  return refused ? `${text}; if it is one of your own, write "allow-private: true"` : text
}

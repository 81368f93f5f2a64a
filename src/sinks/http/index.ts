import { beatText } from '../../domain/beat/beat-document.js'
import { formatDuration } from '../../domain/duration.js'
import { SECOND, type Duration } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import type { BeatDocument, Sink, SinkMember, SinkPorts, Written } from '../sink.js'
import { targetOf } from './address.js'
import { writtenBy, type Asked } from './answer.js'
import { optionsOf, type HttpSinkOptions } from './options.js'

export const USUAL_TOKEN = 'HEARTBEAT_TOKEN'

const TIMEOUT_MS = 10 * SECOND
const MAX_ANSWER_BYTES = 64 * 1024
const TRIES = 3
const FIRST_PAUSE: Duration = SECOND
/** Whoever asks for more is not waited for: the work that beats has an end to come to. */
const LONGEST_PAUSE: Duration = 20 * SECOND

/** Posts beats to a `heartbeat serve`, or to whoever else takes them. What is stored already is the other side's to say. */
export const http: SinkMember<HttpSinkOptions> = { name: 'http', options: optionsOf, create }

function create(options: HttpSinkOptions, ports: SinkPorts): Sink {
  return {
    async write(document) {
      for (let tries = 1; ; tries++) {
        try {
          return await post(document, options, ports)
        } catch (error) {
          const pauseMs = error instanceof ExternalError ? pauseBefore(error, tries, ports) : null
          if (pauseMs === null) throw withRemedy(error, options)
          await ports.clock.sleep(pauseMs)
        }
      }
    },
  }
}

async function post(document: BeatDocument, options: HttpSinkOptions, { http: client }: SinkPorts): Promise<Written> {
  const { tokenFrom, allowPrivate } = options
  const target = targetOf(options.url, document)
  const asked: Asked = { ...target, monitor: document.monitor, tokenFrom: tokenFrom ?? USUAL_TOKEN }
  // The usual token is for our own servers: nobody else is sent one that was not named for him.
  const isSent = tokenFrom !== null || target.speaks === 'heartbeat'
  const response = await client.request({
    method: 'POST',
    url: target.url,
    headers: { 'content-type': 'application/json', accept: 'application/json, text/plain;q=0.9' },
    body: uncounted(document.text),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_ANSWER_BYTES,
    publicOnly: !allowPrivate,
    ...(isSent ? { bearer: { from: asked.tokenFrom, optional: tokenFrom === null } } : {}),
  })
  return writtenBy(response, asked)
}

/** How many beats there were is known to whoever has them: to this writer each is the first. */
function uncounted(text: string): string {
  const beat = JSON.parse(text) as Record<string, unknown>
  return beat['pulses'] === 1 ? beatText({ ...beat, pulses: undefined, errors: undefined }) : text
}

/** How long to wait before another try; null where it cannot help, or takes too long. */
function pauseBefore({ fault }: ExternalError, tries: number, { random }: SinkPorts): Duration | null {
  if (fault.permanent || tries >= TRIES) return null
  const usual = FIRST_PAUSE * 3 ** (tries - 1) * (1 + random())
  const pauseMs = Math.max(usual, fault.retryAfterMs ?? 0)
  return pauseMs > LONGEST_PAUSE ? null : pauseMs
}

function withRemedy(error: unknown, { allowPrivate }: HttpSinkOptions): unknown {
  if (!(error instanceof ExternalError)) return error
  const { fault, message } = error
  const refused = !allowPrivate && /not public/.test(message)
  const remedy = refused ? 'if it is one of your own, write "allow-private: true"' : fault.remedy
  const waited =
    fault.retryAfterMs === undefined ? '' : `, and asks to be left alone for ${formatDuration(fault.retryAfterMs)}`
  return new ExternalError(error.service, `${message}${waited}`, {
    ...fault,
    remedy: remedy ?? 'look whether the service runs and can be reached from here',
  })
}

import { isPlainObject } from '../../domain/plain-object.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { hideSecrets } from '../../domain/hide-secrets.js'
import { ExternalError } from '../../errors.js'
import type { HttpResponse } from '../../ports.js'
import type { Written } from '../sink.js'
import type { Target } from './address.js'

const LONGEST = 160
/** Another try may help. */
const PASSING = new Set([408, 425, 429])
const TAKEN: Written = { written: true, why: null, sha: null, url: null }

/** What was asked, as far as words about the answer need it. */
export interface Asked extends Target {
  readonly monitor: string
  /** The variable that the token came from, or would have. */
  readonly tokenFrom: string
}

/** What became of the beat. Throws ExternalError for any answer that does not say so itself. */
export function writtenBy(response: HttpResponse, asked: Asked): Written {
  const { status, body } = response
  const said = wordsIn(body)
  const why = status === 409 ? textOf(said?.['error'], asked) : ''
  if (/newer/.test(why)) return { ...TAKEN, written: false, why }
  if (status < 200 || status >= 300) throw refusal(response, said, asked)
  if (asked.speaks === 'heartbeat') {
    if (said?.['ok'] === true) return TAKEN
    throw strange(response, asked)
  }
  // Healthchecks says so with 200.
  const passedOver = /^OK \((not found|rate limited)\)/i.exec(body.trim())?.[1]
  if (passedOver !== undefined) {
    const isGone = passedOver.toLowerCase() === 'not found'
    const remedy = isGone ? 'look whether the check is still there, and copy its address' : 'beat less often'
    throw fault(asked, `answered 200, and that the check is ${isGone ? 'not there' : 'beaten for too often'}`, remedy)
  }
  if (/^\s*<(!doctype|html)/i.test(body)) throw strange(response, asked)
  return TAKEN
}

function refusal(response: HttpResponse, said: Words, asked: Asked): ExternalError {
  const { status } = response
  const { what, remedy } = whatItMeans(response, said, asked)
  const retryAfterMs = waitAsked(response)
  const host = hostOf(asked)
  return new ExternalError(host, `${host} ${what}`, {
    status,
    permanent: !PASSING.has(status) && status < 500,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    remedy,
  })
}

interface Meaning {
  readonly what: string
  readonly remedy: string
}

function whatItMeans({ status, headers }: HttpResponse, said: Words, asked: Asked): Meaning {
  const own = textOf(said?.['error'], asked)
  const what = `answered ${status}${own === '' ? '' : `: ${own}`}`
  if (status >= 300 && status < 400) return redirect(status, headers['location'], asked)
  switch (status) {
    case 401:
    case 403:
      return { what, remedy: tokenRemedy(asked) }
    case 404:
    case 410:
      return notFound(what, said, asked)
    case 405:
    case 501:
      return { what, remedy: 'look whether this is the address that takes beats: it takes no POST' }
    case 413:
      return { what, remedy: 'the beat is larger than is taken there; shorten its message, checks or metrics' }
    case 429:
      return { what, remedy: 'beat less often' }
    default:
      return {
        what,
        remedy: status >= 500 ? 'look how the service does, and try again' : 'look what the service asks for',
      }
  }
}

/** The beat, and the token with it, go where they were meant to alone. */
function redirect(status: number, location: string | undefined, asked: Asked): Meaning {
  const to = location !== undefined && URL.canParse(location, asked.url) ? new URL(location, asked.url) : null
  const where = to === null ? 'elsewhere' : `to ${to.origin}`
  return {
    what: `answered ${status} and points ${where}, which is not followed`,
    remedy: 'write the address that it points to as "url"',
  }
}

function notFound(what: string, said: Words, asked: Asked): Meaning {
  if (asked.speaks === 'address') return { what, remedy: 'look whether this address is still the right one' }
  if (said === null || !('error' in said || 'nearest' in said))
    return { what, remedy: 'look whether a "heartbeat serve" listens at this address' }
  const nearest = textOf(said['nearest'], asked)
  const guess = nearest === '' ? '' : `write "${nearest}" if that is meant, or `
  return {
    what: `answered 404: no monitor is called "${asked.monitor}" there`,
    remedy: `${guess}add "${asked.monitor}" to the configuration of that server`,
  }
}

function tokenRemedy({ tokenFrom, speaks }: Asked): string {
  if (speaks === 'address') return 'name the variable that holds the token with "token-env", or look at the address'
  return `set ${tokenFrom} to the token that the server was started with`
}

function strange({ status }: HttpResponse, asked: Asked): ExternalError {
  const who = asked.speaks === 'heartbeat' ? 'a "heartbeat serve"' : 'the service'
  return fault(
    asked,
    `answered ${status} without a word on the beat`,
    `look whether ${who} listens at this address, and not something before it`,
  )
}

function fault(asked: Target, what: string, remedy: string): ExternalError {
  const host = hostOf(asked)
  return new ExternalError(host, `${host} ${what}`, { permanent: true, remedy })
}

type Words = Readonly<Record<string, unknown>> | null

function wordsIn(body: string): Words {
  try {
    const said = JSON.parse(body) as unknown
    return isPlainObject(said) ? said : null
  } catch {
    return null
  }
}

/** Words of the answer for people: whoever answers may repeat what it was sent, and the address may be the secret. */
function textOf(value: unknown, { url }: Target): string {
  return typeof value === 'string' ? cut(hideSecrets(oneLine(value), [url]), LONGEST) : ''
}

function hostOf({ url }: Target): string {
  return new URL(url).host
}

/** Seconds, or a date by the clock of whoever wrote it. */
function waitAsked({ headers }: HttpResponse): number | null {
  const asked = headers['retry-after'] ?? ''
  if (/^\d{1,9}$/.test(asked)) return Number(asked) * 1000
  const wait = Date.parse(asked) - Date.parse(headers['date'] ?? '')
  return wait >= 0 ? wait : null
}

import type { Monitor, ReadingOptions } from '../../domain/monitor.js'
import { toIso } from '../../domain/time.js'
import type { HttpResponse } from '../../ports.js'
import { isOfAnother } from './not-its-own.js'
import type { HttpOptions } from './options.js'
import { variablesIn } from './request-rules.js'

/** What a service said, or why that is no answer of it. */
export type Answer =
  | { readonly text: string }
  | {
      readonly why: string
      /** Nothing was asked, so nobody may be called dead for it. */
      readonly unasked?: boolean
    }

/** A page for people, whatever it calls itself: a login, a portal, an error of a gateway. */
const PAGE = /^\uFEFF?\s*<(!|\?xml|[a-z])/i
const TAG = /<(html|head|body|script|form|div|p|a|br|h1|title|meta)\b[^>]*>/i
const HTTP_DATE = /^(mon|tue|wed|thu|fri|sat|sun), \d{2} [a-z]{3} \d{4} \d{2}:\d{2}:\d{2} gmt$/i

export function isExpected(status: number, { expectStatus }: HttpOptions): boolean {
  return expectStatus.some((one) => one === String(status) || one === `${Math.floor(status / 100)}xx`)
}

/** What an answer holds to be read: its body, or the time in the head of one that was asked for no body. */
export function answerIn(response: HttpResponse, options: HttpOptions, reading: ReadingOptions): Answer {
  const { host } = new URL(options.url)
  const { status, body, headers } = response
  if (!isExpected(status, options)) return { why: refusalText(host, status, options) }
  if (options.method === 'HEAD') return lastModified(host, headers['last-modified'] ?? '')
  if (body.trim() === '') return { why: `${host} answered ${status} and said nothing` }
  const type = headers['content-type'] ?? ''
  if (PAGE.test(body) || (/\bhtml\b/i.test(type) && TAG.test(body)))
    return { why: `the answer of ${host} is no heartbeat: it is a page for people, as a login or a portal shows` }
  const isError = /^application\/problem\+json/i.test(type) || isOfAnother(body, reading)
  return isError ? { why: `the answer of ${host} is no heartbeat: it tells that the request failed` } : { text: body }
}

/**
 * Only a status was asked for, and it came with a page for people or with nothing: that is all there is to say. Data says more,
 * and has to say when.
 */
export function isUp(response: HttpResponse, { reading, each, member }: Monitor, options: HttpOptions): boolean {
  const { status, body } = response
  const fields = [reading.timestampField, reading.statusField, reading.conditions ?? null, member]
  const asksForMore = each || fields.some((one) => one !== null)
  const isPage = body.trim() === '' || PAGE.test(body)
  return options.isStatusAsked && !asksForMore && isPage && status < 400 && isExpected(status, options)
}

function refusalText(host: string, status: number, { tokenFrom, headers, body }: HttpOptions): string {
  const what = `${host} answered ${status}`
  if (status >= 300 && status < 400) return `${what}, which is no heartbeat`
  if (status !== 401 && status !== 403) return what
  const named = [...(tokenFrom === null ? [] : [tokenFrom]), ...variablesIn(headers, body)]
  if (named.length === 1) return `${what}; look whether ${named[0]} holds the right token`
  if (named.length > 1) return `${what}; look whether ${named.join(' and ')} hold the right values`
  return `${what}; if it wants a token, name the variable that holds it with "token-env"`
}

/** When a page was written last, as its server says it. */
function lastModified(host: string, said: string): Answer {
  const at = HTTP_DATE.test(said.trim()) ? Date.parse(said) : NaN
  if (Number.isNaN(at)) return { why: `${host} does not say when this was written (Last-Modified)` }
  return { text: JSON.stringify({ last_modified: toIso(at) }) }
}

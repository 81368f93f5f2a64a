import type { ReadingOptions } from '../../domain/monitor.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { placeIn } from '../../domain/reading/explicit.js'

/** Whoever fails to reach a service says little; more than this is the service. */
const LONGEST = 20_000
/** Words beside a status of HTTP in what frameworks and gateways say of a request that they could not serve. */
const OF_AN_ERROR = ['error', 'title', 'message', 'path', 'detail', 'type', 'requestId', 'trace']
/** One of these is there where somebody tells of an error, in small letters. */
const FAULTS = ['error', 'errors', 'message', 'msg', 'detail', 'title', 'fault', 'reason', 'errormessage']
/** What else may stand beside it. Everything besides is the service's own. */
const BESIDE =
  words(`code status type details hint instance path time timestamp trace traceid success result messages description
  requestid errorcode errordescription erroruri statuscode statustext documentationurl moreinfo`)
const NAMES_OF_STATUS = words('status statuscode code')
/** What programs call a status of HTTP, and gateways a request that they could not hand on. */
const PHRASES =
  phrases(`bad request, unauthorized, payment required, forbidden, access denied, not found, method not allowed, not acceptable,
  proxy authentication required, request timeout, gone, payload too large, too many requests, internal server error, server error,
  not implemented, bad gateway, service unavailable, service temporarily unavailable, gateway timeout, gateway time-out,
  missing authentication token, endpoint request timed out, no healthy upstream, limit exceeded, rate limit exceeded, jwt expired,
  invalid token, authentication required`)

/**
 * Whether an answer is what a gateway or a framework says instead of a service that was asked for these fields: it tells of an
 * error and of nothing else. Who says something of its own, if only that it is down, is heard.
 */
export function isOfAnother(body: string, reading: ReadingOptions): boolean {
  if (body.length > LONGEST) return false
  const value = parsed(body)
  if (typeof value === 'string' || value === undefined) return isPhrase(value ?? body)
  if (!isPlainObject(value)) return false
  const { statusField, conditions } = reading
  const named = [statusField, reading.timestampField, ...pointersOf(conditions)].filter((field) => field !== null)
  const isThere = named.some((field) => placeIn(value, field) !== null)
  if (isHttpError(value) && (!isThere || statusField === null || saysPhrase(value))) return true
  if (!isErrorAlone(value)) return false
  return saysPhrase(value) || (!isThere && (named.length > 0 || conditions !== undefined))
}

function pointersOf(conditions: ReadingOptions['conditions']): readonly string[] {
  if (conditions === undefined) return []
  const { age, staleAfter, expect } = conditions
  return [
    ...(age ? [age.pointer] : []),
    ...(staleAfter ? [staleAfter.pointer] : []),
    ...expect.map((one) => one.pointer),
  ]
}

/** `{"timestamp": "…", "status": 502, "error": "Bad Gateway"}`: the time is that of the refusal. */
function isHttpError(value: Readonly<Record<string, unknown>>): boolean {
  const status = value['status'] ?? value['statusCode'] ?? value['status_code'] ?? value['code']
  const isStatus = typeof status === 'number' && status >= 400 && status < 600
  return isStatus && OF_AN_ERROR.some((word) => word in value)
}

function isErrorAlone(value: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(value).map(plain)
  // A status in words is somebody's own.
  if (typeof value['status'] === 'string' && !isPhrase(value['status'])) return false
  return names.some((name) => FAULTS.includes(name)) && names.every((name) => FAULTS.includes(name) || BESIDE.has(name))
}

function saysPhrase(value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(value).some(
    ([name, said]) =>
      (FAULTS.includes(plain(name)) || NAMES_OF_STATUS.has(plain(name))) && typeof said === 'string' && isPhrase(said),
  )
}

function isPhrase(text: string): boolean {
  const said = text.trim().replace(/^"(.*)"$/, '$1')
  return said.length < 60 && PHRASES.has(said.toLowerCase().replace(/^(http )?[45]\d\d:? |[.!]$/g, ''))
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '')
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

function phrases(text: string): ReadonlySet<string> {
  return new Set(text.split(/,\s*/))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

import type { BeatDocument } from '../sink.js'

/** Where one beat goes. */
export interface Target {
  readonly url: string
  /** A `heartbeat serve` reads the whole beat; whoever else listens is told by the address how the work stands. */
  readonly speaks: 'heartbeat' | 'address'
}

/** The route of a server that takes beats, with whatever stands before it behind a proxy. */
const ROUTE = /\/api\/heartbeat\/?$/
const WHOLE_ROUTE = /\/api\/heartbeat\/[^/]+$/

/**
 * An address without a path, or one that ends with `/`, is a `heartbeat serve`: the route is added. Any other is taken as it is, and
 * how the work stands is added to its path as Healthchecks has it, unless `{state}` says where else.
 */
export function targetOf(given: string, { monitor, state, text }: BeatDocument): Target {
  const name = encodeURIComponent(monitor)
  const url = new URL(given.replaceAll('{monitor}', name).replaceAll('{state}', state))
  if (WHOLE_ROUTE.test(url.pathname)) return { url: url.href, speaks: 'heartbeat' }
  const isBase = ROUTE.test(url.pathname) || (url.pathname.endsWith('/') && !/\{(monitor|state)\}/.test(given))
  if (isBase) {
    url.pathname = `${url.pathname.replace(ROUTE, '').replace(/\/+$/, '')}/api/heartbeat/${name}`
    return { url: url.href, speaks: 'heartbeat' }
  }
  if (!given.includes('{state}')) url.pathname += signalOf(state, text)
  return { url: url.href, speaks: 'address' }
}

/** https://healthchecks.io/docs/http_api: nothing added is a success; `/log` is neither a success nor a failure. */
function signalOf(state: BeatDocument['state'], text: string): string {
  switch (state) {
    case 'ok':
      return ''
    case 'running':
      return '/start'
    case 'failed':
      return `/${exitCodeIn(text) ?? 'fail'}`
    case 'stopped':
    case 'unknown':
      return '/log'
  }
}

/** From 1 to 255, as systems have them; null where the beat tells none. */
function exitCodeIn(text: string): number | null {
  const code = (JSON.parse(text) as { readonly exit_code?: unknown }).exit_code
  return typeof code === 'number' && Number.isInteger(code) && code >= 1 && code <= 255 ? code : null
}

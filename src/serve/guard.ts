import type { Context, Hono } from 'hono'
import type { Instant } from '../domain/time.js'
import type { ServedConnection } from '../serve-ports.js'
import { hostName, tokenIn, type Access } from './access.js'
import { problem } from './answers.js'
import { methodsOf } from './methods.js'
import type { Origins } from './origins.js'
import { createWrongTokens } from './wrong-tokens.js'

/** The answer to a request that goes no further; null for one that may. */
export type Guard = (c: Context) => Response | null

const CHALLENGE = { 'www-authenticate': 'Bearer realm="heartbeat"' }

/** Stands before every route. */
export function createGuard(app: Hono, { opens, hosts }: Access, origins: Origins, now: () => Instant): Guard {
  const wrong = createWrongTokens(now)

  function mayNotChange(c: Context): Response | null {
    if (origins.isForeign(c)) return problem(403, 'a page of another origin may change nothing here')
    if (opens === null)
      return problem(403, 'nothing may be posted here; name the variable that holds a token: --token-env NAME')
    const token = tokenIn(c.req.header('authorization'))
    if (token === null) return problem(401, 'the token is missing; send it as "Authorization: Bearer TOKEN"', CHALLENGE)
    const peer = (c.env as Partial<ServedConnection> | undefined)?.peer ?? ''
    // First of all: behind a proxy everybody has one address, and whoever guesses there must not silence those who beat.
    if (opens(token)) return null
    const waitS = wrong.waitOf(peer)
    if (waitS > 0) return problem(429, 'too many wrong tokens came from there', { 'retry-after': String(waitS) })
    wrong.add(peer, token)
    return problem(401, 'the token is not the one that was set here', CHALLENGE)
  }

  return (c) => {
    const { method, path } = c.req
    if (hosts !== null && !hosts.includes(hostName(c.req.header('host') ?? new URL(c.req.url).host)))
      return problem(421, 'this server is not called so')
    if (method === 'GET' || method === 'HEAD') return null
    const methods = methodsOf(app, path)
    // Left to the routes: a 404.
    if (methods.length === 0) return null
    const allow = methods.join(', ')
    if (method === 'OPTIONS')
      return new Response(null, { status: 204, headers: { allow, ...origins.permission(c, methods) } })
    return methods.includes(method) ? mayNotChange(c) : null
  }
}

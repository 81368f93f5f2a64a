import type { Context } from 'hono'

/** What the pages of other origins may. */
export interface Origins {
  /** A page of somebody else asks: the token that a browser remembers must not act for it. */
  isForeign(c: Context): boolean
  /** Headers for a page that asks what it may ask; null where it is not one that may. */
  permission(c: Context, methods: readonly string[]): Readonly<Record<string, string>> | null
  /** Lets a page read the answer, where it may. */
  share(c: Context): void
}

const PREFLIGHT_SECONDS = '600'

/** `cors` is the origin whose pages may read and, with the token, post; `*` for any; null for none but our own. */
export function createOrigins(cors: string | null): Origins {
  function shared(c: Context): string | null {
    const origin = c.req.header('origin')
    if (cors === null || origin === undefined) return null
    return cors === '*' || cors === origin ? cors : null
  }

  return {
    isForeign(c) {
      const origin = c.req.header('origin')
      if (origin === undefined || shared(c) !== null) return false
      return origin.replace(/^https?:\/\//, '').toLowerCase() !== c.req.header('host')?.toLowerCase()
    },
    permission(c, methods) {
      if (shared(c) === null) return null
      return {
        'access-control-allow-methods': methods.join(', '),
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-max-age': PREFLIGHT_SECONDS,
      }
    },
    share(c) {
      if (cors === null) return
      const { headers } = c.res
      if (cors !== '*') headers.append('vary', 'Origin')
      const origin = shared(c)
      if (origin === null) return
      headers.set('access-control-allow-origin', origin)
      headers.set('access-control-expose-headers', 'etag')
    },
  }
}

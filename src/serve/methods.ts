import type { Hono } from 'hono'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** What may be done with a path, `HEAD` and `OPTIONS` included; nothing where there is no such path. */
export function methodsOf(app: Hono, path: string): string[] {
  const found = METHODS.filter((method) =>
    // What is there for every method is what all requests go through.
    app.router.match(method, path)[0].some(([[, route]]) => route.method !== 'ALL'),
  )
  if (found.length === 0) return []
  return [...found, ...(found.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
}

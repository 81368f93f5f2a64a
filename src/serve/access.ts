/** Who may ask for what. */
export interface Access {
  /** Whether this token opens whatever changes something; null where none is set, so that nothing may be changed. */
  readonly opens: ((token: string) => boolean) | null
  /** The names this server answers to, without a port: `localhost`, `[::1]`; null for any. */
  readonly hosts: readonly string[] | null
  /** The origin whose pages may read and, with the token, post; `*` for any; null for none but our own. */
  readonly cors: string | null
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Read by this machine, posted to by nobody. */
export const READ_HERE: Access = { opens: null, hosts: LOOPBACK, cors: null }

/**
 * The names to answer to when listening on `host`: a page of somebody else, whose name was made to point here, must not read
 * what only this machine may. Where others may ask anyway only those that were `given` are held to, if any were.
 */
export function hostsOf(host: string, given: readonly string[]): Access['hosts'] {
  const names = given.map((name) => name.toLowerCase())
  const loopback = host === 'localhost' || host === '::1' || /^127\./.test(host)
  if (!loopback && names.length === 0) return null
  return [...LOOPBACK, host.includes(':') ? `[${host}]` : host.toLowerCase(), ...names]
}

/** The name in a `Host` header or an origin's address: without its port. */
export function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '')
}

/** The token of an `Authorization` header: `Bearer TOKEN`, or `Basic` with the token as its password. Null where there is none. */
export function tokenIn(authorization: string | undefined): string | null {
  const [, scheme = '', value = ''] = /^(\S+) +(\S+) *$/.exec(authorization ?? '') ?? []
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return value
    case 'basic':
      return passwordIn(value)
    default:
      return null
  }
}

function passwordIn(credentials: string): string | null {
  const text = Buffer.from(credentials, 'base64').toString()
  const colon = text.indexOf(':')
  return colon < 0 ? null : text.slice(colon + 1)
}

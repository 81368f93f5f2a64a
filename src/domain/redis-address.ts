/** Where one Redis listens and how to log in: its URL, taken apart. */
export interface RedisAddress {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly username: string | null
  readonly password: string | null
  readonly database: number
}

export const USUAL_REDIS_PORT = 6379
const MOST_DATABASES = 100_000

/** The address in a URL, or what is wrong with it in words. The URL may hold a password: no word of it is said. */
export function redisAddress(url: string): RedisAddress | string {
  const scheme = /^([a-z+.-]+):/i.exec(url)?.[1]?.toLowerCase() ?? ''
  if (/sentinel/.test(scheme)) return 'Sentinel is not supported; write the address of the master: redis://host:6379'
  if (/unix/.test(scheme) || url.startsWith('/'))
    return 'sockets of Unix are not supported; let Redis listen on 127.0.0.1 and write redis://127.0.0.1:6379'
  if (/^https?$/.test(scheme))
    return 'this is the address of an HTTP interface; write the one for Redis clients: rediss://user:password@host:port'
  const isRedis = scheme === 'redis' || scheme === 'rediss'
  if (!isRedis || !/^\w+:\/\//.test(url) || !URL.canParse(url))
    return `is no address of a Redis; write redis://host:6379 or rediss://user:password@host:port${spelling(url)}`
  const { hostname, port, username, password, pathname } = new URL(url)
  const [name, secret] = [decoded(username), decoded(password)]
  if (hostname === '') return 'names no host; write redis://host:6379'
  if (name === null || secret === null) return 'has a "%" in user or password that means nothing; write it as %25'
  const database = pathname.length > 1 ? Number(pathname.slice(1)) : 0
  if (!Number.isInteger(database) || database < 0 || database >= MOST_DATABASES)
    return `after the host there may only be the number of a database, like redis://host:6379/1${spelling(url)}`
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? USUAL_REDIS_PORT : Number(port),
    tls: scheme === 'rediss',
    username: name === '' ? null : name,
    password: secret === '' ? null : secret,
    database,
  }
}

/** `host:port`, the only part of an address that is shown. */
export function shownAddress({ host, port }: Pick<RedisAddress, 'host' | 'port'>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** A URL with such a password ends too early. */
function spelling(url: string): string {
  return /@/.test(url) ? '; in a password write "/" as %2F, "?" as %3F, "#" as %23 and "@" as %40' : ''
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

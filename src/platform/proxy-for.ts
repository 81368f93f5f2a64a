import { ExternalError } from '../errors.js'

type Environment = Readonly<Record<string, string | undefined>>

/** The proxy that the environment names for this address; null where it is to be asked itself. Throws ExternalError. */
export function proxyFor(url: URL, environment: Environment): URL | null {
  const scheme = url.protocol === 'https:' ? 'https' : 'http'
  const name = [`${scheme}_proxy`, `${scheme}_proxy`.toUpperCase()].find((one) => (environment[one] ?? '') !== '')
  if (name === undefined || isSpared(url, environment['no_proxy'] || environment['NO_PROXY'] || '')) return null
  return proxyOf(name, environment[name] ?? '')
}

/** Without a scheme it is HTTP, as everybody takes it. The value may hold a password and is not shown. */
function proxyOf(name: string, value: string): URL {
  const text = value.trim()
  const address = text.includes('://') ? text : `http://${text}`
  const proxy = URL.canParse(address) ? new URL(address) : null
  if (proxy !== null && /^https?:$/.test(proxy.protocol) && proxy.hostname !== '' && hasLogin(proxy)) return proxy
  throw new ExternalError('proxy', `${name} is not the address of an HTTP proxy`, {
    permanent: true,
    unasked: true,
    remedy:
      'write it like http://proxy.example.org:3128, and a % in a password as %25; other kinds of proxies, such as SOCKS, are not understood',
  })
}

/** Whether name and password can be read as they are written: a `%` is `%25`. */
function hasLogin({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== null
  } catch {
    return false
  }
}

/** By curl's rules: a name stands for itself and all below it, with a dot or a star before it or not; `*` alone for everything. */
function isSpared({ hostname, port, protocol }: URL, list: string): boolean {
  const host = plain(hostname)
  const asked = port || (protocol === 'https:' ? '443' : '80')
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true
      const [, name = entry, at] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? []
      const spared = plain(name.replace(/^\*?\./, ''))
      if (spared === '' || (at !== undefined && at !== asked)) return false
      return host === spared || host.endsWith(`.${spared}`)
    })
}

function plain(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
}

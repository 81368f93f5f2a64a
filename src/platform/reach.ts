import { ExternalError } from '../errors.js'
import type { Reach } from './agents.js'
import { givesCredentials, isPublicAddress } from './public-address.js'

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | { address: string; family: number }[],
  family?: number,
) => void

/** Why an address is not connected to, and what can be done about it where that is not the asker's to say. */
export interface OutOfReach {
  readonly what: string
  readonly remedy?: string
}

/** How a name becomes an address. */
export type Lookup = (hostname: string, options: object, callback: LookupCallback) => void

/** Never, whatever is allowed: no heartbeat stands there. */
export const CREDENTIALS: OutOfReach = {
  what: 'the address gives away the credentials of a machine and is never asked',
}

/** What is said of an address that lies elsewhere. */
export const WHY: Readonly<Record<Exclude<Reach, 'any'>, OutOfReach>> = {
  public: { what: 'the address is not public' },
  private: { what: 'a token is not sent to strangers without TLS', remedy: 'write the address with https://' },
  own: {
    what: 'without TLS only your own network is asked',
    remedy: 'write the address with https://, or "allow-http: true"',
  },
  harmless: CREDENTIALS,
}

/**
 * Finds no address that is out of reach: refused at connect time, so that a name cannot change its address between check and
 * use. Throws ExternalError where the host is written as such an address, and where a proxy finds out what its name leads to while
 * a secret goes there without TLS.
 */
export function lookupWithin(reach: Exclude<Reach, 'any'>, url: URL, isProxied: boolean): Lookup {
  const refusalOf = (address: string): OutOfReach | null => {
    if (givesCredentials(address)) return reach === 'public' ? WHY.public : CREDENTIALS
    return reach === 'harmless' || isPublicAddress(address) === (reach === 'public') ? null : WHY[reach]
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isName = process.getBuiltinModule('node:net').isIP(host) === 0
  const refused = isName ? (isProxied && reach === 'private' ? WHY.private : null) : refusalOf(host)
  if (refused !== null) throw unasked(url, refused)
  return (hostname, options, callback) => {
    process.getBuiltinModule('node:dns').lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      // One of its own among others is enough: nobody can tell which of them would be connected to.
      const refused = addresses.map(({ address }) => refusalOf(address)).find((one) => one !== null)
      if (refused) return callback(unasked(url, refused), '', 0)
      if ((options as { all?: boolean }).all) return callback(null, addresses)
      return callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
    })
  }
}

/** Nobody was asked: what stands here forbids it. */
export function unasked(url: URL, { what, remedy }: OutOfReach): ExternalError {
  return new ExternalError(url.hostname, `${url.host}: ${what}`, {
    permanent: true,
    unasked: true,
    ...(remedy !== undefined && { remedy }),
  })
}

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

/** Lets nobody out of one's reach. */
export interface Guard {
  /** Why this host is not to be connected to, where it is written as an address; null for any name, which `lookup` looks at. */
  problemOf(host: string): OutOfReach | null
  /** Refuses at connect time, so that a name cannot change its address between check and use. */
  lookup(hostname: string, options: object, callback: LookupCallback): void
}

/** Never, whatever is allowed: no heartbeat stands there. */
export const CREDENTIALS: OutOfReach = {
  what: 'the address gives away the credentials of a machine and is never asked',
}

const WHY: Readonly<Record<Exclude<Reach, 'any'>, OutOfReach>> = {
  public: { what: 'the address is not public' },
  private: { what: 'a token is not sent to strangers without TLS', remedy: 'write the address with https://' },
  own: {
    what: 'without TLS only your own network is asked',
    remedy: 'write the address with https://, or "allow-http: true"',
  },
  harmless: CREDENTIALS,
}

export function guardOf(reach: Exclude<Reach, 'any'>): Guard {
  const refusalOf = (address: string): OutOfReach | null => {
    if (givesCredentials(address)) return reach === 'public' ? WHY.public : CREDENTIALS
    return reach === 'harmless' || isPublicAddress(address) === (reach === 'public') ? null : WHY[reach]
  }
  return {
    problemOf: (host) => (process.getBuiltinModule('node:net').isIP(host) === 0 ? null : refusalOf(host)),
    lookup(hostname, options, callback) {
      process.getBuiltinModule('node:dns').lookup(hostname, { ...options, all: true }, (error, addresses) => {
        if (error) return callback(error, '', 0)
        // One of its own among others is enough: nobody can tell which of them would be connected to.
        const refused = addresses.map(({ address }) => refusalOf(address)).find((one) => one !== null)
        if (refused) return callback(Object.assign(new Error(refused.what), { outOfReach: refused }), '', 0)
        if ((options as { all?: boolean }).all) return callback(null, addresses)
        return callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
      })
    },
  }
}

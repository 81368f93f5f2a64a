import type { Reach } from './agents.js'
import { isPublicAddress } from './public-address.js'

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

const WHY: Readonly<Record<Exclude<Reach, 'any'>, OutOfReach>> = {
  public: { what: 'the address is not public' },
  private: { what: 'a token is not sent to strangers without TLS', remedy: 'write the address with https://' },
}

export function guardOf(reach: Exclude<Reach, 'any'>): Guard {
  const isWithin = (address: string): boolean => isPublicAddress(address) === (reach === 'public')
  return {
    problemOf: (host) => (process.getBuiltinModule('node:net').isIP(host) === 0 || isWithin(host) ? null : WHY[reach]),
    lookup(hostname, options, callback) {
      process.getBuiltinModule('node:dns').lookup(hostname, { ...options, all: true }, (error, addresses) => {
        if (error) return callback(error, '', 0)
        if (!addresses.every(({ address }) => isWithin(address)))
          return callback(Object.assign(new Error(WHY[reach].what), { outOfReach: WHY[reach] }), '', 0)
        if ((options as { all?: boolean }).all) return callback(null, addresses)
        return callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
      })
    },
  }
}

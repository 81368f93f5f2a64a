import type { Reach } from './agents.js'
import { isPublicAddress } from './public-address.js'

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | { address: string; family: number }[],
  family?: number,
) => void
type Lookup = (hostname: string, options: object, callback: LookupCallback) => void

/** Why an address is not connected to, and what can be done about it where that is not the asker's to say. */
export interface OutOfReach {
  readonly what: string
  readonly remedy?: string
}

const WHY: Readonly<Record<Exclude<Reach, 'any'>, OutOfReach>> = {
  public: { what: 'the address is not public' },
  private: { what: 'a token is not sent to strangers without TLS', remedy: 'write the address with https://' },
}

/** Why this address of a machine may not be connected to; null if it may. */
export function reachProblem(address: string, reach: Reach): OutOfReach | null {
  if (reach === 'any' || isPublicAddress(address) === (reach === 'public')) return null
  return WHY[reach]
}

/** Refuses at connect time, so that a name cannot change its address between check and use. */
export function lookupWithin(reach: Reach): Lookup {
  return (hostname, options, callback) =>
    process.getBuiltinModule('node:dns').lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const [problem] = addresses.flatMap(({ address }) => reachProblem(address, reach) ?? [])
      if (problem !== undefined) return callback(Object.assign(new Error(problem.what), { outOfReach: problem }), '', 0)
      if ((options as { all?: boolean }).all) return callback(null, addresses)
      return callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
    })
}

/** Why a connection was not made, where that was decided here; null for any other fault. */
export function outOfReach(error: unknown): OutOfReach | null {
  return (error as { readonly outOfReach?: OutOfReach } | null)?.outOfReach ?? null
}

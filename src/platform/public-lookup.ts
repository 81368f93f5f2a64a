import { isPublicAddress } from './public-address.js'

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | { address: string; family: number }[],
  family?: number,
) => void

/** Refuses at connect time, so that a name cannot change its address between check and use. */
export function publicLookup(hostname: string, options: object, callback: LookupCallback): void {
  process.getBuiltinModule('node:dns').lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const hidden = addresses.find(({ address }) => !isPublicAddress(address))
    if (hidden) return callback(Object.assign(new Error('not public'), { code: 'ENOTPUBLIC' }), '', 0)
    if ((options as { all?: boolean }).all) return callback(null, addresses)
    return callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
  })
}

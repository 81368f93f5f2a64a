import type { Server } from 'node:net'
import { ConfigError } from '../errors.js'

/** Where to listen. */
export interface Address {
  /** A name or an address; one of IPv6 without brackets. */
  readonly host: string
  readonly port: number
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there already; give another port',
  EACCES: 'this user may not; give a port above 1023',
  EADDRNOTAVAIL: 'this machine has no such address; give one of its own, or 127.0.0.1',
  ENOTFOUND: 'there is no such name; give an address of this machine',
  EAI_AGAIN: 'the name could not be looked up; give an address of this machine',
}

/** Gives the port that was asked for, or chosen where that was 0. `setting` is whose fault it is. Throws ConfigError. */
export async function listenOn(server: Server, { host, port }: Address, setting: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code = 'unknown error' }: NodeJS.ErrnoException) => {
      const why = WHY[code] ?? `${code}; give another address`
      reject(new ConfigError([`${setting}: cannot listen on ${written({ host, port })}: ${why}`]))
    })
    server.listen({ host, port }, resolve)
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

/** As it stands in a web address. */
export function written({ host, port }: Address): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

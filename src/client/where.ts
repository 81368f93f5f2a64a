import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { redisAddress, type RedisAddress } from '../domain/redis-address.js'
import { ownClient } from './own-client.js'
import type { RedisScripts } from './redis-sink.js'
import type { RedisClient } from './types.js'

/** Where beats go. */
export type Where =
  | { readonly kind: 'redis'; readonly address: RedisAddress; readonly prefix: string; readonly caPath: string | null }
  | { readonly kind: 'client'; readonly scripts: RedisScripts; readonly prefix: string }
  | { readonly kind: 'http'; readonly url: URL; readonly token: string | null; readonly caPath: string | null }
  | { readonly kind: 'file'; readonly path: string }

export interface Given {
  readonly url: string
  readonly tag: string
  readonly token: string | null
  readonly caPath: string | null
  readonly client: RedisClient | null
  readonly prefix: string
}

/** Null when it leads nowhere. The address may hold a password: no word of it is told. */
export function whereOf(given: Given, problems: string[]): Where | null {
  const { client, prefix, url, caPath, token } = given
  if (client !== null) {
    const scripts = ownClient(client)
    if (scripts === null)
      problems.push('redis: is no client that is known; give one of ioredis, node-redis or @upstash/redis, or a url')
    return scripts && { kind: 'client', scripts, prefix }
  }
  const scheme = /^([a-z+.-]+):/i.exec(url)?.[1]?.toLowerCase() ?? ''
  if (scheme === 'file') return { kind: 'file', path: pathIn(url, given.tag) }
  if (scheme === 'http' || scheme === 'https') {
    const whole = httpAddress(url, given.tag)
    if (whole === null) problems.push('url: is no address of a server; write one like https://beats.example.org')
    return whole && { kind: 'http', url: whole, token, caPath }
  }
  const address = redisAddress(url)
  if (typeof address !== 'string') return { kind: 'redis', address, prefix, caPath }
  problems.push(
    scheme.startsWith('redis')
      ? `url: ${address}`
      : 'url: begins with none of redis://, rediss://, http://, https:// and file:; write one of these',
  )
  return null
}

/** `file:beats/worker.json` is a path from here, and a folder holds a file for each tag. */
function pathIn(url: string, tag: string): string {
  const named = url.replaceAll('{tag}', tag)
  const whole = named.endsWith('/') ? `${named}${tag}.json` : named
  return /^file:\/\//i.test(whole) ? fileURLToPath(whole) : resolve(whole.slice('file:'.length))
}

/** A server, or a folder of it, is asked by its route of beats; any other address is whole. */
function httpAddress(url: string, tag: string): URL | null {
  const named = url.replaceAll('{tag}', encodeURIComponent(tag))
  if (!URL.canParse(named)) return null
  const address = new URL(named)
  if (address.pathname.endsWith('/')) address.pathname += `api/heartbeat/${encodeURIComponent(tag)}`
  return address
}

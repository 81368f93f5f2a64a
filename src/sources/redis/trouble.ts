import type { Reading } from '../../domain/what-was-read.js'
import { ExternalError, messageOf } from '../../errors.js'
import type { Watched } from '../reader.js'
import type { RedisOptions } from './options.js'
import type { ServerWatch } from './server.js'

export type WatchedHere = Watched<RedisOptions>

/** Reads one part of what is watched, whose trouble is not that of the others. */
export async function part(
  server: ServerWatch,
  watched: readonly WatchedHere[],
  read: (watched: readonly WatchedHere[]) => Promise<Map<string, Reading>>,
): Promise<Map<string, Reading>> {
  if (watched.length === 0) return new Map()
  try {
    return await read(watched)
  } catch (error) {
    if (!isForbidden(error)) server.failed()
    return unreachable(watched, error)
  }
}

/** Not to be allowed something is no outage. */
function isForbidden(error: unknown): boolean {
  return /\bNOPERM\b|\bWRONGTYPE\b/.test(messageOf(error))
}

export function unreachable(watched: readonly WatchedHere[], error: unknown): Map<string, Reading> {
  const remedy = error instanceof ExternalError ? error.fault.remedy : undefined
  const detail = `${messageOf(error)}${remedy === undefined ? '' : `; ${remedy}`}`
  return new Map(watched.map(({ monitor }) => [monitor.id, { kind: 'unreachable', detail }]))
}

const MOST_SAID = 100

/** A line that a watching process would say at each look is said once. */
export function sayOnce(say: (text: string) => void): (text: string) => void {
  const said = new Set<string>()
  return (text) => {
    if (said.has(text)) return
    if (said.size >= MOST_SAID) said.clear()
    said.add(text)
    say(text)
  }
}

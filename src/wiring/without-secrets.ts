import type { HeardBeat } from '../domain/heard-beat.js'
import { isPlainObject } from '../domain/plain-object.js'
import type { Secrets } from '../platform/secrets.js'
import type { Recovery } from '../recovery/recovery.js'
import type { Source } from '../sources/source.js'

/** A source whose readings repeat no secret: what a heartbeat file quotes would otherwise reach issues and alerts. */
export function withoutSecrets(source: Source, secrets: Secrets): Source {
  return {
    ...source,
    placeOf: (monitor) => hiddenIn(source.placeOf(monitor), secrets),
    async read(monitors, now) {
      const readings = await source.read(monitors, now)
      return new Map([...readings].map(([id, reading]) => [id, hiddenIn(reading, secrets)]))
    },
  }
}

/** A recovery that repeats no secret: what a program or a service answers is kept in issues. */
export function recoveryWithoutSecrets(recovery: Recovery, secrets: Secrets): Recovery {
  const { look, past } = recovery
  return {
    ...(look === undefined ? {} : { look: async () => hiddenIn(await look(), secrets) }),
    ...(past === undefined ? {} : { past }),
    start: async (seen, mayAct) => hiddenIn(await recovery.start(seen, mayAct), secrets),
  }
}

/** The same of beats that came another way. */
export function heardWithoutSecrets(heard: readonly HeardBeat[], secrets: Secrets): readonly HeardBeat[] {
  return hiddenIn(heard, secrets)
}

/** Hides what must not be told in anything that somebody posted. */
export function hidingSecrets(secrets: Secrets): <T>(value: T) => T {
  return (value) => hiddenIn(value, secrets)
}

/** Hides what must not be told in a line of JSON, which stays one. */
export function hidingInLines(secrets: Secrets): (line: string) => string {
  return (line) => {
    const value: unknown = JSON.parse(line)
    const hidden = hiddenIn(value, secrets)
    return hidden === value ? line : JSON.stringify(hidden)
  }
}

/** The same value where nothing was to hide: looking alone costs a tenth of making everything anew. */
function hiddenIn<T>(value: T, secrets: Secrets): T {
  return holdsSecret(value, secrets, new Set()) ? remade(value, secrets) : value
}

/** Keys that hold none are looked at once: thousands of members have the same. */
function holdsSecret(value: unknown, secrets: Secrets, clean: Set<string>): boolean {
  if (typeof value === 'string') return secrets.hide(value) !== value
  if (Array.isArray(value)) return value.some((item) => holdsSecret(item, secrets, clean))
  if (!isPlain(value)) return false
  for (const key in value) {
    if (!clean.has(key)) {
      if (secrets.hide(key) !== key) return true
      clean.add(key)
    }
    if (holdsSecret(value[key], secrets, clean)) return true
  }
  return false
}

function remade<T>(value: T, secrets: Secrets): T {
  if (typeof value === 'string') return secrets.hide(value) as T
  if (Array.isArray(value)) return value.map((item: unknown) => remade(item, secrets)) as T
  if (!isPlain(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [secrets.hide(key), remade(item, secrets)])
  return Object.fromEntries(entries) as T
}

/** No instance of a class, which would lose what it is. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) && Object.getPrototypeOf(value) === Object.prototype
}

import { isPlainObject } from '../domain/plain-object.js'
import type { Secrets } from '../platform/secrets.js'

/** Anything without secrets, and the same value where nothing was to hide: looking alone costs a tenth of making everything anew. */
export function hiddenIn<T>(value: T, secrets: Secrets): T {
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

import type { Secrets } from '../platform/secrets.js'
import type { Source } from '../sources/source.js'

/** A source whose readings repeat no secret: what a heartbeat file quotes would otherwise reach issues and alerts. */
export function withoutSecrets(source: Source, secrets: Secrets): Source {
  return {
    describe: (monitor) => source.describe(monitor),
    async read(monitors, now) {
      const readings = await source.read(monitors, now)
      return new Map([...readings].map(([id, reading]) => [id, hiddenIn(reading, secrets)]))
    },
  }
}

/** The same value where nothing was to hide. */
function hiddenIn<T>(value: T, secrets: Secrets): T {
  if (typeof value === 'string') return secrets.hide(value) as T
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => hiddenIn(item, secrets))
    return items.some((item, i) => item !== value[i]) ? (items as T) : value
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  const entries = Object.entries(value)
  const hidden = entries.map(([key, item]: [string, unknown]) => [secrets.hide(key), hiddenIn(item, secrets)] as const)
  const same = hidden.every(([key, item], i) => key === entries[i]?.[0] && item === entries[i]?.[1])
  return same ? value : (Object.fromEntries(hidden) as T)
}

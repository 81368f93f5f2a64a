/** Answers of a pure function that are worth keeping. */
export interface BoundedCache<Key, Value> {
  /** The answer that is known, or the one that `make` gives; what `make` throws is not kept. */
  of(key: Key, make: (key: Key) => Value): Value
  readonly size: number
}

/** All is forgotten when there is too much of it: a process that lives for months must not keep whatever it ever saw. */
export function createBoundedCache<Key, Value>(limit: number): BoundedCache<Key, Value> {
  const known = new Map<Key, Value>()
  return {
    of(key, make) {
      const found = known.get(key)
      if (found !== undefined) return found
      const made = make(key)
      if (known.size >= limit) known.clear()
      known.set(key, made)
      return made
    },
    get size() {
      return known.size
    },
  }
}

import type { RawOptions } from '../../src/domain/member.js'
import { layoutOf } from '../../src/redis/layout.js'

export const OWN_LAYOUT = layoutOf('{heartbeat}')

/** Options with something wrong in each, and what is said of it. */
export const WRONG_REDIS_SINKS: readonly (readonly [RawOptions, readonly RegExp[]])[] = [
  [{ key: 'a\nb', ttlMs: 1000 }, [/^key: "a\\nb" is no name; write one of at most 200/]],
  [{ key: 'a' }, [/^ttl: is not given; say how long/]],
  [{ key: 'a', ttlMs: 3 }, [/^ttl: 3 is too short; write/]],
  [{ ttlMs: 35_000 }, [/^ttl: is of a key, and none is named; name one/]],
  [{ key: 7, channel: 'x'.repeat(201) }, [/^key: 7 is no name/, /^channel: "xx.* is no name/]],
]

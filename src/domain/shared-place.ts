import type { Place } from './place.js'

/** Many beat into it, and all of them fall silent when it is away. */
export function isShared({ kind }: Place): boolean {
  return kind === 'redis' || kind === 'pushed'
}

import type { TextKind } from './kind.js'

/** How many are too many; none is a number as well. */
export const tooMany: TextKind<number> = {
  readText: (given) =>
    /^\s*\d{1,6}\s*$/.test(given)
      ? { value: Number(given) }
      : { problem: 'is no whole number; write how many alerts are too many, like "0"' },
}

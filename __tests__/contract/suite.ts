import { describe, expect, test } from '@jest/globals'

/** What a member does not do, and why. */
export interface Excuse {
  readonly reason: string
  readonly tests: readonly string[]
}

/** What a family promises, by the name of each promise; `Bench` is what a test works with, made anew for each. */
export type Promises<Bench> = Readonly<Record<string, (bench: Bench) => void | Promise<void>>>

/** Holds one member to what its family promises. An excuse names promises that there are, or fails. */
export function holdTo<Bench>(
  name: string,
  promises: Promises<Bench>,
  open: () => Bench | Promise<Bench>,
  { skip = [] }: { readonly skip?: readonly Excuse[] } = {},
): void {
  const excused = new Set(skip.flatMap(({ tests }) => tests))
  describe(name, () => {
    for (const [title, keep] of Object.entries(promises)) {
      if (!excused.has(title)) test(title, async () => keep(await open()))
    }
    for (const { reason, tests } of skip) {
      test(`is excused from ${tests.length} of these: ${reason}`, () => {
        expect(tests.filter((title) => !Object.hasOwn(promises, title))).toEqual([])
      })
    }
  })
}

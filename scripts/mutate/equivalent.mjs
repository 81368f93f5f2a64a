// Mutants that no test can kill, because nothing but speed or a proven impossibility hangs on the place. Each row says why.

/** @type {{ file: RegExp, original: RegExp, mutator?: RegExp, why: string }[]} */
const EQUIVALENT = []

export function isEquivalent({ file, mutator, line }) {
  return EQUIVALENT.some(
    (row) => row.file.test(file) && row.original.test(line) && (row.mutator === undefined || row.mutator.test(mutator)),
  )
}

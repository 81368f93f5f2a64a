import { createHash } from 'node:crypto'
import { isEquivalent } from './equivalent.mjs'
import { placeOf } from './marks.mjs'
import { mutantsOf } from './mutators.mjs'
import { partOf } from './project.mjs'
import { moduleOf } from './sources.mjs'

/** All mutants of these modules, each with its place and a key that stays while the module does. */
export function listMutants(root, sources) {
  return sources.flatMap((file) => {
    const { text, tree, hash, places } = moduleOf(root, file)
    const lines = text.split('\n')
    return mutantsOf(tree).map((mutant) => {
      const { line: row, character } = tree.getLineAndCharacterOfPosition(mutant.start)
      const key = sha(`${hash} ${mutant.start} ${mutant.end} ${mutant.text}`)
      const place = placeOf(places, mutant.start, mutant.end)
      const original = text.slice(mutant.start, mutant.end)
      const made = { ...mutant, file, key, place, part: partOf(file), line: lines[row], original, row: row + 1 }
      return { ...made, column: character + 1, equivalent: isEquivalent(made) }
    })
  })
}

/** So many of them, chosen by a seed: the same ones as long as nothing changes. */
export function sampleOf(mutants, count, seed) {
  if (count >= mutants.length) return mutants
  const ordered = mutants.map((mutant) => ({ mutant, by: sha(`${seed} ${mutant.key}`) }))
  ordered.sort((one, other) => (one.by < other.by ? -1 : 1))
  return ordered.slice(0, count).map(({ mutant }) => mutant)
}

export function sha(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}

import { nearestWord } from '../../domain/nearest.js'
import { plainName, type InputSpecs } from './inputs.js'

/** What is to be said of names that are no inputs: the runner passes them on with no more than a warning. */
export function unknownInputs(specs: InputSpecs, raw: Readonly<Record<string, string | undefined>>): string[] {
  const names = Object.entries(specs).flatMap(([name, { aliases }]) => [name, ...aliases])
  const known = new Set(names.map(plainName))
  // An input that is empty says nothing, under whatever name.
  const given = Object.entries(raw).filter(([, value]) => value !== undefined && value.trim() !== '')
  return given
    .map(([name]) => name)
    .filter((name) => !known.has(plainName(name)))
    .map((name) => {
      const nearest = nearestWord(name, names)
      return `${name.slice(0, 100)}: is not an input; ${nearest === null ? 'see the table of inputs in the README' : `did you mean "${nearest}"?`}`
    })
}

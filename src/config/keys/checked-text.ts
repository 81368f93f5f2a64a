import { branchProblem, repositoryProblem } from '../../domain/repository-path.js'
import type { JsonSchema, Kind } from './kind.js'
import { inFile } from './plain-kinds.js'
import { REPOSITORY_SHAPE } from './shapes.js'
import * as kinds from './text-kinds.js'

/** One text that a rule is asked about: what is wrong with it, or null. */
export function checkedText(schema: JsonSchema, problemOf: (text: string) => string | null): Kind<string> {
  return inFile(kinds.checkedText(problemOf), schema)
}

/** `owner/repo`. */
export function repository(): Kind<string> {
  return checkedText(REPOSITORY_SHAPE, repositoryProblem)
}

export function branch(): Kind<string> {
  return checkedText({}, branchProblem)
}

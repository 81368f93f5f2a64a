import { branchProblem, repositoryProblem } from '../../domain/repository-path.js'
import type { JsonSchema, Kind } from './kind.js'
import { orWrong, text } from './plain-kinds.js'
import { REPOSITORY_SHAPE } from './shapes.js'
import { wrong } from './where.js'

/** One text that a rule is asked about: what is wrong with it, or null. */
export function checkedText(schema: JsonSchema, problemOf: (text: string) => string | null): Kind<string> {
  const plain = text(schema)
  const readText: Kind<string>['readText'] = (given) => {
    const read = plain.readText(given)
    const problem = 'value' in read ? problemOf(read.value) : null
    return problem === null ? read : { problem }
  }
  return {
    ...plain,
    readText,
    readValue: (value, where) =>
      typeof value === 'string' ? orWrong(readText(value), value, where) : wrong(where, value, 'should be a text'),
  }
}

/** `owner/repo`. */
export function repository(): Kind<string> {
  return checkedText(REPOSITORY_SHAPE, repositoryProblem)
}

export function branch(): Kind<string> {
  return checkedText({}, branchProblem)
}

/** A path as far as it must be one anywhere; what a repository asks of it besides is known with its source. */
export function path(schema: JsonSchema): Kind<string> {
  return checkedText(schema, (given) =>
    /[\u0000-\u001f\u007f]/.test(given) ? 'has control characters; write it like "data/heartbeat.json"' : null,
  )
}

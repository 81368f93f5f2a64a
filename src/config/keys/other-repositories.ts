import { accountProblem } from '../../domain/account-name.js'
import { repositoryProblem } from '../../domain/repository-path.js'
import { checkedText } from './checked-text.js'
import type { Kind } from './kind.js'
import { list } from './plain-kinds.js'
import { REPOSITORY_SHAPE } from './shapes.js'
import { inside, wrong } from './where.js'

/** Several of `owner/repo`: in the file a list, as an input separated by commas or line breaks. */
export function repositories(): Kind<readonly string[]> {
  const listed = list(REPOSITORY_SHAPE)
  return {
    ...listed,
    readText(given) {
      const read = listed.readText(given)
      const names = 'value' in read ? read.value : []
      const bad = names.find((name) => repositoryProblem(name) !== null)
      if (bad === undefined) return read
      const problem = repositoryProblem(bad) ?? ''
      return { problem: names.length === 1 ? problem : `names ${JSON.stringify(bad)}, which ${problem}` }
    },
    readValue(value, where) {
      const names = listed.readValue(value, where)
      names?.forEach((name, i) => {
        const problem = repositoryProblem(name)
        if (problem !== null) wrong(inside(where, i), name, problem)
      })
      return names
    },
  }
}

/** The name of an organisation or a user. */
export function account(): Kind<string> {
  return checkedText({ pattern: '^[A-Za-z0-9][\\w-]*$' }, accountProblem)
}

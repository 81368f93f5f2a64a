import { isPlainObject } from '../../../domain/plain-object.js'
import { ExternalError } from '../../../errors.js'
import type { GitHub } from '../../../ports.js'
import { inPool } from '../../pool.js'
import { recordOf, textIn } from '../api.js'
import { FOLDER, textsIn } from '../file-texts.js'
import type { AboutRepository, ReadAhead } from '../snapshot.js'
import type { Purse } from './purse.js'

/** Five workflows of a few kilobytes each make some hundred kilobytes of answer then. */
const REPOSITORIES_A_QUESTION = 10
const AT_ONCE = 4

const FIELDS = `nameWithOwner isFork isPrivate isArchived isDisabled isLocked defaultBranchRef { name } ${FOLDER}`

/**
 * What many repositories are and which workflow files they have, ten a question. Who is not in the answer was not to be seen, or
 * not in this way: he is asked by himself.
 */
export async function readAhead(
  github: GitHub,
  names: readonly string[],
  purse: Purse,
): Promise<ReadonlyMap<string, ReadAhead>> {
  const batches = Array.from({ length: Math.ceil(names.length / REPOSITORIES_A_QUESTION) }, (_, i) =>
    names.slice(i * REPOSITORIES_A_QUESTION, (i + 1) * REPOSITORIES_A_QUESTION),
  )
  const answered = await inPool(AT_ONCE, batches, (batch) => askBatch(github, batch, purse))
  return new Map(answered.flat())
}

async function askBatch(github: GitHub, names: readonly string[], purse: Purse): Promise<[string, ReadAhead][]> {
  const { query, variables } = questionFor(names)
  try {
    purse.mayAsk()
    purse.meter.requests += 1
    const answer = recordOf(await github.graphql(query, variables, 'partial').catch(purse.refused))
    return names.flatMap((name, i): [string, ReadAhead][] => {
      const found = aheadIn(answer[`r${i}`])
      return found === null ? [] : [[name, found]]
    })
  } catch (error) {
    if (error instanceof ExternalError) return []
    throw error
  }
}

/** Names go in variables: none of them is ever part of the query. */
function questionFor(names: readonly string[]): { query: string; variables: Record<string, string> } {
  const declared = names.map((_, i) => `$o${i}: String!, $n${i}: String!`).join(', ')
  const asked = names.map((_, i) => `r${i}: repository(owner: $o${i}, name: $n${i}) { ${FIELDS} }`).join(' ')
  const parts = names.map((name) => name.split('/'))
  return {
    query: `query(${declared}) { ${asked} }`,
    variables: Object.fromEntries(
      parts.flatMap(([owner = '', name = ''], i) => [
        [`o${i}`, owner],
        [`n${i}`, name],
      ]),
    ),
  }
}

function aheadIn(value: unknown): ReadAhead | null {
  if (!isPlainObject(value) || typeof value.nameWithOwner !== 'string') return null
  const about: AboutRepository = {
    name: value.nameWithOwner,
    fork: value.isFork === true,
    private: value.isPrivate !== false,
    still: stillIn(value),
    branch: textIn(recordOf(value.defaultBranchRef), 'name'),
  }
  // A repository without a first commit has no branch, and no file.
  const isEmpty = value.defaultBranchRef === null && value.object === null
  return { about, texts: isEmpty ? [] : textsIn(value.object) }
}

function stillIn({ isArchived, isDisabled, isLocked }: Record<string, unknown>): string | null {
  if (isArchived === true) return 'archived'
  if (isDisabled === true) return 'disabled'
  return isLocked === true ? 'locked' : null
}

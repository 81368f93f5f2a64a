import { ExternalError } from '../../errors.js'
import type { GitHub } from '../../ports.js'
import { CLOSED, listingsOf, OPEN, type Found } from './ask.js'
import { readAnswer } from './issue-answer.js'
import { declaredAuthors, listed, type Listing } from './issue-query.js'

/** By `owner/repo`: null where nothing was to be seen; who is not in it is to be asked alone. */
export type Many = ReadonlyMap<string, Found | null>

const A_QUESTION = 25
/** Who has more of them open is asked alone. */
const OPEN_AT_ONCE = 30
const CLOSED_AT_ONCE = 10

/** The issues of these authors in many repositories, 25 a question; null where nobody can say who we are. */
export async function askForMany(
  github: GitHub,
  names: readonly string[],
  authors: readonly string[],
): Promise<Many | null> {
  const me = (await github.login('known')) ?? (await github.login())
  if (me === null) return null
  const parts = [
    { ...OPEN, first: OPEN_AT_ONCE },
    { ...CLOSED, first: CLOSED_AT_ONCE },
  ]
  const listings = listingsOf([me, ...authors], parts)
  const found = new Map<string, Found | null>()
  for (let at = 0; at < names.length; at += A_QUESTION) {
    const some = names.slice(at, at + A_QUESTION)
    const { query, variables } = questionFor(some, listings)
    const answer = await github.graphql<Readonly<Record<string, unknown>>>(query, variables, 'partial')
    for (const [i, name] of some.entries()) {
      const one = foundIn(answer['viewer'], answer[`r${i}`], listings)
      if (one !== undefined) found.set(name, one)
    }
  }
  return found
}

/** Names go in variables: none of them is ever part of the query. */
function questionFor(
  names: readonly string[],
  listings: readonly Listing[],
): { readonly query: string; readonly variables: Record<string, string> } {
  const fields = `hasIssuesEnabled ${listings.map(listed).join(' ')}`
  const declared = [...declaredAuthors(listings), ...names.map((_, i) => `$owner${i}: String!, $name${i}: String!`)]
  const asked = names.map((_, i) => `r${i}: repository(owner: $owner${i}, name: $name${i}) { ${fields} }`)
  const split = names.map((name) => name.split('/'))
  return {
    query: `query(${declared.join(', ')}) { viewer { login } ${asked.join(' ')} }`,
    variables: Object.fromEntries([
      ...listings.map(({ author }, at): [string, string] => [`author${at}`, author]),
      ...split.flatMap(([owner = '', name = ''], i): [string, string][] => [
        [`owner${i}`, owner],
        [`name${i}`, name],
      ]),
    ]),
  }
}

/** Undefined where the answer is not all that is wanted of this one. */
function foundIn(viewer: unknown, repository: unknown, listings: readonly Listing[]): Found | null | undefined {
  if (repository === undefined || repository === null) return null
  try {
    const { pages } = readAnswer({ viewer, repository }, { listings })
    const isWhole = pages.every(({ next }, at) => next === null || listings[at]?.state === 'closed')
    return isWhole ? { issues: pages.flatMap(({ issues }) => issues), rest: async () => [] } : undefined
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return error.status === 410 ? null : undefined
  }
}

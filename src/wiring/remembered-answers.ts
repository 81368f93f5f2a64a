import type { GitHub } from '../ports.js'

/** GitHub as it answers the same question: what it said once, until `answers` is emptied. For questions alone, never for deeds. */
export function rememberedAnswers(github: GitHub, answers: Map<string, Promise<unknown>>): GitHub {
  function once<T>(question: readonly unknown[], ask: () => Promise<T>): Promise<T> {
    const key = JSON.stringify(question)
    const known = answers.get(key) ?? ask()
    answers.set(key, known)
    // What failed is asked again.
    known.catch(() => answers.delete(key))
    return known as Promise<T>
  }

  return {
    ...github,
    rest: (route, parameters) => once([route, parameters], () => github.rest(route, parameters)),
    graphql: (query, variables, answer) =>
      once([query, variables, answer], () => github.graphql(query, variables, answer)),
  }
}

import type { Author } from './issue.js'

/** True for what this login wrote; where nobody knows who we are, for what any bot wrote. */
export function isOurs(author: Author | null, login: string | null): boolean {
  if (author === null) return false
  return login === null ? isBot(author) : sameLogin(author, login)
}

/** GraphQL and REST do not always agree on the `[bot]` of an App's name; a person may not go by the name of one. */
export function sameLogin(author: Author, login: string): boolean {
  const [theirs, ours] = [author.login.toLowerCase(), login.toLowerCase()]
  return theirs === ours || (isBot(author) && bareName(theirs) === bareName(ours))
}

function bareName(login: string): string {
  return login.replace(/\[bot\]$/, '')
}

export function isBot({ login, type }: Author): boolean {
  return type === 'Bot' || login.toLowerCase().endsWith('[bot]')
}

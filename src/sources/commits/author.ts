import { matchesName } from '../../domain/name-pattern.js'

const LONGEST = 200

/** Why a text can be no author, or null. */
export function authorProblem(author: string): string | null {
  if (author.trim() === '') return 'names nobody; write a login, a name or an e-mail address'
  if (author.length > LONGEST) return `is longer than ${LONGEST} characters`
  if (/[\u0000-\u001f\u007f]/.test(author)) return 'has control characters; write a login, a name or an e-mail address'
  if (/[\\|^$]|\.\*/.test(author))
    return 'looks like a regular expression; write a login, a name or an e-mail address, with "*" for any text, or a list'
  return null
}

/** Whether one of the names by which somebody is known is the one that is meant; nobody tells capitals apart there. */
export function isAuthor(author: string, names: readonly string[]): boolean {
  const wanted = author.trim().toLowerCase()
  return names.some((name) => matchesName(wanted, name))
}

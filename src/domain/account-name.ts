const ACCOUNT = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/

/** Why a text is no account of GitHub; null if it is. */
export function accountProblem(text: string): string | null {
  return ACCOUNT.test(text) ? null : 'is no organisation; write its name alone, like "acme"'
}

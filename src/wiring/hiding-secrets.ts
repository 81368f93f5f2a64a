import type { Secrets } from '../platform/secrets.js'
import { hiddenIn } from './hidden-in.js'

/** Hides what must not be told in anything that somebody posted. */
export function hidingSecrets(secrets: Secrets): <T>(value: T) => T {
  return (value) => hiddenIn(value, secrets)
}

/** Hides what must not be told in a line of JSON, which stays one. */
export function hidingInLines(secrets: Secrets): (line: string) => string {
  return (line) => {
    const value: unknown = JSON.parse(line)
    const hidden = hiddenIn(value, secrets)
    return hidden === value ? line : JSON.stringify(hidden)
  }
}

import type { Problems } from '../domain/member.js'

type Raw = Readonly<Record<string, unknown>>

/** The text of an option that may be left out; null and nothing are the same as left out. */
export function optionalText(raw: Raw, key: string, problems: Problems): string | null {
  const value = raw[key]
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') return value
  problems.push(`${key}: ${JSON.stringify(value)} is not text`)
  return null
}

/** The text of an option that must be there. */
export function requiredText(raw: Raw, key: string, problems: Problems): string {
  const before = problems.length
  const text = optionalText(raw, key, problems)
  if (text === null && problems.length === before) problems.push(`${key}: is missing; name it`)
  return text ?? ''
}

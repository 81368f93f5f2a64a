import type { RawOptions } from '../domain/member.js'
import { isPlainObject } from '../domain/plain-object.js'

/** Part of every step: which kind it is. */
const ALWAYS = ['type']

/** Says which keys mean nothing to this kind of step. */
export function checkKeys(raw: RawOptions, known: readonly string[], problems: string[]): void {
  for (const key of Object.keys(raw)) {
    if (![...ALWAYS, ...known].includes(key)) problems.push(`${key}: is not known; known are ${known.join(', ')}`)
  }
}

/** A text that may be left out; null then. */
export function textOption(raw: RawOptions, key: string, problems: string[]): string | null {
  const value = raw[key]
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim()
  problems.push(`${key}: ${JSON.stringify(value)} is no text; write it in quotes`)
  return null
}

/** A map of names to values; empty when it is left out. */
export function mapOption(raw: RawOptions, key: string, problems: string[]): Readonly<Record<string, unknown>> {
  const value = raw[key]
  if (value === undefined || value === null) return {}
  if (isPlainObject(value)) return value
  problems.push(`${key}: ${JSON.stringify(value)} is no map; write names and values, like "full: true"`)
  return {}
}

/** `owner/name` of another repository; null for the one of the run. */
export function repositoryOption(raw: RawOptions, problems: string[]): string | null {
  const repository = textOption(raw, 'repository', problems)
  if (repository === null || /^[\w.-]+\/[\w.-]+$/.test(repository)) return repository
  problems.push(`repository: ${JSON.stringify(repository)} is no repository; write "owner/name"`)
  return null
}

/** `owner/name` as parameters of a request; nothing for the repository of the run. */
export function repositoryParameters(repository: string | null): { owner?: string; repo?: string } {
  const [owner, repo] = (repository ?? '').split('/')
  return owner && repo ? { owner, repo } : {}
}

/** A text that has to be there; null, and one problem, when it is not. */
export function neededText(raw: RawOptions, key: string, remedy: string, problems: string[]): string | null {
  const before = problems.length
  const text = textOption(raw, key, problems)
  if (text === null && problems.length === before) problems.push(`${key}: is not set; ${remedy}`)
  return text
}

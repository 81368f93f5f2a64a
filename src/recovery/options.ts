import { formatDuration, parseDuration } from '../domain/duration.js'
import type { RawOptions } from '../domain/member.js'
import { isPlainObject } from '../domain/plain-object.js'
import { SECOND, type Duration } from '../domain/time.js'

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

/** A duration from nothing up to `most`; `usual` when it is left out. */
export function durationOption(
  raw: RawOptions,
  key: string,
  { usual, most }: { readonly usual: Duration; readonly most: Duration },
  problems: string[],
): Duration {
  const value = raw[key]
  if (value === undefined || value === null) return usual
  const duration = typeof value === 'string' || typeof value === 'number' ? parseDuration(String(value)) : null
  if (duration !== null && duration <= most) return duration
  const example = `write "${usual / SECOND}s"`
  if (duration === null) problems.push(`${key}: ${JSON.stringify(value)} is not a duration; ${example}`)
  else problems.push(`${key}: ${JSON.stringify(value)} is longer than ${formatDuration(most)}; ${example}`)
  return usual
}

/** A list of texts, or one of them alone; empty when it is left out. */
export function namesOption(raw: RawOptions, key: string, problems: string[]): readonly string[] {
  const value = raw[key]
  if (value === undefined || value === null) return []
  const names: unknown[] = Array.isArray(value) ? value : [value]
  if (names.every((name): name is string => typeof name === 'string' && name !== '')) return names
  problems.push(`${key}: ${JSON.stringify(value)} is no list of names; write it as [first, second]`)
  return []
}

/** True or false; false when it is left out. */
export function flagOption(raw: RawOptions, key: string, problems: string[]): boolean {
  const value = raw[key]
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? false
  problems.push(`${key}: ${JSON.stringify(value)} is neither true nor false`)
  return false
}

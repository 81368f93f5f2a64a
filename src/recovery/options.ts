import { isPlainObject } from '../domain/plain-object.js'

export type Options = Readonly<Record<string, unknown>>

/** A text option that is set; null otherwise. */
export function textOption(options: Options, key: string): string | null {
  const value = options[key]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** An option that is a map of names to values; empty when it is not set. */
export function mapOption(options: Options, key: string): Record<string, unknown> {
  const value = options[key]
  return isPlainObject(value) ? value : {}
}

/** `owner/repo` as parameters of a request; nothing for the repository of the run. */
export function repositoryOption(options: Options): { owner?: string; repo?: string } {
  const [owner, repo] = (textOption(options, 'repository') ?? '').split('/')
  return owner && repo ? { owner, repo } : {}
}

export function repositoryProblem(options: Options): string[] {
  const repository = textOption(options, 'repository')
  if (repository === null || /^[\w.-]+\/[\w.-]+$/.test(repository)) return []
  return [`repository: "${repository}" is no repository; write "owner/name"`]
}

import type { Problems } from '../../domain/member.js'
import { pathProblem } from '../../domain/repository-path.js'
import type { GitHub, Repository } from '../../ports.js'
import { optionalText, requiredText } from '../options.js'

/** A committed file. */
export interface RepositoryOptions {
  readonly path: string
  /** Null is the default branch. */
  readonly branch: string | null
  /** `owner/repo`; null is the repository of the run. */
  readonly repository: string | null
}

/** A branch of a repository; null is the default branch. */
export interface Branch extends Repository {
  readonly branch: string | null
}

export function readOptions(raw: Readonly<Record<string, unknown>>, problems: Problems): RepositoryOptions | null {
  const options = {
    path: requiredText(raw, 'path', problems),
    branch: optionalText(raw, 'branch', problems),
    repository: optionalText(raw, 'repository', problems),
  }
  // Whoever made these options, no request may leave the files of the repository.
  const problem = problems.length > 0 ? null : pathProblem(options.path)
  if (problem !== null) problems.push(`path: ${JSON.stringify(options.path)} ${problem}`)
  return problems.length > 0 ? null : options
}

export function branchOf({ repository, branch }: RepositoryOptions, github: GitHub): Branch {
  const [owner, repo] = repository?.split('/') ?? []
  return { ...(owner && repo ? { owner, repo } : github.repository), branch }
}

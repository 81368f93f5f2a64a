import type { Problems, RawOptions } from '../../domain/member.js'
import { branchProblem, pathProblem } from '../../domain/repository-path.js'
import { optionalText } from '../options.js'
import { authorProblem } from './author.js'
import { subjectProblem } from './subject.js'

/** Which commits are beats: those of a branch that are all that is said. */
export interface CommitsOptions {
  /** One of these fits the first line; empty for any. */
  readonly subjects: readonly string[]
  /** One of these wrote it; empty for anybody. */
  readonly authors: readonly string[]
  /** It touches this file, or something in this folder; null for anything. */
  readonly path: string | null
  /** Null is the default branch. */
  readonly branch: string | null
  /** `owner/repo`; null is the repository of the run. */
  readonly repository: string | null
}

export const MOST_TEXTS = 20

/** Why a path cannot be a file or a folder of a repository, or null. */
export function touchedProblem(path: string): string | null {
  if (/^(\.?\/?)$/.test(path)) return 'is the whole repository; leave "path" out'
  return pathProblem(withoutSlash(path))
}

export function readOptions(raw: RawOptions, problems: Problems): CommitsOptions | null {
  const before = problems.length
  const path = optionalText(raw, 'path', problems)
  const branch = optionalText(raw, 'branch', problems)
  const repository = optionalText(raw, 'repository', problems)
  const subjects = textsIn(raw, 'subject', subjectProblem, problems)
  const authors = textsIn(raw, 'author', authorProblem, problems)
  // Whoever made these options, no request may leave the repository.
  const wrongPath = path === null ? null : touchedProblem(path)
  if (wrongPath !== null) problems.push(`path: ${JSON.stringify(path)} ${wrongPath}`)
  const wrongBranch = branch === null ? null : branchProblem(branch)
  if (wrongBranch !== null) problems.push(`branch: ${JSON.stringify(branch)} ${wrongBranch}`)
  if (problems.length > before) return null
  return { subjects, authors, path: path === null ? null : withoutSlash(path), branch, repository }
}

function textsIn(
  raw: RawOptions,
  key: string,
  problemOf: (text: string) => string | null,
  problems: Problems,
): readonly string[] {
  const value = raw[key] ?? []
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value]
  return texts.flatMap((text) => {
    const problem = typeof text === 'string' ? problemOf(text) : 'is not text'
    if (typeof text === 'string' && problem === null) return [text]
    problems.push(`${key}: ${JSON.stringify(text)} ${problem}`)
    return []
  })
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '')
}

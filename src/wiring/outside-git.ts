import { resolve } from 'node:path'
import type { CheckInputs } from '../config/check-config.js'
import { ConfigError } from '../errors.js'
import { IN_GIT, liesInGit } from '../platform/git-folder.js'

/** The inputs that name what is written into the workspace. */
const WRITTEN = ['audit-log', 'status-file', 'agents-map', 'badge', 'status-page'] as const

/** Throws ConfigError where something is to be written into git's own folder, before anything was read or done. */
export function refuseGitFolders(inputs: Pick<CheckInputs, (typeof WRITTEN)[number]>, workspace: string): void {
  const problems = WRITTEN.filter((key) => inputs[key] !== '' && liesInGit(resolve(workspace, inputs[key]))).map(
    (key) => `${key}: ${JSON.stringify(inputs[key])} ${IN_GIT}`,
  )
  if (problems.length > 0) throw new ConfigError(problems)
}

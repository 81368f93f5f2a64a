import { resolve } from 'node:path'
import { WRITTEN_INPUTS, type WrittenInputs } from '../config/inputs/written-inputs.js'
import { ConfigError } from '../errors.js'
import { IN_GIT, liesInGit } from '../platform/git-folder.js'

/** Throws ConfigError where something is to be written into git's own folder, before anything was read or done. */
export function refuseGitFolders(inputs: WrittenInputs, workspace: string): void {
  const problems = WRITTEN_INPUTS.filter((key) => inputs[key] !== '' && liesInGit(resolve(workspace, inputs[key]))).map(
    (key) => `${key}: ${JSON.stringify(inputs[key])} ${IN_GIT}`,
  )
  if (problems.length > 0) throw new ConfigError(problems)
}

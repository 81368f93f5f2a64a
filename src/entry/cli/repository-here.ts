import { existsSync } from 'node:fs'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import type { Terminal } from './terminal.js'

/** What was typed of where to look. */
interface Typed {
  readonly repo: string | undefined
  readonly file: string | undefined
  readonly inputs: Readonly<Record<string, string>>
}

/** Inputs that say where a heartbeat or a config lies; beside them nothing is guessed. */
const PLACES = ['heartbeat-file', 'config', 'read-from', 'url', 'redis-key']

/**
 * The repository to look at: the one that was typed, else none where something here is named or a config lies here, else the one
 * that the clone in the current folder comes from.
 */
export async function repositoryFor({ repo, file, inputs }: Typed, terminal: Terminal): Promise<string | undefined> {
  const isSaid = repo !== undefined || file !== undefined || PLACES.some((name) => inputs[name] !== undefined)
  if (isSaid || terminal.env['GITHUB_REPOSITORY'] || hasConfig()) return repo
  const { here } = await import('../../wiring/here.js')
  const { repository, by } = await here(terminal)
  if (repository === null) return undefined
  terminal.log.info(`Looking at ${repository}, ${by} of this folder; --repo names another.`)
  return repository
}

function hasConfig(): boolean {
  const usual = CHECK_INPUTS.config.default
  return [usual, usual.replace(/yml$/, 'yaml')].some((path) => existsSync(path))
}

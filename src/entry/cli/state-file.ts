import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { basename, isAbsolute, join, resolve } from 'node:path'

/**
 * Where a machine remembers the incidents of one config, or of one file, when nobody names a place: in the folder that the
 * XDG base directories have for state. The name is for people, the hash for configs of the same name.
 */
export function usualStateFile(watched: string, env: NodeJS.ProcessEnv): string {
  const path = resolve(watched)
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 10)
  const name =
    basename(path)
      .replace(/\.[^.]*$/, '')
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .slice(0, 60) || 'state'
  return join(stateFolder(env), 'heartbeat', `${name}-${hash}.json`)
}

/** A relative path there is to be ignored, as the XDG base directories have it. */
function stateFolder({ XDG_STATE_HOME: named, LOCALAPPDATA: windows, HOME: home }: NodeJS.ProcessEnv): string {
  if (named && isAbsolute(named)) return named
  if (process.platform === 'win32' && windows) return windows
  return join(home || homedir(), '.local', 'state')
}

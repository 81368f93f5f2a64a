import type { Config } from '../config/config.js'
import type { Monitor } from '../domain/monitor.js'

/** A configuration where no repository is known: what lies in files is read beside the config file, the rest says what to do. */
export function withoutRepository(config: Config, configPath: string): Config {
  const root = rootOf(configPath)
  return { ...config, monitors: config.monitors.map((monitor) => local(monitor, root)) }
}

function local(monitor: Monitor, root: string): Monitor {
  const { kind, options } = monitor.source
  const path = typeof options['path'] === 'string' ? options['path'] : ''
  if (kind === 'file' && !isAbsolute(path))
    return { ...monitor, source: { kind, options: { ...options, path: root + path } } }
  if ((kind !== 'repository' && kind !== 'commits') || options['repository'] !== null) return monitor
  return {
    ...monitor,
    source: { kind: 'unreadable', options: { path: path || 'commits', detail: remedyFor(kind, options) } },
  }
}

function remedyFor(kind: string, { branch: named }: Monitor['source']['options']): string {
  const branch = typeof named === 'string' ? `branch ${named}` : 'the default branch'
  const [lie, orElse] = kind === 'commits' ? ['are commits', ''] : ['lie', OR_LOCAL]
  return `its beats ${lie} on ${branch} of a repository, and none is known here; give --repo owner/repo${orElse}`
}

const OR_LOCAL = ', or name its file of this folder with "file" and "read-from: workspace"'

/** The folder whose `.github` holds the config; elsewhere paths are meant from the current folder. */
function rootOf(configPath: string): string {
  return /^(.*[\\/])?\.github[\\/][^\\/]+$/.exec(configPath)?.[1] ?? ''
}

function isAbsolute(path: string): boolean {
  return /^([\\/]|[a-z]:)/i.test(path)
}

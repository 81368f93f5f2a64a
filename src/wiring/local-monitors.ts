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
  if (kind === 'commits' && options['repository'] === null) {
    const detail = `its beats are commits of a repository, and none is known here; give --repo owner/repo, or name one with "repository"`
    return { ...monitor, source: { kind: 'unreadable', options: { path: 'commits', detail } } }
  }
  if (kind !== 'repository' || options['repository'] !== null) return monitor
  const branch = typeof options['branch'] === 'string' ? `branch ${options['branch']}` : 'the default branch'
  const detail = `its beats lie on ${branch} of a repository, and none is known here; give --repo owner/repo, or name its file of this folder with "file" and "read-from: workspace"`
  return { ...monitor, source: { kind: 'unreadable', options: { path, detail } } }
}

/** The folder whose `.github` holds the config; elsewhere paths are meant from the current folder. */
function rootOf(configPath: string): string {
  return /^(.*[\\/])?\.github[\\/][^\\/]+$/.exec(configPath)?.[1] ?? ''
}

function isAbsolute(path: string): boolean {
  return /^([\\/]|[a-z]:)/i.test(path)
}

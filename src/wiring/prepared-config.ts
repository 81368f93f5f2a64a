import type { PushedMonitor } from '../config/inputs/serve-flags.js'
import { DEFAULT_RECOVERY } from '../domain/recovery/recovery.js'
import { settingsOf } from '../domain/recovery/settings.js'
import type { Config } from '../config/config.js'
import { toMonitor } from '../config/to-monitor.js'
import { ConfigError } from '../errors.js'
import type { Log } from '../ports.js'
import type { WatchedConfig } from './watched-config.js'

/** A configuration that is read again now and then, each time made ready in the same way; the same one stays the same. */
export function preparedConfig(
  config: WatchedConfig,
  log: Pick<Log, 'error'>,
  prepare: (read: Config) => Config,
): WatchedConfig {
  let last: { readonly read: Config; readonly prepared: Config } | null = null

  /** One that cannot be used is no reason to look no more, unless there was never a good one. */
  function prepared(read: Config, before: Config | undefined): Config {
    try {
      return prepare(read)
    } catch (error) {
      if (before === undefined || !(error instanceof ConfigError)) throw error
      log.error(`The config cannot be used as it is now, and the old one goes on: ${error.problems.join('; ')}`)
      return before
    }
  }

  return {
    reread: config.reread,
    async current(now) {
      const read = await config.current(now)
      if (last?.read !== read) last = { read, prepared: prepared(read, last?.prepared) }
      return last.prepared
    },
  }
}

/** What only shows heals nobody and tells nobody. */
export function onlyShown(config: Config): Config {
  return { ...config, channels: [], channelTroubles: [], recovery: settingsOf(DEFAULT_RECOVERY, new Map()) }
}

/** Whoever is told where posted beats are kept can look there. */
export function withBeatsFolder(config: Config, folder: string | null): Config {
  if (folder === null || !config.monitors.some(({ source }) => source.kind === 'push')) return config
  const monitors = config.monitors.map((monitor) =>
    monitor.source.kind === 'push' ? { ...monitor, source: { kind: 'push', options: { folder } } } : monitor,
  )
  return { ...config, monitors }
}

/** With monitors that were named on the command line alone. Throws ConfigError where one has the id of another. */
export function withPushedMonitors(config: Config, pushed: readonly PushedMonitor[]): Config {
  if (pushed.length === 0) return config
  const known = new Set(config.monitors.map(({ id }) => id))
  const twice = pushed.filter(({ id }) => known.has(id))
  if (twice.length > 0)
    throw new ConfigError(
      twice.map(
        ({ id }) =>
          `push: ${JSON.stringify(id)} is a monitor of the config already, and beats may be posted to it anyway`,
      ),
    )
  const problems: string[] = []
  const monitors = pushed.map(({ id, everyMs }) =>
    toMonitor(id, { push: true, ...(everyMs !== null && { every: everyMs }) }, '', problems),
  )
  if (problems.length > 0) throw new ConfigError(problems)
  // Where nothing else was named nobody asked for the workflows.
  const alone = config.origin.kind === 'workflows'
  return {
    ...config,
    monitors: [...config.monitors, ...monitors],
    ...(alone && {
      origin: { kind: 'inputs', names: pushed.map(({ id }) => id) },
      workflows: { ...config.workflows, discover: false },
    }),
  }
}

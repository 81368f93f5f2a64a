import { readSection, type ChannelEntry } from '../../config/channels/section.js'
import { configOf } from '../../config/env/read-supervised.js'
import { readSupervision } from '../../config/env/supervision.js'
import { readSettings, type Environment } from '../../config/channels/settings.js'
import { CHANNELS } from '../../channels/index.js'
import { redis as channel } from '../../channels/redis/index.js'
import { DEFAULT_REDIS, type RedisSettings } from '../../domain/redis-settings.js'
import { literal, NOTHING_FOREIGN, type ForeignNames } from '../../redis/rights.js'
import { noConfig } from '../../wiring/config-at-hand.js'
import { isNamed } from '../../wiring/config-text.js'
import { foreignNames } from '../../wiring/foreign-names.js'
import { configHere, readConfigFile } from './configured-monitors.js'
import type { Terminal } from './terminal.js'

interface Named {
  readonly config: string
  readonly redisKey?: string
  readonly redisChannel?: string
}

/** What of a Redis is ours, and which keys and channels of others config and flags name. Throws ConfigError. */
export async function namesIn(
  { config: file, redisKey, redisChannel }: Named,
  terminal: Terminal,
): Promise<{ readonly settings: RedisSettings; readonly names: ForeignNames }> {
  const { env } = terminal
  const supervision = readSupervision(env)
  const found = (await configHere(file, terminal)) ?? (supervision === null ? null : configOf(supervision, env, true))
  if (found === null && isNamed(file)) throw noConfig(file)
  const config = found === null ? null : await readConfigFile(found)
  const section = found === null ? null : await sectionOf(found.text, found.path)
  return {
    settings: config?.redis ?? DEFAULT_REDIS,
    names: {
      ...(config === null ? NOTHING_FOREIGN : foreignNames(config)),
      written: redisKey === undefined ? [] : [literal(redisKey).replace(/\{(monitor|instance)\}/g, '*')],
      said: redisChannel === undefined ? [] : [literal(redisChannel)],
      alerts: (await alertChannels(section, env)).map(literal),
    },
  }
}

async function sectionOf(text: string, path: string): Promise<unknown> {
  const { parseConfigFile } = await import('../../config/file/parse-file.js')
  return parseConfigFile(text, path).channels
}

/** Where alerts are published. */
async function alertChannels(section: unknown, environment: Environment): Promise<readonly string[]> {
  const { entries } = readSection(section, Object.keys(CHANNELS))
  const named = entries.filter(({ kind, enabled }) => kind === 'redis' && enabled)
  const byEnvironment: ChannelEntry = { kind: 'redis', id: 'redis', path: null, enabled: true, fields: {} }
  const isSpokenOf = (environment['REDIS_ALERTS_CHANNEL'] ?? '') !== ''
  return (named.length === 0 && isSpokenOf ? [byEnvironment] : named).flatMap(
    (entry) => channel.options(readSettings(channel, entry, environment, []), [])?.channel ?? [],
  )
}

import type { Channel, ChannelMember, ChannelPorts, Setting, SettingValues } from '../../channels/channel.js'
import { CHANNELS } from '../../channels/index.js'
import { isSpokenOf } from '../../channels/prefixes.js'
import { DEFAULT_REDIS, type RedisSettings } from '../../domain/redis-settings.js'
import type { ChannelRules } from '../../domain/telling/notification-rules.js'
import { ConfigError } from '../../errors.js'
import { idProblem, tagProblem, type Selectable } from '../file/selected.js'
import { readRules } from './rules.js'
import { readSection, type ChannelEntry } from './section.js'
import { nameFor, readSettings, type Environment } from './settings.js'

export type { Environment } from './settings.js'

/** A channel that is on: its rules, and how to make it. */
export interface ConfiguredChannel extends ChannelRules {
  /** The member of the family: `slack`. The id is the same unless there are several: `slack:ops`. */
  readonly kind: string
  /** For people: `Slack`, `Slack (ops)`. */
  readonly label: string
  readonly perIncident: boolean
  /** Read by programs, not by people. */
  readonly forPrograms?: true
  /** What people should know of it though nothing is wrong. */
  readonly notes: readonly string[]
  /** Everything that has to be masked, in whatever form it shows. */
  readonly secrets: readonly string[]
  create(ports: ChannelPorts): Channel
}

/** What environment and config file make of the channels. */
export interface ChannelReading {
  readonly channels: readonly ConfiguredChannel[]
  /** What is wrong. */
  readonly problems: readonly string[]
  /** What is missing from the environment, or wrong in it: its channel is off. Whoever checks the file alone lets it pass. */
  readonly missing: readonly string[]
  /** Everything that has to be masked, also of channels that are not on because something is wrong. */
  readonly secrets: readonly string[]
}

/** The channels that environment and `channels:` section turn on. Throws ConfigError with all that is wrong or missing. */
export async function configureChannels(
  environment: Environment,
  section: unknown = null,
): Promise<readonly ConfiguredChannel[]> {
  const { channels, problems, missing } = await readChannels(environment, section)
  if (problems.length + missing.length > 0) throw new ConfigError([...missing, ...problems])
  return channels
}

/** What the rest of a config file says of channels. */
export interface ChannelSurroundings {
  readonly redis?: RedisSettings | undefined
  /** In which times are meant. */
  readonly zone?: string | undefined
  /** Whom they may name; null where nobody can tell. */
  readonly selectable?: Selectable | null
}

/** The same without throwing. Loads only the kinds that environment or section speak of. */
export async function readChannels(
  environment: Environment,
  section: unknown = null,
  { redis = DEFAULT_REDIS, zone = 'UTC', selectable = null }: ChannelSurroundings = {},
): Promise<ChannelReading> {
  const { entries, problems } = readSection(section, Object.keys(CHANNELS))
  const all: ChannelReading[] = []
  for (const [kind, channel] of Object.entries(CHANNELS)) {
    const own = entries.filter((entry) => entry.kind === kind)
    if (own.length === 0 && !isSpokenOf(channel.prefixes, environment)) continue
    const definition = await channel.load()
    for (const entry of own.length === 0 ? [entryOf(kind)] : own)
      all.push(readEntry(definition, entry, environment, { zone, selectable }))
  }
  return {
    channels: all.flatMap(({ channels }) => channels).map((channel) => withRedis(channel, redis)),
    problems: [...problems, ...all.flatMap((reading) => reading.problems)],
    missing: all.flatMap(({ missing }) => missing),
    secrets: [...new Set(all.flatMap(({ secrets }) => secrets))],
  }
}

/** A channel names another Redis at most by its variable: all else of the section `redis:` holds for it too. */
function withRedis(channel: ConfiguredChannel, redis: RedisSettings): ConfiguredChannel {
  return {
    ...channel,
    create: (ports) =>
      channel.create({
        ...ports,
        redis: ({ urlFrom }) => ports.redis({ ...redis, urlFrom: urlFrom ?? redis.urlFrom }),
      }),
  }
}

/** Everything of these channels that must never be shown. */
export function secretsOf(channels: readonly ConfiguredChannel[]): readonly string[] {
  return [...new Set(channels.flatMap(({ secrets }) => secrets))]
}

function entryOf(kind: string): ChannelEntry {
  return { kind, id: kind, path: null, enabled: true, fields: {} }
}

function readEntry(
  definition: ChannelMember,
  entry: ChannelEntry,
  environment: Environment,
  { zone, selectable }: { readonly zone: string; readonly selectable: Selectable | null },
): ChannelReading {
  const problems: string[] = []
  const given = readSettings(definition, entry, environment, problems)
  const { values, notes } = definition.complete?.(given) ?? { values: given, notes: [] }
  const secrets = definition.settings.flatMap((setting) => maskedIn(setting, values[setting.key]?.text ?? ''))
  const off = { channels: [], problems: [], missing: [], secrets }
  if (!entry.enabled || (entry.path === null && !isMeant(definition, given))) return off
  const rules = readRules(definition, entry, zone, problems)
  if (selectable !== null) problems.push(...strangers(rules, entry, selectable))
  const missing = [...missingOf(definition, entry, values), ...(definition.missing?.(values) ?? [])]
  const wrong: string[] = []
  const options = definition.options(values, wrong)
  // What the file says is a mistake of the file; what the environment alone says is the trouble of this channel.
  const ofFile = Object.values(given).some((value) => value?.from.startsWith('channels.'))
  if (ofFile) problems.push(...wrong)
  else missing.push(...wrong.map((problem) => `${definition.name}: ${problem}`))
  if (options === null || problems.length + missing.length > 0) return { ...off, problems, missing }
  const derived = definition.derivedSecrets?.(options) ?? []
  const all = [...new Set([...secrets, ...derived])]
  return {
    channels: [configured(definition, { rules, options, secrets: all, notes })],
    problems,
    missing,
    secrets: all,
  }
}

/** Words that select nobody: such a channel would be silent for ever. */
function strangers({ monitors, tags }: ChannelRules, { kind, path }: ChannelEntry, selectable: Selectable): string[] {
  const among = (key: string, words: readonly string[], problemOf: typeof idProblem): string[] =>
    words.flatMap((word) => {
      const problem = problemOf(word, selectable)
      return problem === null ? [] : [`${path ?? `channels.${kind}`}.${key}: ${problem}`]
    })
  return [...among('monitors', monitors, idProblem), ...among('tags', tags, tagProblem)]
}

/** What is to be masked of one setting. */
function maskedIn({ secret, mayBeWord }: Setting, text: string): readonly string[] {
  return !secret || (mayBeWord && /^[a-z]{0,12}$/i.test(text)) || text === '' ? [] : [text]
}

/** A host or a port alone turns nothing on: workflows name them for forks too, which have no secrets. */
function isMeant(definition: ChannelMember, values: SettingValues): boolean {
  return definition.settings.some(
    ({ key, required, secret, turnsOn }) => (turnsOn ?? (required || secret)) && values[key] !== undefined,
  )
}

function missingOf(definition: ChannelMember, entry: ChannelEntry, values: SettingValues): readonly string[] {
  const set = definition.settings.flatMap(({ key }) => values[key]?.from ?? [])
  return definition.settings
    .filter(({ key, required }) => required && values[key] === undefined)
    .map((setting) => {
      const why =
        set.length === 0 ? 'set it in the environment' : `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set`
      return `${entry.path ?? definition.name}: ${nameFor(setting, entry)} is missing (${why})`
    })
}

interface Understood {
  readonly rules: ChannelRules
  readonly options: unknown
  readonly secrets: readonly string[]
  readonly notes: readonly string[]
}

function configured(definition: ChannelMember, { rules, options, secrets, notes }: Understood): ConfiguredChannel {
  const name = rules.id.slice(definition.name.length + 1)
  return {
    ...rules,
    kind: definition.name,
    label: name === '' ? definition.label : `${definition.label} (${name})`,
    perIncident: definition.perIncident,
    ...(definition.forPrograms && { forPrograms: true }),
    notes,
    secrets,
    create: (ports) => definition.create(options, ports),
  }
}

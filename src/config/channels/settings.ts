import type { ChannelMember, Setting, SettingValue, SettingValues } from '../../channels/channel.js'
import { nearestWord } from '../../domain/nearest.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { COMMON_KEYS } from './rules.js'
import { suggestion, type ChannelEntry } from './section.js'

/** The environment as far as it was given; empty means unset. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What environment and config file say of the settings of one channel. Adds to `wrong` what cannot be used. */
export function readSettings(
  definition: ChannelMember,
  entry: ChannelEntry,
  environment: Environment,
  wrong: string[],
): SettingValues {
  const renamed = renamesOf(definition, entry, wrong)
  checkKeys(definition, entry, wrong)
  return Object.fromEntries(
    definition.settings.map((setting) => [
      setting.key,
      fromFile(setting, entry, wrong) ?? fromEnvironment(setting, renamed, environment),
    ]),
  )
}

/** The environment name that one setting is read from. */
export function nameFor(setting: Setting, entry: ChannelEntry): string {
  const env = entry.fields['env']
  const renamed = isPlainObject(env) ? env[setting.name] : undefined
  return typeof renamed === 'string' ? renamed : setting.name
}

function fromEnvironment(
  setting: Setting,
  renamed: Readonly<Record<string, string>>,
  environment: Environment,
): SettingValue | undefined {
  const other = renamed[setting.name]
  const names = other === undefined ? [setting.name, ...(setting.aliases ?? [])] : [other]
  const from = names.find((name) => (environment[name] ?? '').trim() !== '')
  return from === undefined ? undefined : { text: (environment[from] ?? '').trim(), from }
}

function fromFile(setting: Setting, entry: ChannelEntry, wrong: string[]): SettingValue | undefined {
  const value = entry.fields[setting.key]
  const from = `${entry.path}.${setting.key}`
  if (value === undefined || value === null) return undefined
  if (setting.secret) {
    wrong.push(`${from}: a secret does not belong in a file; set ${setting.name} in the environment`)
    return undefined
  }
  if (setting.document && typeof value === 'object') return { text: JSON.stringify(value), from }
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (parts.every((part) => typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean')) {
    const text = parts.join(',').trim()
    return text === '' ? undefined : { text, from }
  }
  wrong.push(`${from}: must be a text or a list of texts`)
  return undefined
}

/** `env: { SLACK_WEBHOOK_URL: OPS_SLACK_URL }` takes a setting from another name, so that several of a kind can be. */
function renamesOf(definition: ChannelMember, entry: ChannelEntry, wrong: string[]): Readonly<Record<string, string>> {
  const env = entry.fields['env']
  const path = `${entry.path}.env`
  if (env === undefined || env === null) return {}
  if (!isPlainObject(env)) {
    wrong.push(`${path}: must be a map of environment names, such as ${definition.settings[0]?.name}: ANOTHER_NAME`)
    return {}
  }
  const known = definition.settings.map(({ name }) => name)
  const pairs = Object.entries(env).flatMap(([name, other]): [string, string][] => {
    if (!known.includes(name)) wrong.push(`${path}.${name}: ${definition.name} reads ${known.join(', ')}`)
    else if (typeof other === 'string' && /^[A-Za-z_]\w{0,100}$/.test(other)) return [[name, other]]
    else wrong.push(`${path}.${name}: must be the name of an environment variable, never its value`)
    return []
  })
  return Object.fromEntries(pairs)
}

function checkKeys(definition: ChannelMember, entry: ChannelEntry, wrong: string[]): void {
  const known = [...COMMON_KEYS, ...definition.settings.filter(({ secret }) => !secret).map(({ key }) => key)]
  const secrets = definition.settings.filter(({ secret }) => secret)
  const keys = secrets.map(({ key }) => key)
  for (const key of Object.keys(entry.fields)) {
    if ([...known, ...keys].includes(key)) continue
    const meant = nearestWord(key, known) === null && SECRET.test(key) ? secrets : []
    wrong.push(
      meant.length > 0
        ? `${entry.path}.${key}: is not known; secrets do not belong in a file: set ${meant.map(({ name }) => name).join(' or ')} in the environment`
        : `${entry.path}.${key}: is not known; ${suggestion(key, ['id', 'enabled', ...known])}`,
    )
  }
}

/** How people call what nobody else may know. */
const SECRET = /webhook|token|password|secret|url|key|credential/i

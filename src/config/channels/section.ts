import { isPlainObject } from '../../domain/plain-object.js'
import { nearestWord } from '../../domain/nearest.js'

/** One channel as the `channels:` section names it, before its kind is known in detail. */
export interface ChannelEntry {
  readonly kind: string
  /** `slack`, or `slack:ops` where there are several. */
  readonly id: string
  /** Where it stands, for messages: `channels.slack`, `channels.slack[1]`; null when no section speaks of it. */
  readonly path: string | null
  readonly enabled: boolean
  /** All it says but `id` and `enabled`. */
  readonly fields: Readonly<Record<string, unknown>>
}

export interface SectionReading {
  readonly entries: readonly ChannelEntry[]
  readonly problems: readonly string[]
}

/** The `channels:` section: by kind one channel, a list of them, or true or false. */
export function readSection(section: unknown, kinds: readonly string[]): SectionReading {
  if (section === null || section === undefined) return { entries: [], problems: [] }
  if (!isPlainObject(section))
    return { entries: [], problems: ['channels: must be a map of channels, such as "slack:"'] }
  const readings = Object.entries(section).map(([kind, value]) => {
    if (kinds.includes(kind)) return readKind(kind, value)
    return { entries: [], problems: [`channels.${kind}: there is no such channel; ${suggestion(kind, kinds)}`] }
  })
  return {
    entries: readings.flatMap(({ entries }) => entries),
    problems: readings.flatMap(({ problems }) => problems),
  }
}

/** What was probably meant, or else all there is. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known)
  return near === null ? `known are ${known.join(', ')}` : `did you mean ${near}?`
}

function readKind(kind: string, value: unknown): SectionReading {
  const path = `channels.${kind}`
  if (!Array.isArray(value)) return readOne(kind, value, path)
  const readings = value.map((one: unknown, i) => readOne(kind, one, `${path}[${i}]`))
  const entries = readings.flatMap((reading) => reading.entries)
  const twice = entries.filter(({ id }, i) => entries.findIndex((other) => other.id === id) !== i)
  return {
    entries,
    problems: [
      ...readings.flatMap(({ problems }) => problems),
      ...twice.map((entry) => `${entry.path}: needs an "id" of its own; ${entry.id} is taken`),
    ],
  }
}

function readOne(kind: string, value: unknown, path: string): SectionReading {
  if (value === null || value === undefined || typeof value === 'boolean') {
    return { entries: [{ kind, id: kind, path, enabled: value !== false, fields: {} }], problems: [] }
  }
  if (!isPlainObject(value)) return { entries: [], problems: [`${path}: must be a map of options, or true or false`] }
  const { id, enabled, ...fields } = value
  const problems = [
    ...(enabled === undefined || typeof enabled === 'boolean' ? [] : [`${path}.enabled: must be true or false`]),
    ...(id === undefined || (typeof id === 'string' && /^[\w-]{1,40}$/.test(id))
      ? []
      : [`${path}.id: must be a short name of letters, digits, _ and -`]),
  ]
  const entry = {
    kind,
    id: typeof id === 'string' && id !== kind ? `${kind}:${id}` : kind,
    path,
    enabled: enabled !== false,
    fields,
  }
  return { entries: [entry], problems }
}

import { nearestWord } from '../../domain/nearest.js'
import { readKeys } from '../keys/read-keys.js'
import { inside, note, type Where } from '../keys/where.js'
import type { MonitorSettings } from '../monitor-keys.js'
import { TAG_KEYS, type TagSettings } from '../tag-keys.js'

type Tagged = Pick<MonitorSettings, 'tags' | 'runbook'>

/** What the section `tags:` says, by tag. */
export type Tags = ReadonlyMap<string, TagSettings>

export function readTags(section: Readonly<Record<string, unknown>>, where: Where): Tags {
  return new Map(
    Object.entries(section).map(([tag, value]) => [tag, readKeys(TAG_KEYS, value ?? {}, inside(where, tag))]),
  )
}

/** The runbook of its own, else of its tags in their order, else of all. */
export function withRunbook<S extends Tagged>(settings: S, own: Tagged, tags: Tags): S {
  const [ofTags] = (settings.tags ?? []).flatMap((tag) => tags.get(tag)?.runbook ?? [])
  return own.runbook === undefined && ofTags !== undefined ? { ...settings, runbook: ofTags } : settings
}

/** A tag that nobody has is most likely written wrongly, and its runbook would be missed at night. */
export function noteUnused(tags: Tags, users: readonly Tagged[], where: Where): void {
  const used = [...new Set(users.flatMap((one) => one.tags ?? []))]
  for (const tag of tags.keys())
    if (!used.includes(tag)) note(inside(where, tag), `is a tag of no monitor; ${remedyFor(tag, used)}`)
}

function remedyFor(tag: string, used: readonly string[]): string {
  const nearest = nearestWord(tag, used)
  if (nearest !== null) return `did you mean "${nearest}"?`
  return used.length === 0 ? 'give it to one with "tags", or leave it out' : `there are ${used.join(', ')}`
}

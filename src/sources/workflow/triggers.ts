import { isPlainObject } from '../../domain/plain-object.js'

/** What starts a workflow, as its file says. */
export interface Triggers {
  /** Names of events; of a file that could not be read every word before its jobs, which may be one. */
  readonly triggers: readonly string[]
  /** Tags that are pushed start it, and branches do not. */
  readonly pushesTags: boolean
}

/** `push`, `[push, release]` or `push: …`, in whatever capitals. */
export function triggersOf(on: unknown): Triggers {
  const named: unknown[] = Array.isArray(on) ? on : isPlainObject(on) ? Object.keys(on) : [on]
  const triggers = named.filter((name) => typeof name === 'string').map((name) => name.trim().toLowerCase())
  return { triggers: [...new Set(triggers)].filter((name) => name !== ''), pushesTags: pushesOnlyTags(on) }
}

function pushesOnlyTags(on: unknown): boolean {
  if (!isPlainObject(on)) return false
  const push = Object.entries(on).find(([name]) => name.trim().toLowerCase() === 'push')?.[1]
  if (!isPlainObject(push)) return false
  const has = (key: string): boolean => push[key] !== undefined
  return (has('tags') || has('tags-ignore')) && !has('branches') && !has('branches-ignore')
}

/** Of a file that nobody could read: better asked for in vain than not watched. */
export function triggersByWords(text: string): Triggers {
  const head = text.slice(0, LONGEST_HEAD).split(/^['"]?jobs['"]?\s*:/m)[0] ?? ''
  const words = head
    .replace(/#.*$/gm, '')
    .toLowerCase()
    .split(/[^a-z_]+/)
  return { triggers: [...new Set(words)], pushesTags: false }
}

const LONGEST_HEAD = 64 * 1024

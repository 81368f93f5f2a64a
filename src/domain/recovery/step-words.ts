import { isPlainObject } from '../plain-object.js'

/** What may stand in a step for the names of whoever is to be healed. */
export const STEP_WORDS = ['monitor', 'member', 'service', 'instance'] as const
export type StepWords = Readonly<Partial<Record<(typeof STEP_WORDS)[number], string>>>

const WORD = /\{(monitor|member|service|instance)\}/g

/** `services/game_shard:shard-1` is the member `game_shard:shard-1` of `services`: instance `shard-1` of `game_shard`. */
export function stepWords(id: string): StepWords {
  const [, monitor = id, member] = /^([^/]*)\/([^]*)$/.exec(id) ?? []
  if (member === undefined) return { monitor }
  const [, service = member, instance] = /^([^:/@]+)[:/@]([^]+)$/.exec(member) ?? []
  return { monitor, member, service, ...(instance === undefined ? {} : { instance }) }
}

/** Whether any text in it holds a place for a name. */
export function hasWords(value: unknown): boolean {
  return textsIn(value).some((text) => text.search(WORD) >= 0)
}

/** The first name that is asked for and not known; null where all are. */
export function missingWord(value: unknown, words: StepWords): string | null {
  const wanted = textsIn(value).flatMap((text) => [...text.matchAll(WORD)].map(([, word]) => word))
  return wanted.find((word) => word !== undefined && !Object.hasOwn(words, word)) ?? null
}

/** The same with the names in their places. */
export function filled(value: unknown, words: StepWords): unknown {
  if (typeof value === 'string') return value.replace(WORD, (place, word: keyof StepWords) => words[word] ?? place)
  if (Array.isArray(value)) return value.map((one) => filled(one, words))
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, words)]))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isPlainObject(value) ? Object.values(value).flatMap(textsIn) : []
}

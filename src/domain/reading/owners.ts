import { createBoundedCache } from '../bounded-cache.js'
import type { JsonObject } from './json-object.js'
import type { ContainerKind } from './containers.js'

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

/** Keys by which an entry of a list says whose beat it is, the surest first, written as one word. */
const SURE = words(
  `monitor monitorname monitorid service servicename job jobname jobid workflow workflowname agent agentid agentname component worker workerid
  workername bot botname node nodeid device deviceid instance host hostname machine site scheduler pipeline process cronjob`,
)
const OWNERS = [
  ...SURE,
  ...words(
    `task taskname check checkname target app source name nombre nom nome naam displayname feed region collector scraper probe endpoint module
    daemon runner system script cron servicio tarea trabajo dienst 名称 名前 이름`,
  ),
]
const LOOSE = words('id key slug label title url uri')
/** Keys that tell members of one name apart. */
const IDS = new Set([
  ...LOOSE,
  ...words(`uuid agentid workerid workername nodeid deviceid instance instanceid host hostname machine
  machineid pid process processid jobid taskid runnerid container containerid url address ip port region zone shard partition replica node`),
])
const LOOKED_AT = 100

/** The keys of these objects, surest first, by which they may be named. */
export function ownerKeys(values: readonly JsonObject[], kind: ContainerKind): string[] {
  const named = keysByWord(values)
  const order = kind === 'monitors' ? [...OWNERS, ...LOOSE] : [...OWNERS, ...(kind === 'history' ? ['url'] : LOOSE)]
  return order.flatMap((word) => named.get(word) ?? [])
}

/** The key that names at least half of these objects. */
export function ownerKey(values: readonly JsonObject[], kind: ContainerKind): string | null {
  return ownerKeys(values, kind).find((key) => countOf(values, key) >= values.length / 2) ?? null
}

const ABOUT_STATE = /stat(?:e|us)|result|outcome|health|level|severity|message|error|detail|reason|version/i
const WORD = /^\p{L}[\p{L}\p{N} _./:-]{0,99}$/u

/** Of objects that are members for certain: the first key under which each has a word of its own. */
export function keyOfOwnWords([first = {}, ...more]: readonly JsonObject[]): string | null {
  const values = [first, ...more]
  const isOwn = (key: string): boolean =>
    values.every((value) => WORD.test(String(value[key]))) && isDistinct(values, (value) => nameIn(value, key))
  return more.length > 0 ? (Object.keys(first).find((key) => !ABOUT_STATE.test(key) && isOwn(key)) ?? null) : null
}

/** Whether an object says plainly whose beat it is, whatever the list it stands in is called. */
export function hasSureOwner(value: JsonObject): boolean {
  return Object.keys(value)
    .slice(0, LOOKED_AT)
    .some((key) => SURE.includes(oneWord(key)) && nameIn(value, key) !== null)
}

/** How to name members of which several bear one name: by what tells them apart, alone or beside the name; null if nothing does. */
export function distinctName(
  values: readonly JsonObject[],
  owner: string,
): ((value: JsonObject) => string | null) | null {
  const ids = [...keysByWord(values)].filter(([word]) => IDS.has(word)).map(([, key]) => key)
  const own = ids.find((key) => key !== owner && isDistinct(values, (value) => nameIn(value, key)))
  if (own !== undefined) return (value) => nameIn(value, own)
  for (const key of ids) {
    const both = (value: JsonObject) => {
      const parts = [nameIn(value, owner), nameIn(value, key)]
      return parts.includes(null) ? null : parts.join('/')
    }
    if (key !== owner && isDistinct(values, both)) return both
  }
  return null
}

export function nameIn(entry: JsonObject, key: string): string | null {
  const value = entry[key]
  if (typeof value === 'number' && Number.isInteger(value)) return String(value)
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? value : null
}

function keysByWord(values: readonly JsonObject[]): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  for (const value of values.slice(0, LOOKED_AT)) {
    for (const key of Object.keys(value).slice(0, LOOKED_AT)) {
      const word = oneWord(key)
      if (!named.has(word) && nameIn(value, key) !== null) named.set(word, key)
    }
  }
  return named
}

function countOf(values: readonly JsonObject[], key: string): number {
  return values.filter((value) => nameIn(value, key) !== null).length
}

function isDistinct(values: readonly JsonObject[], nameOf: (value: JsonObject) => string | null): boolean {
  const names = values.map(nameOf)
  return !names.includes(null) && new Set(names).size === names.length
}

const ones = createBoundedCache<string, string>(5000)

function oneWord(key: string): string {
  return key.length > 40 ? key : ones.of(key, (name) => name.toLowerCase().replace(/[\s_.-]+/g, ''))
}

import { isPlainObject } from '../../domain/plain-object.js'
import type { ScheduleEntry } from '../../domain/workflow-evidence.js'
import { namesCron, wordsOf } from './file-words.js'
import { LEFT_OUT, readPlainYaml } from './plain-yaml.js'
import { triggersByWords, triggersOf, type Triggers } from './triggers.js'

/** What a workflow file says of its schedule. */
export interface WorkflowFile extends Triggers {
  /** The `name:` it gives itself. */
  readonly name: string | null
  readonly entries: readonly ScheduleEntry[]
  /** True also for a schedule that GitHub cannot read. */
  readonly scheduled: boolean
  /** Why GitHub cannot read it; null when it can. */
  readonly problem: string | null
  /** Why we cannot read it, which says nothing of GitHub; null when we can. */
  readonly unparsed: string | null
  /** The reason of `# heartbeat: ignore`; null without one. */
  readonly exempt: string | null
  /** What is odd in it and changes nothing. */
  readonly notices: readonly string[]
}

type Read = Omit<WorkflowFile, 'exempt' | 'unparsed'>

const MAX_CHARACTERS = 1024 * 1024
/** A file with so many is not written by people, and takes seconds to read. */
const MAX_CRON_LINES = 1000
/** Far more than people write; a file of nothing but aliases is an attack. */
const MAX_ALIASES = 10_000
/** The parser calls itself for each level, and a few thousand end the process. */
const MAX_DEPTH = 100

/** Reads a workflow file; what is wrong with it is part of the answer. */
export async function parseWorkflowFile(text: string): Promise<WorkflowFile> {
  return readAsPlain(text) ?? readByLibrary(text)
}

/** The usual files are read without the library, which takes longer for a hundred of them than all else; null for any other. */
export function readAsPlain(text: string): WorkflowFile | null {
  if (text.length > MAX_CHARACTERS || hasTooManyCrons(text) || /heartbeat:/i.test(text)) return null
  const content = readPlainYaml(text)
  if (content === null || Object.entries(content).some(([key, value]) => COUNTS.test(key) && leavesOut(value)))
    return null
  const read = readDocument(content, () => /\bcron\b/i.test(text))
  return read.notices.includes(UNFOUND) ? null : { ...read, exempt: null, unparsed: null }
}

/** What else is in it need only be right. */
const COUNTS = /^(?:on|name)$/i

function leavesOut(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(leavesOut)
  return value === LEFT_OUT || (isPlainObject(value) && Object.values(value).some(leavesOut))
}

/** Reads any. */
export async function readByLibrary(text: string): Promise<WorkflowFile> {
  if (text.length > MAX_CHARACTERS) return unparsed(text, null, 'it is larger than 1 MiB')
  if (hasTooManyCrons(text)) return unparsed(text, null, `it has more than ${MAX_CRON_LINES} cron lines`)
  const { Lexer, parseDocument } = await import('yaml')
  const words = wordsOf(text, new Lexer())
  if (words.depth > MAX_DEPTH)
    return unparsed(text, words.exempt, `it nests lists and maps more than ${MAX_DEPTH} levels deep`)
  try {
    const document = parseDocument(text.replace(/^\ufeff/, ''), { prettyErrors: true, merge: true })
    const mistake = document.errors[0]
    if (mistake)
      return broken(text, words.exempt, `line ${mistake.linePos?.[0].line ?? '?'}: ${firstLine(mistake.message)}`)
    const content: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    return { ...readDocument(content, () => namesCron(text, new Lexer())), exempt: words.exempt, unparsed: null }
  } catch (error) {
    return unparsed(text, words.exempt, firstLine(String(error)))
  }
}

function hasTooManyCrons(text: string): boolean {
  return (text.match(/\bcron['"]?\s*:/gi)?.length ?? 0) > MAX_CRON_LINES
}

function readDocument(content: unknown, hasCron: () => boolean): Read {
  const root = isPlainObject(content) ? content : {}
  const name = typeof root.name === 'string' && root.name.trim() !== '' ? root.name.trim() : null
  const on = valueUnder(root, 'on') ?? root['true']
  const schedule = scheduleOf(on)
  const nothing: Read = { name, entries: [], scheduled: false, problem: null, notices: [], ...triggersOf(on) }
  if (schedule === undefined) return { ...nothing, notices: hasCron() ? [UNFOUND] : [] }
  const read = readEntries(schedule)
  return typeof read === 'string'
    ? { ...nothing, scheduled: true, problem: read }
    : { ...nothing, scheduled: true, entries: read, notices: oddKeys(schedule) }
}

const UNFOUND = 'it holds a "cron:", but no on.schedule was found in it, so it is not watched'

/** `on` is read as true by YAML 1.1, and capitals are easily typed: better watched in vain than not at all. */
function valueUnder(map: Record<string, unknown>, key: string): unknown {
  return map[key] ?? Object.entries(map).find(([name]) => name.toLowerCase() === key)?.[1]
}

/** Undefined without a schedule; null where the word stands alone, which GitHub refuses. */
function scheduleOf(on: unknown): unknown {
  if (on === 'schedule' || (Array.isArray(on) && on.includes('schedule'))) return null
  if (!isPlainObject(on)) return undefined
  const key = Object.keys(on).find((name) => name.toLowerCase() === 'schedule')
  return key === undefined ? undefined : (on[key] ?? null)
}

function readEntries(schedule: unknown): ScheduleEntry[] | string {
  if (!Array.isArray(schedule) || schedule.length === 0)
    return 'on.schedule is no list of cron lines; write "- cron: ..."'
  const entries: ScheduleEntry[] = []
  for (const [i, entry] of schedule.entries()) {
    const cron: unknown = isPlainObject(entry) ? entry.cron : undefined
    const timezone: unknown = isPlainObject(entry) ? entry.timezone : undefined
    if (typeof cron !== 'string') return `on.schedule[${i}] has no cron line; write "- cron: '0 2 * * *'"`
    if (timezone != null && typeof timezone !== 'string') return `on.schedule[${i}].timezone is no name of a zone`
    entries.push({ cron, timezone: typeof timezone === 'string' && timezone !== '' ? timezone : 'UTC' })
  }
  return entries
}

function oddKeys(schedule: unknown): string[] {
  const entries = Array.isArray(schedule) ? schedule.filter(isPlainObject) : []
  const odd = new Set(entries.flatMap((entry) => Object.keys(entry)).filter((key) => !KNOWN.includes(key)))
  return [...odd].map((key) => {
    const hint = /^t(ime)?_?-?z(one)?$/i.test(key)
      ? '; the zone is written as "timezone", and UTC is read without it'
      : ''
    return `on.schedule has the key ${JSON.stringify(key.slice(0, 50))}, which GitHub does not know${hint}`
  })
}

const KNOWN = ['cron', 'timezone']

/** Of a file that does not parse only the words can tell whether it is scheduled. */
function broken(text: string, exempt: string | null, problem: string): WorkflowFile {
  const nothing = { name: null, entries: [], unparsed: null, exempt, notices: [], ...triggersByWords(text) }
  return { ...nothing, scheduled: seemsScheduled(text), problem }
}

function unparsed(text: string, exempt: string | null, why: string): WorkflowFile {
  const words = { name: null, entries: [], problem: null, exempt, notices: [], ...triggersByWords(text) }
  return { ...words, scheduled: seemsScheduled(text), unparsed: `the file cannot be read here: ${why}` }
}

function seemsScheduled(text: string): boolean {
  const words = text.slice(0, MAX_CHARACTERS)
  return /^[^#\n]*\bschedule\b/m.test(words) || /^[^#\n]*\bcron\s*:/m.test(words)
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/:$/, '').slice(0, 200)
}

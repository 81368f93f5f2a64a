import { isPlainObject } from '../../domain/plain-object.js'
import type { ScheduleEntry } from '../../domain/workflow-evidence.js'

/** What a workflow file says of its schedule. */
export interface WorkflowFile {
  /** The `name:` it gives itself. */
  readonly name: string | null
  readonly entries: readonly ScheduleEntry[]
  /** True also for a schedule that GitHub cannot read. */
  readonly scheduled: boolean
  /** Why GitHub cannot read it; null when it can. */
  readonly problem: string | null
  /** The reason of `# heartbeat: ignore`; null without one. */
  readonly exempt: string | null
}

const MAX_CHARACTERS = 1024 * 1024
/** GitHub knows anchors; a file of nothing but aliases is an attack. */
const MAX_ALIASES = 100
const IGNORE = /(?:^|\s)#[ \t]*heartbeat:[ \t]*ignore\b[ \t:,-]*([^\r\n]*)/im

/** Reads a workflow file; what is wrong with it is part of the answer. */
export async function parseWorkflowFile(text: string): Promise<WorkflowFile> {
  const exempt = exemptionOf(text)
  if (text.length > MAX_CHARACTERS) return broken(text, exempt, 'it is larger than a workflow file may be')
  const { parseDocument } = await import('yaml')
  const document = parseDocument(text.replace(/^\ufeff/, ''), { prettyErrors: true })
  const mistake = document.errors[0]
  if (mistake) return broken(text, exempt, `line ${mistake.linePos?.[0].line ?? '?'}: ${firstLine(mistake.message)}`)
  try {
    return { ...readDocument(document.toJS({ maxAliasCount: MAX_ALIASES })), exempt }
  } catch (error) {
    return broken(text, exempt, firstLine(String(error)))
  }
}

function readDocument(content: unknown): Omit<WorkflowFile, 'exempt'> {
  const root = isPlainObject(content) ? content : {}
  const name = typeof root.name === 'string' && root.name.trim() !== '' ? root.name.trim() : null
  const schedule = scheduleOf(root.on)
  if (schedule === undefined) return { name, entries: [], scheduled: false, problem: null }
  const read = readEntries(schedule)
  return typeof read === 'string'
    ? { name, entries: [], scheduled: true, problem: read }
    : { name, entries: read, scheduled: true, problem: null }
}

/** Undefined without a schedule; null where the word stands alone, which GitHub refuses. */
function scheduleOf(on: unknown): unknown {
  if (on === 'schedule' || (Array.isArray(on) && on.includes('schedule'))) return null
  return isPlainObject(on) && 'schedule' in on ? on.schedule : undefined
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

/** Of a file that does not parse only the words can tell whether it is scheduled. */
function broken(text: string, exempt: string | null, problem: string): WorkflowFile {
  const words = text.slice(0, MAX_CHARACTERS)
  const scheduled = /^[^#\n]*\bschedule\b/m.test(words) || /^[^#\n]*\bcron\s*:/m.test(words)
  return { name: null, entries: [], scheduled, problem, exempt }
}

function exemptionOf(text: string): string | null {
  const match = IGNORE.exec(text.slice(0, MAX_CHARACTERS))
  if (!match) return null
  const why = (match[1] ?? '').trim()
  return why === '' ? 'no reason given' : why.slice(0, 200)
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/:$/, '').slice(0, 200)
}

import { meaningOf, wordsOf } from './key-words.js'
import { roleOf } from './status.js'
import type { StructuredText } from './structure.js'

const SAMPLE =
  /^([a-zA-Z_:][\w:]{0,199})(?:\{([^{}]{0,2000})\})?[ \t]+([+-]?(?:\d+(?:\.\d*)?(?:[eE][+-]?\d{1,3})?|NaN|Inf))(?:[ \t]+-?\d{1,16})?$/
const LABEL = /([a-zA-Z_]\w{0,99})="((?:[^"\\]|\\.){0,500})",?\s*/y
const MOST_LINES = 50_000
/** Labels that say where a metric came from; those that say of what come first. */
const OWNERS = ['job', 'name', 'job_name', 'jobname', 'task', 'monitor', 'service', 'workflow', 'exported_job', 'cronjob', 'pipeline', 'app', 'component', 'backup', 'target', 'instance'] // prettier-ignore

interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
  readonly line: number
}

/** The text that Prometheus collects: a line is a name, its labels and a number; null for all else. */
export function readMetrics(text: string): StructuredText | null {
  const samples: Sample[] = []
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const bare = line.trim()
    if (bare === '' || bare.startsWith('#')) continue
    const sample = index < MOST_LINES ? sampleOf(bare, index + 1) : null
    if (!sample) return null
    samples.push(sample)
  }
  const told = samples.filter(({ name }) => meaningOf(name).kind === 'life' || roleOf(shortOf(name)) !== null)
  if (!told.some(({ name }) => meaningOf(name).kind === 'life')) return null
  return grouped(told)
}

function sampleOf(text: string, line: number): Sample | null {
  const found = SAMPLE.exec(text)
  if (!found?.[1]?.includes('_') && found?.[2] === undefined) return null
  const [, name = '', labels = '', value = ''] = found
  return { name, labels: labelsOf(labels), value: Number(value), line }
}

function labelsOf(text: string): Record<string, string> {
  const labels = new Map<string, string>()
  LABEL.lastIndex = 0
  for (let found = LABEL.exec(text); found; found = LABEL.exec(text)) labels.set(found[1] ?? '', found[2] ?? '')
  return Object.fromEntries(labels)
}

/** One object for all that is said of the same labels; without labels, of the same first words of the name. */
function grouped(samples: readonly Sample[]): StructuredText {
  const lineOf = new Map<string, number>()
  const groups = new Map<string, { index: number; object: Record<string, unknown> }>()
  const owners = distinguishing(samples)
  for (const { name, labels, value, line } of samples) {
    const member =
      owners
        .map((label) => labels[label] ?? '')
        .filter((part) => part !== '')
        .join('/') || prefixOf(name)
    const known = groups.get(member) ?? { index: groups.size, object: member === '' ? {} : { name: member } }
    groups.set(member, known)
    const key = shortOf(name)
    const before = known.object[key]
    // Said twice, the older counts.
    if (typeof before === 'number' && before <= value) continue
    known.object[key] = Number.isFinite(value) ? seconds(value) : null
    lineOf.set(`/${known.index}/${key}`, line)
    if (!lineOf.has(`/${known.index}`)) lineOf.set(`/${known.index}`, line)
  }
  return { value: [...groups.values()].map(({ object }) => object), lineOf }
}

/** Fractions of a second as Go writes them are kept to the millisecond. */
function seconds(value: number): number {
  return value >= 1e9 && value < 1e10 ? Math.round(value * 1000) / 1000 : value >= 1e12 ? Math.round(value) : value
}

/** The fewest labels that tell the members apart, those that name a job first. */
function distinguishing(samples: readonly Sample[]): string[] {
  const names = [...new Set(samples.flatMap(({ labels }) => Object.keys(labels)))]
  const order = (label: string) => (OWNERS.includes(label) ? OWNERS.indexOf(label) : OWNERS.length)
  const sorted = names.sort((a, b) => order(a) - order(b))
  const varying = sorted.filter((label) => new Set(samples.map(({ labels }) => labels[label])).size > 1)
  return varying.length > 0 ? varying.slice(0, 4) : sorted.slice(0, 1)
}

const LAST = /_?(?:last|latest)_|_(?=success|completion|finished|heartbeat|timestamp|exit|up$)/

/** `backup_last_success_timestamp_seconds`: what stands before `last` says of what. */
function prefixOf(name: string): string {
  const at = LAST.exec(name)?.index ?? 0
  return at > 0 && wordsOf(name.slice(0, at)).length <= 4 ? name.slice(0, at) : ''
}

function shortOf(name: string): string {
  const prefix = prefixOf(name)
  return prefix === '' ? name : name.slice(prefix.length).replace(/^_/, '')
}

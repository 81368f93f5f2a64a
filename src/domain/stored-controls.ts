import type { Control, Controls } from './controls.js'
import { isPlainObject } from './plain-object.js'
import { oneLine } from './safe-text.js'
import { toIso, type Instant } from './time.js'

/** More than anybody controls by hand. */
const MOST_CONTROLS = 10_000
const LONGEST_WHY = 500

/** What people asked for, as a file. */
export function controlsText(controls: Controls): string {
  const monitors = Object.fromEntries(
    [...controls].map(([id, { pause, acknowledged }]) => [
      id,
      {
        ...(pause && { pause: { at: toIso(pause.at), until: toIso(pause.until), why: pause.why } }),
        ...(acknowledged && { acknowledged: { at: toIso(acknowledged.at), why: acknowledged.why } }),
      },
    ]),
  )
  return `${JSON.stringify({ version: 1, monitors }, null, 2)}\n`
}

/** Null for a text that is no such file. What is wrong with one monitor does not count; the others do. */
export function controlsIn(text: string): Controls | null {
  try {
    const root: unknown = JSON.parse(text)
    if (!isPlainObject(root) || root['version'] !== 1 || !isPlainObject(root['monitors'])) return null
    const entries = Object.entries(root['monitors']).slice(0, MOST_CONTROLS)
    return new Map(entries.map(([id, one]): [string, Control] => [id, controlIn(one)]))
  } catch {
    return null
  }
}

function controlIn(value: unknown): Control {
  const { pause, acknowledged } = isPlainObject(value) ? value : {}
  return { pause: pauseIn(pause), acknowledged: acknowledgementIn(acknowledged) }
}

function pauseIn(value: unknown): Control['pause'] {
  if (!isPlainObject(value)) return null
  const [at, until] = [instantIn(value['at']), instantIn(value['until'])]
  return at === null || until === null || until < at ? null : { at, until, why: whyIn(value['why']) }
}

function acknowledgementIn(value: unknown): Control['acknowledged'] {
  if (!isPlainObject(value)) return null
  const at = instantIn(value['at'])
  return at === null ? null : { at, why: whyIn(value['why']) }
}

function instantIn(value: unknown): Instant | null {
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isFinite(at) ? at : null
}

function whyIn(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? oneLine(value).slice(0, LONGEST_WHY) : null
}

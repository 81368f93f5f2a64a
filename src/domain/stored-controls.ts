import { LONGEST_NAME, LONGEST_WHY, type Asked, type AskedUntil, type Control, type Controls } from './controls.js'
import { isPlainObject } from './plain-object.js'
import { oneLine } from './safe-text.js'
import { toIso, type Instant } from './time.js'

/** More than anybody controls by hand. */
const MOST_CONTROLS = 10_000

/** What people asked for, as a file. */
export function controlsText(controls: Controls): string {
  const monitors = Object.fromEntries(
    [...controls].map(([id, { pause, snooze, acknowledged }]) => [
      id,
      {
        ...(pause && { pause: storedUntil(pause) }),
        ...(snooze && { snooze: storedUntil(snooze) }),
        ...(acknowledged && { acknowledged: stored(acknowledged) }),
      },
    ]),
  )
  return `${JSON.stringify({ version: 1, monitors }, null, 2)}\n`
}

function storedUntil({ until, ...asked }: AskedUntil): object {
  const { at, ...rest } = stored(asked)
  return { at, until: toIso(until), ...rest }
}

function stored({ at, why, by }: Asked): { readonly at: string; readonly why: string | null; readonly by?: string } {
  return { at: toIso(at), why, ...(by !== null && { by }) }
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
  const { pause, snooze, acknowledged } = isPlainObject(value) ? value : {}
  return { pause: askedUntilIn(pause), snooze: askedUntilIn(snooze), acknowledged: askedIn(acknowledged) }
}

function askedUntilIn(value: unknown): AskedUntil | null {
  const asked = askedIn(value)
  const until = isPlainObject(value) ? instantIn(value['until']) : null
  return asked === null || until === null || until < asked.at ? null : { ...asked, until }
}

function askedIn(value: unknown): Asked | null {
  if (!isPlainObject(value)) return null
  const at = instantIn(value['at'])
  return at === null ? null : { at, why: textIn(value['why'], LONGEST_WHY), by: textIn(value['by'], LONGEST_NAME) }
}

function instantIn(value: unknown): Instant | null {
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isFinite(at) ? at : null
}

function textIn(value: unknown, longest: number): string | null {
  return typeof value === 'string' && value.trim() !== '' ? oneLine(value).slice(0, longest) : null
}

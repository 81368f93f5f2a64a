import { isPlainObject } from '../plain-object.js'
import { storedBeat } from './stored-beat.js'

/** The file of a folder of posted beats. */
export const BEATS_FILE = 'beats.jsonl'

const LONGEST_NAME = 300

/** Beats by monitor, as the lines tell: the last of each. Half a line, and what is no beat of ours, is passed over. */
export function beatsIn(lines: string): Map<string, string> {
  const beats = new Map<string, string>()
  for (const line of lines.split('\n')) {
    const monitor = line === '' ? null : monitorOf(line)
    if (monitor !== null && storedBeat(line) !== null) beats.set(monitor, line)
  }
  return beats
}

function monitorOf(line: string): string | null {
  try {
    const values: unknown = JSON.parse(line)
    const monitor = isPlainObject(values) ? values['monitor'] : null
    return typeof monitor === 'string' && monitor !== '' && monitor.length <= LONGEST_NAME ? monitor : null
  } catch {
    return null
  }
}

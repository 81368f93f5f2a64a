import { cut, oneLine } from '../../domain/safe-text.js'
import type { MonitorEntry } from '../map-schema.js'

const LONGEST_NAME = 80
const LONGEST_SENTENCE = 300

/** As a page shows what other people called something: one line, not endless. */
export function shownName({ name, id }: Pick<MonitorEntry, 'name' | 'id'>): string {
  return shown(name, LONGEST_NAME) || shown(id, LONGEST_NAME) || 'monitor'
}

export function shown(text: string, max = LONGEST_SENTENCE): string {
  return cut(oneLine(text), max)
}

/** An address that may stand behind a link; null for any other scheme and for what is no address. */
export function safeUrl(url: unknown): string | null {
  return typeof url === 'string' && /^https?:\/\/[^\s<>"'`\\]+$/i.test(url) && URL.canParse(url) ? url : null
}

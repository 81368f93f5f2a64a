import { html, type Html } from '../../domain/html.js'
import { shown } from './shown-text.js'

const MOST = 12
const LONGEST = 80

/** Checks or metrics as their writer named them: `queue 27 · disk 0.81`; null where there are none. */
export function valuesOf(record: Readonly<Record<string, unknown>>): Html | null {
  const entries = Object.entries(record)
  if (entries.length === 0) return null
  const told = entries
    .slice(0, MOST)
    .map(([name, value]) => html`<span class="w">${shown(name, LONGEST)} <b>${valueText(value)}</b></span> `)
  return html`${told}${entries.length > MOST && `and ${entries.length - MOST} more`}`
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return shown(value, LONGEST)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return shown(JSON.stringify(value) ?? '', LONGEST)
}

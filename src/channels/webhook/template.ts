import { nearestWord } from '../../domain/nearest.js'
import type { SettingValue } from '../channel.js'

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g
const LONGEST = 20_000

/** What may stand between two braces, in a text of the template. */
export const PLACEHOLDERS = [
  'title',
  'message',
  'text',
  'status',
  'event',
  'priority',
  'monitor',
  'name',
  'reason',
  'since',
  'downtime',
  'last_heartbeat',
  'incident_url',
  'run_url',
  'repository',
  'runbook',
  'what_to_do',
  'count',
] as const

export type Values = Readonly<Record<(typeof PLACEHOLDERS)[number], string>>

/** A template that is JSON already, its placeholders inside texts. Null, and problems, when it is something else; its words stay unsaid. */
export function templateOf({ text, from }: SettingValue, problems: string[]): string | null {
  const found = problemsOf(text).map((problem) => `${from}: ${problem}`)
  problems.push(...found)
  return found.length === 0 ? text : null
}

/**
 * The template with its placeholders filled, once: what a value holds is never read as a placeholder. Two braces in a row stand in
 * JSON only inside a text, where the escaped value belongs.
 */
export function fill(template: string, values: Values): string {
  return template.replace(PLACEHOLDER, (_, name: string) => JSON.stringify(values[keyOf(name) ?? 'title']).slice(1, -1))
}

function keyOf(name: string): (typeof PLACEHOLDERS)[number] | undefined {
  return PLACEHOLDERS.find((known) => known === name.trim())
}

function problemsOf(text: string): readonly string[] {
  if (text.length > LONGEST) return [`is longer than ${LONGEST} characters`]
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name)
  const unknown = [...new Set(names.filter((name) => keyOf(name) === undefined))]
  if (unknown.length > 0) return unknown.map((name) => unknownName(name.trim()))
  const document = parsed(text)
  if (document === undefined) return [whyNoJson(text)]
  if (keysOf(document).some((key) => key.includes('{{'))) return ['a placeholder stands in a key; it belongs in a text']
  return text.replace(PLACEHOLDER, '').includes('{{') ? ['"{{" is not closed; write {{title}}'] : []
}

function unknownName(name: string): string {
  const near = nearestWord(name, PLACEHOLDERS)
  const meant = near === null ? `there are ${PLACEHOLDERS.join(', ')}` : `did you mean {{${near}}}?`
  return /^[\w .-]{1,40}$/.test(name)
    ? `there is no placeholder {{${name}}}; ${meant}`
    : `{{…}} holds no name; ${meant}`
}

function whyNoJson(text: string): string {
  if (parsed(text.replace(PLACEHOLDER, '0')) !== undefined)
    return 'a placeholder stands outside a text; put quotes around it: "{{count}}"'
  return 'is not JSON; check quotes and commas, or write it as a map'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function keysOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const keys = Array.isArray(value) ? [] : Object.keys(value)
  return [...keys, ...Object.values(value).flatMap(keysOf)]
}

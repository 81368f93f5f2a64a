import { BEAT_SCHEMA } from '../../domain/beat/beat-schema.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { ownInstant } from '../../domain/reading/own-fields.js'
import { cut, oneLine } from '../../domain/safe-text.js'

/** The part of JSON Schema that the schema of a beat uses. */
interface Property {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
}

const PROPERTIES: ReadonlyMap<string, Property> = new Map(Object.entries(BEAT_SCHEMA.properties))

/** Whether all of it is what a beat has, by its keys alone. */
export function hasOurKeys(values: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(values).every((key) => PROPERTIES.has(key))
}

/** Every mistake in a document of a beat, each with its remedy. */
export function beatProblems(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const wanted = wantedInstead(value, PROPERTIES.get(key) ?? {})
    return wanted === null ? [] : [`${key}: ${shown(value)} is not right; write ${wanted}`]
  })
}

/** What should stand there; null for what is right. */
function wantedInstead(value: unknown, property: Property): string | null {
  if (property.enum) return property.enum.some((word) => word === value) ? null : property.enum.join(', ')
  switch (property.type) {
    case 'string':
      return typeof value === 'string' ? wrongText(value, property) : wantedText(property)
    case 'integer':
      return Number.isSafeInteger(value) && isWithin(value, property) ? null : `a whole number${bounds(property)}`
    case 'number':
      return Number.isFinite(value) && isWithin(value, property) ? null : `a number${bounds(property)}`
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false'
    case 'object':
      return isPlainObject(value) ? null : 'an object like {"rows": 12}'
    case undefined:
    default:
      return null
  }
}

function wrongText(text: string, property: Property): string | null {
  const { format, pattern, maxLength = Infinity } = property
  const isRight =
    text.length <= maxLength &&
    (format !== 'date-time' || ownInstant(text) !== null) &&
    (format !== 'uri' || URL.canParse(text)) &&
    (pattern === undefined || new RegExp(pattern).test(text))
  return isRight ? null : wantedText(property)
}

function wantedText({ format, pattern, maxLength }: Property): string {
  if (format === 'date-time') return 'an instant in UTC like 2026-11-01T09:30:00Z'
  if (format === 'uri') return 'an address'
  if (pattern !== undefined) return `a text like ${pattern}`
  return maxLength === undefined ? 'a text' : `a text of at most ${maxLength} characters`
}

function isWithin(value: unknown, { minimum = -Infinity, maximum = Infinity }: Property): boolean {
  return typeof value === 'number' && value >= minimum && value <= maximum
}

function bounds({ minimum, maximum }: Property): string {
  return `${minimum === undefined ? '' : ` from ${minimum}`}${maximum === undefined ? '' : ` to ${maximum}`}`
}

function shown(value: unknown): string {
  return cut(oneLine(JSON.stringify(value)), 60)
}

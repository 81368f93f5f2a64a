/**
 * A reader as System.Text.Json is by default with records: names are case-sensitive, a text is no number, a number with a
 * fraction is no int, null goes into nothing that may not be null, and a required member must be there. Members that the
 * record does not have are passed over.
 */
export type Type =
  | 'string'
  | 'string?'
  | 'int'
  | 'int?'
  | 'long?'
  | 'bool'
  | 'DateTime'
  | 'DateTime?'
  | { readonly record: Readonly<Record<string, Type>> }
  | { readonly dictionaryOf: Type }

/** ISO 8601-1:2019 in the extended form, which is all that DateTime takes. */
const DATE_TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,16})?)?(Z|[+-]\d\d:\d\d)?)?$/
const LARGEST_INT = 2 ** 31 - 1

/** The value; throws where the reader would. */
export function deserialize(json: string, type: Type): unknown {
  return read(JSON.parse(json), type, '$')
}

function read(value: unknown, type: Type, path: string): unknown {
  if (typeof type === 'object')
    return 'record' in type ? readRecord(value, type.record, path) : readAll(value, type, path)
  if (value === null && type.endsWith('?')) return null
  switch (type.replace('?', '')) {
    case 'string':
      if (typeof value === 'string') return value
      break
    case 'bool':
      if (typeof value === 'boolean') return value
      break
    case 'int':
      if (Number.isInteger(value) && Math.abs(value as number) <= LARGEST_INT) return value
      break
    case 'long':
      if (Number.isSafeInteger(value)) return value
      break
    case 'DateTime':
      if (typeof value === 'string' && DATE_TIME.test(value) && Number.isFinite(Date.parse(value)))
        return new Date(value)
      break
  }
  throw new TypeError(`The JSON value could not be converted to ${type}. Path: ${path}`)
}

function readRecord(value: unknown, members: Readonly<Record<string, Type>>, path: string): unknown {
  const object = objectAt(value, path)
  const missing = Object.keys(members).filter((name) => !Object.hasOwn(object, name))
  if (missing.length > 0) throw new TypeError(`${path} is missing required members: ${missing.join(', ')}`)
  return Object.fromEntries(
    Object.entries(members).map(([name, type]) => [name, read(object[name], type, `${path}.${name}`)]),
  )
}

function readAll(value: unknown, { dictionaryOf }: { readonly dictionaryOf: Type }, path: string): unknown {
  const entries = Object.entries(objectAt(value, path))
  return Object.fromEntries(entries.map(([key, one]) => [key, read(one, dictionaryOf, `${path}['${key}']`)]))
}

function objectAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(`${path} is no object`)
  return value as Readonly<Record<string, unknown>>
}

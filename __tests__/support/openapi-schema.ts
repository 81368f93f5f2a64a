/** The part of OpenAPI 3.0 schemas that GitHub's description of request bodies uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly nullable?: boolean
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly maxLength?: number
}

export type Resolve = <T extends object>(value: T & { readonly $ref?: string }) => T

/** What is wrong with a value; empty when nothing is. Unknown fields count as wrong: they are spelling mistakes. */
export function problemsOf(value: unknown, given: Schema, at: string, resolve: Resolve): string[] {
  const schema = resolve(given)
  if (value === null && schema.nullable) return []
  const alternatives = schema.oneOf ?? schema.anyOf
  if (alternatives && !schema.properties) return bestOf(value, alternatives, at, resolve)
  if (schema.enum && !schema.enum.includes(value))
    return [`${at} is ${JSON.stringify(value)}, not one of ${schema.enum.join(', ')}`]
  if (schema.type && typeOf(value, schema.type) !== schema.type) return [`${at} should be ${schema.type}`]
  if (typeof value === 'string' && schema.maxLength !== undefined && value.length > schema.maxLength) {
    return [`${at} is longer than ${schema.maxLength}`]
  }
  if (Array.isArray(value)) {
    const { items } = schema
    return items ? value.flatMap((item, index) => problemsOf(item, items, `${at}[${index}]`, resolve)) : []
  }
  return typeof value === 'object' && value !== null ? fieldProblems(value, schema, at, resolve) : []
}

function bestOf(value: unknown, schemas: readonly Schema[], at: string, resolve: Resolve): string[] {
  const attempts = schemas.map((schema) => problemsOf(value, schema, at, resolve))
  return attempts.sort((one, other) => one.length - other.length)[0] ?? []
}

function fieldProblems(value: object, schema: Schema, at: string, resolve: Resolve): string[] {
  const parts = [schema, ...(schema.allOf ?? []).map((part) => resolve(part))]
  const properties: Record<string, Schema> = Object.assign({}, ...parts.map((part) => part.properties ?? {}))
  const present = Object.entries(value).filter(([, item]) => item !== undefined)
  const names = new Set(present.map(([name]) => name))
  const missing = parts.flatMap((part) => part.required ?? []).filter((name) => !names.has(name))
  const isOpen = Object.keys(properties).length === 0 || Boolean(schema.additionalProperties)
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...present.flatMap(([name, item]) => {
      const property = properties[name]
      if (property) return problemsOf(item, property, `${at}.${name}`, resolve)
      return isOpen ? [] : [`${at}.${name} is not a known field`]
    }),
  ]
}

function typeOf(value: unknown, wanted: string): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value !== 'number') return typeof value
  return wanted === 'integer' && Number.isInteger(value) ? 'integer' : 'number'
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { projectRoot } from './child.js'

interface Described {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>>
}

export interface DescribedOperation {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Readonly<Record<string, Described>>
  readonly security?: readonly object[]
}

/** `schema/openapi.json`, as far as tests read it. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>
    readonly responses: Readonly<Record<string, Described>>
  }
}

export const API = JSON.parse(readFileSync(join(projectRoot, 'schema', 'openapi.json'), 'utf8')) as ApiDescription

const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  allErrors: true,
  formats: {
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
    date: /^\d{4}-\d\d-\d\d$/,
    uri: /^https?:/,
  },
})
ajv.addVocabulary(['example'])
const compiled = new Map<string, ValidateFunction>()

/** What an answer has against what is described of it: the status, the type, and the body with no member that is not declared. */
export async function mistakesIn(method: string, template: string, response: Response): Promise<readonly unknown[]> {
  const operation = API.paths[template]?.[method.toLowerCase()]
  if (operation === undefined) return [`${method} ${template} is not described`]
  const described = resolved(operation.responses[String(response.status)])
  if (described === undefined) return [`${method} ${template} may not answer ${response.status}`]
  const body = await response.text()
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  if (described.content === undefined) return body === '' ? [] : ['a body where none is described']
  const content = described.content[type]
  if (content === undefined) return [`${method} ${template} may not answer ${response.status} in ${type}`]
  if (type !== 'application/json') return []
  const validate = validatorOf(content.schema)
  return validate(JSON.parse(body)) ? [] : (validate.errors ?? [])
}

function resolved(described: Described | undefined): Described | undefined {
  const name = described?.$ref?.split('/').at(-1)
  return name === undefined ? described : API.components.responses[name]
}

export function validatorOf(schema: object): ValidateFunction {
  const key = JSON.stringify(schema)
  const found = compiled.get(key) ?? ajv.compile(closed(schema) as object)
  compiled.set(key, found)
  return found
}

/** The schema with its references filled in, and no room for members that it does not declare. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const { $ref } = schema as { readonly $ref?: string }
  if ($ref !== undefined) return closed(API.components.schemas[$ref.split('/').at(-1) ?? ''])
  const made = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  const isOpen = made['properties'] !== undefined && made['additionalProperties'] === undefined
  return isOpen ? { ...made, additionalProperties: false } : made
}

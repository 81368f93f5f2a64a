/** The parts of OpenAPI 3.1 that this API is described with. */
export type Described = Readonly<Record<string, unknown>>

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly parameters?: readonly Described[]
  readonly requestBody?: Described
  readonly responses: Readonly<Record<string, Described>>
  readonly security?: readonly Described[]
}

export interface Path {
  readonly get?: Operation
  readonly post?: Operation
}

/** A part that is described once. */
export function ref(section: 'schemas' | 'parameters' | 'responses', name: string): Described {
  return { $ref: `#/components/${section}/${name}` }
}

/** An answer in JSON of a schema, with an example where there is one. */
export function jsonAnswer(description: string, schema: string, example?: unknown): Described {
  const content = { schema: ref('schemas', schema), ...(example !== undefined && { example }) }
  return { description, content: { 'application/json': content } }
}

/** An answer in some other type, as text. */
export function textAnswer(description: string, type: string): Described {
  return { description, content: { [type]: { schema: { type: 'string' } } } }
}

export function queryParameter(name: string, description: string, schema: Described): Described {
  return { name, in: 'query', description, schema }
}

export function pathParameter(name: string, description: string, schema: Described = { type: 'string' }): Described {
  return { name, in: 'path', required: true, description, schema }
}

/** What every question may be answered. */
export const ASKED: Readonly<Record<string, Described>> = {
  '421': ref('responses', 'NotCalledSo'),
  '503': ref('responses', 'NotYet'),
}

/** What everything may be answered that changes something. */
export const CHANGED: Readonly<Record<string, Described>> = {
  '401': ref('responses', 'Unauthorized'),
  '403': ref('responses', 'Forbidden'),
  '413': ref('responses', 'TooLong'),
  '421': ref('responses', 'NotCalledSo'),
  '429': ref('responses', 'TooManyTries'),
}

/** The token, in either way that it is taken. */
export const WITH_TOKEN: readonly Described[] = [{ token: [] }, { password: [] }]

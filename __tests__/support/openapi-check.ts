import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './child.js'
import { problemsOf, type Resolve, type Schema } from './openapi-schema.js'
import type { RecordedRequest } from './recorded-request.js'

interface Parameter {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
}

interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: {
    readonly required?: boolean
    readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
  }
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>
}

interface Route {
  readonly template: string
  readonly pattern: RegExp
  readonly literals: number
}

let loading: Promise<{ description: Description; routes: Route[] }> | undefined

/**
 * What GitHub's own description of its API says against these requests: one line a problem, none when all is
 * well. GraphQL is left out. The description (13 MB) is read when first needed.
 */
export async function checkRequests(
  requests: readonly Pick<RecordedRequest, 'method' | 'path' | 'query' | 'body' | 'graphql'>[],
): Promise<string[]> {
  const { description, routes } = await (loading ??= load())
  const resolve = resolverOf(description)
  return requests
    .filter((request) => !request.graphql)
    .flatMap((request) => {
      const method = request.method.toLowerCase()
      const matching = routes.filter((route) => route.pattern.test(request.path))
      const route = matching.find((candidate) => description.paths[candidate.template]?.[method])
      if (!route)
        return [`${request.method} ${request.path}: ${matching.length === 0 ? 'no such path' : 'no such method'}`]
      const operation = description.paths[route.template]![method]!
      const problems = [
        ...queryProblems(request.query, operation, resolve),
        ...bodyProblems(request.body, operation, resolve),
      ]
      return problems.map((problem) => `${request.method} ${route.template}: ${problem}`)
    })
}

async function load(): Promise<{ description: Description; routes: Route[] }> {
  const path = join(projectRoot, 'node_modules/@octokit/openapi/generated/api.github.com.json')
  const description = JSON.parse(await readFile(path, 'utf8')) as Description
  const routes = Object.keys(description.paths).map(routeOf)
  return { description, routes: routes.sort((one, other) => other.literals - one.literals) }
}

/** The last `{path}` or `{ref}` may hold slashes, as in contents and git refs. */
function routeOf(template: string): Route {
  const segments = template.split('/').map((segment) => {
    if (!segment.includes('{')) return segment.replace(/[.+*?^$()[\]|\\]/g, '\\$&')
    return segment.replace(/[.+]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')
  })
  const spans = /\/\{(path|ref)\}$/.test(template)
  const pattern = new RegExp(`^${segments.join('/')}${spans ? '(?:/[^/]+)*' : ''}$`)
  return { template, pattern, literals: template.split('/').filter((segment) => !segment.includes('{')).length }
}

function resolverOf(description: Description): Resolve {
  return (value) => {
    const [, , kind, name] = value.$ref?.split('/') ?? []
    return kind === undefined ? value : (description.components[kind]?.[name!] as typeof value)
  }
}

function queryProblems(query: Readonly<Record<string, string>>, operation: Operation, resolve: Resolve): string[] {
  const known = (operation.parameters ?? []).map((parameter) => resolve(parameter)).filter((one) => one.in === 'query')
  const missing = known.filter((parameter) => parameter.required && !(parameter.name in query))
  return [
    ...missing.map((parameter) => `query ${parameter.name} is missing`),
    ...Object.entries(query).flatMap(([name, text]) => {
      const parameter = known.find((candidate) => candidate.name === name)
      if (!parameter) return [`query ${name} is not a known parameter`]
      return problemsOf(valueOf(text, resolve(parameter.schema).type), parameter.schema, `query ${name}`, resolve)
    }),
  ]
}

/** A query holds text only; a number or a truth in it is read as such where one is wanted. */
function valueOf(text: string, type: string | undefined): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return type === 'array' ? [text] : text
}

function bodyProblems(body: string, operation: Operation, resolve: Resolve): string[] {
  const schema = operation.requestBody?.content?.['application/json']?.schema
  if (body === '') return operation.requestBody?.required ? ['the body is missing'] : []
  if (!schema) return body === '{}' ? [] : ['a body is sent where none is known']
  try {
    return problemsOf(JSON.parse(body), schema, 'body', resolve)
  } catch {
    return ['the body is no JSON']
  }
}

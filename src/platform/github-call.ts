import type { HttpRequest } from '../ports.js'

/** What is asked of GitHub: the address below that of its API, headers of this call alone, and what is sent with it. */
export interface GitHubCall {
  readonly method: HttpRequest['method']
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** To be sent as JSON, or a text; undefined for nothing. */
  readonly body: unknown
}

/**
 * A route as GitHub documents it, `PATCH /repos/{owner}/{repo}/issues/{issue_number}`, with its parameters: those it names stand in
 * the address, the others in the query, or in the body of what changes something; `headers` are sent as such. As octokit does it,
 * which takes a millisecond until it has made its first two (docs/decisions/start-cost.md).
 */
export function callOf(route: string, parameters: Readonly<Record<string, unknown>>): GitHubCall {
  const [method = '', template = ''] = route.split(' ', 2)
  const rest: Record<string, unknown> = { ...parameters }
  const path = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    delete rest[name]
    return segment(parameters[name])
  })
  const { headers = {}, ...said } = rest
  const given = Object.entries(said).filter(([, value]) => value !== undefined)
  const call = { method: method as GitHubCall['method'], path, headers: headers as GitHubCall['headers'] }
  if (method === 'GET') return { ...call, path: withQuery(path, given), body: undefined }
  const nothing = method === 'PATCH' || method === 'PUT' ? '' : undefined
  return { ...call, body: given.length > 0 ? Object.fromEntries(given) : nothing }
}

function segment(value: unknown): string {
  return encodeURIComponent(value as string).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function withQuery(path: string, given: readonly (readonly [string, unknown])[]): string {
  if (given.length === 0) return path
  return `${path}?${given.map(([name, value]) => `${name}=${encodeURIComponent(value as string)}`).join('&')}`
}

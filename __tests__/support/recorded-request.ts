/** One request as the proxy saw it, and how it ended for the client. */
export interface RecordedRequest {
  readonly method: string
  /** Without the query, still encoded. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly graphql: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> } | null
  /** Milliseconds since the proxy started. */
  readonly startedAt: number
  /** What the client got; 0 for a dead connection, null while it waits. */
  status: number | null
  /** What the upstream said, where it was asked. */
  upstreamStatus: number | null
}

/** All that is no read. A GraphQL query is a read, a mutation is none. */
export function isWrite(request: RecordedRequest): boolean {
  if (request.graphql) return /^\s*mutation\b/m.test(request.graphql.query)
  return request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS'
}

export function jsonOf(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

export function graphqlOf(path: string, body: string): RecordedRequest['graphql'] {
  if (!path.endsWith('/graphql')) return null
  const { query, variables } = jsonOf(body)
  return { query: typeof query === 'string' ? query : '', variables: (variables ?? {}) as Record<string, unknown> }
}

/** For a test's message: `POST /repos/o/r/issues 201`. */
export function lineOf(request: RecordedRequest): string {
  const query = new URLSearchParams(request.query).toString()
  return `${request.method} ${request.path}${query && `?${query}`} ${request.status ?? 'pending'}`
}

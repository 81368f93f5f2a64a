type Named = Readonly<Record<string, string>>

const POLICY = 'content-security-policy'
const NO_FRAME = "frame-ancestors 'none'"

/** Where a route says nothing else of itself: no script, no frame, nothing kept, nothing guessed. */
const USUAL: Named = {
  [POLICY]: `default-src 'none'; base-uri 'none'; form-action 'none'; ${NO_FRAME}`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Those that have all of it since they were made: the server writes headers that nobody touched twice as fast. */
const DRESSED = new WeakSet<Response>()

/** An answer with the usual headers; `headers` win, with names in lower case. */
export function dressedResponse(
  body: string | Uint8Array<ArrayBuffer> | null,
  status: number,
  headers: Named,
): Response {
  const all = { ...USUAL, ...headers }
  const policy = framed(headers[POLICY])
  if (policy !== null) all[POLICY] = policy
  const response = new Response(body, { status, headers: all })
  DRESSED.add(response)
  return response
}

/** Gives the usual headers to an answer that was made in another way. */
export function dress(response: Response): void {
  if (DRESSED.has(response)) return
  const { headers } = response
  const policy = framed(headers.get(POLICY) ?? undefined)
  if (policy !== null) headers.set(POLICY, policy)
  for (const [name, value] of Object.entries(USUAL)) if (!headers.has(name)) headers.set(name, value)
}

/** A route that is meant to be framed says so; one that only forgot is not. Null where nothing is to be added. */
function framed(policy: string | undefined): string | null {
  return policy === undefined || policy.includes('frame-ancestors') ? null : `${policy}; ${NO_FRAME}`
}

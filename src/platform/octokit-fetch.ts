import type { Http, HttpResponse } from '../ports.js'

interface FetchOptions {
  method?: string
  headers?: Record<string, string>
  body?: unknown
}

const TIMEOUT_MS = 20_000
// A branch's archive or a large heartbeat file; what is larger is read in parts or refused by the caller.
const MAX_BYTES = 32 * 1024 * 1024

/** The part of `fetch` that octokit uses, over our own Http: no undici in the process. */
export function octokitFetch(http: Http): (url: string, options: FetchOptions) => Promise<unknown> {
  return async (url, options) => {
    const response = await http.request({
      method: (options.method ?? 'GET') as 'GET',
      url,
      headers: options.headers ?? {},
      ...(typeof options.body === 'string' ? { body: options.body } : {}),
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
      maxRedirects: options.method === 'GET' ? 3 : 0,
    })
    const ok = response.status >= 200 && response.status < 300
    return {
      status: response.status,
      statusText: String(response.status),
      url,
      ok,
      // Octokit hands this on as it is. Its own parser keeps numbers of any size, at a call for each value of the answer.
      body: ok ? parsed(response) : response.body,
      // Of a refusal octokit reads the type, and throws at one that is badly written.
      headers: new Map(Object.entries({ ...response.headers, 'content-type': plainType(response) })),
      text: async () => response.body,
    }
  }
}

/** What cannot be read as JSON stays text, and has none of the shapes that are due. */
function parsed(response: HttpResponse): unknown {
  if (!isJson(response)) return response.body
  try {
    return JSON.parse(response.body) as unknown
  } catch {
    return response.body
  }
}

const plainType = (response: HttpResponse): string => (isJson(response) ? 'application/json' : 'text/plain')

function isJson({ headers }: HttpResponse): boolean {
  return /^application\/(scim\+)?json\s*(;|$)/i.test(headers['content-type'] ?? '')
}

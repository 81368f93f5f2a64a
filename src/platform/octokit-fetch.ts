import type { Http } from '../ports.js'

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
    return {
      status: response.status,
      statusText: String(response.status),
      url,
      ok: response.status >= 200 && response.status < 300,
      headers: new Map(Object.entries(response.headers)),
      text: async () => response.body,
      json: async () => JSON.parse(response.body) as unknown,
      // Asked for whatever names itself neither JSON nor text.
      arrayBuffer: async () => new TextEncoder().encode(response.body).buffer,
    }
  }
}

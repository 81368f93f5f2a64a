import { startWatcher, until, type Watcher, type WatcherOptions } from './watcher.js'

export const POSTING_TOKEN = 'token-of-the-tests-0123456789'

/** A process that serves, once it listens. */
export interface ServerProcess extends Watcher {
  readonly url: string
  get(path: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  post(path: string, body?: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  /** Waits until the monitor has this status by a beat, as the API tells it. */
  has(monitor: string, status: string, withinMs?: number): Promise<number>
}

export async function startServer(options: WatcherOptions): Promise<ServerProcess> {
  const process = startWatcher({ verb: 'serve', ...options, env: { HEARTBEAT_TOKEN: POSTING_TOKEN, ...options.env } })
  const line = await process.line(({ text }) => /Serving on http/.test(String(text)), 120_000)
  const url = /http:\S+/.exec(String(line['text']))?.[0] ?? ''
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, init)
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const server: ServerProcess = {
    ...process,
    url,
    get: (path) => ask(path),
    post: (path, body = '') =>
      ask(path, { method: 'POST', body, headers: { authorization: `Bearer ${POSTING_TOKEN}` } }),
    async has(monitor, status, withinMs = 60_000) {
      const begun = performance.now()
      const seen = await until(async () => {
        const { body } = await server.get(`/api/health/service/${monitor}`)
        return body['status'] === status && body['reason'] !== 'pending' ? true : undefined
      }, withinMs)
      if (!seen) throw new Error(`${monitor} is not ${status} within ${withinMs} ms:\n${process.said()}`)
      return performance.now() - begun
    },
  }
  const isUp = (): Promise<true | undefined> =>
    server.get('/api/health/status').then(
      ({ status }) => (status === 200 ? true : undefined),
      () => undefined,
    )
  await until(isUp, 60_000)
  return server
}

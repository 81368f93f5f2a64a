import { createAdaptorServer } from '@hono/node-server'
import { ConfigError } from '../errors.js'

export interface FetchServer {
  readonly port: number
  close(): Promise<void>
}

/** Serves a handler. `setting` is what to name where it cannot listen. Throws ConfigError. */
export async function serveApp(
  { host, port }: { readonly host: string; readonly port: number },
  handler: (request: Request) => Response | Promise<Response>,
  _limits: object = {},
  setting = 'port',
): Promise<FetchServer> {
  const server = createAdaptorServer({ fetch: handler })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ConfigError([`${setting}: cannot listen on ${host}:${port}: ${error.code ?? error.message}`])),
    )
    server.listen(port, host, () => resolve())
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

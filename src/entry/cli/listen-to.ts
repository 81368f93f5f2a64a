import type { Listening } from '../../config/inputs/loop-kinds.js'
import { written } from '../../platform/listening.js'
import type { Clock, Log } from '../../ports.js'
import type { Access } from '../../serve/access.js'
import type { Serving } from '../../serve/serving.js'

/** What is served, and to whom. */
interface Listened {
  readonly serving: Serving
  /** An empty token lets nothing be posted; an empty origin is none. */
  readonly access: { readonly token: string; readonly hosts: readonly string[]; readonly cors: string }
  readonly clock: Clock
  readonly log: Log
}

/** Listens with all routes. `setting` is what to name where it cannot. Throws ConfigError. */
export async function listenTo(
  address: Listening,
  setting: string,
  { serving, access: { token, hosts, cors }, clock, log }: Listened,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const [{ createApp }, { hostsOf }, { serveApp }, { tokenCheck }] = await Promise.all([
    import('../../serve/app.js'),
    import('../../serve/access.js'),
    import('../../platform/fetch-server.js'),
    import('../../platform/token-check.js'),
  ])
  const access: Access = {
    opens: token === '' ? null : tokenCheck(token),
    hosts: hostsOf(address.host, hosts),
    cors: cors === '' ? null : cors,
  }
  if (!isLoopback(address.host)) log.warning(openText(address.host, token !== ''))
  const failed = (error: unknown): void =>
    log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  const app = createApp({ serving, now: clock.now, access, failed })
  const server = await serveApp(address, (request, connection) => app.fetch(request, connection), {}, setting)
  return { url: `http://${written({ host: address.host, port: server.port })}`, close: server.close }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

function openText(host: string, hasToken: boolean): string {
  const posted = hasToken ? 'Beats and controls need the token.' : 'No token is set, so nothing can be posted.'
  return `Whoever reaches ${host} can read what is served, with messages and metrics. ${posted}`
}

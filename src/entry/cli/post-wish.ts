import { isPlainObject } from '../../domain/plain-object.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { toIso } from '../../domain/time.js'
import { ConfigError, ExternalError } from '../../errors.js'
import { withConnections } from '../../wiring/connections.js'
import { terminalSurroundings } from '../../wiring/terminal-surroundings.js'
import type { AskedWish, KeptWish } from './asked-wish.js'
import { serverAt } from './ask-server.js'
import type { Terminal } from './terminal.js'

/** Asks a running server, which keeps it and shows it at once. Throws ConfigError or ExternalError. */
export async function postWish(
  { verb, monitor, wish }: AskedWish,
  { url, tokenEnv }: { readonly url: string; readonly tokenEnv: string },
  terminal: Terminal,
): Promise<KeptWish> {
  if ((terminal.env[tokenEnv] ?? '').trim() === '')
    throw new ConfigError([`token-env: ${oneLine(tokenEnv)} is not set; set it to the token of that server`])
  const { base, host } = serverAt(url)
  const query = new URLSearchParams({
    ...('until' in wish && { until: toIso(wish.until) }),
    ...('why' in wish && wish.why !== null && { why: wish.why }),
    ...(wish.by !== null && { by: wish.by }),
  })
  return withConnections(terminalSurroundings({ token: '' }, terminal), async ({ http }) => {
    const { status, body } = await http.request({
      method: 'POST',
      url: `${base}/api/monitors/${encodeURIComponent(monitor)}/${verb}?${query.toString()}`,
      headers: { accept: 'application/json' },
      bearer: { from: tokenEnv },
    })
    const answer = read(body)
    if (status !== 200) throw refused(host, status, answer)
    const named = answer['monitor']
    return {
      monitor: typeof named === 'string' ? oneLine(named) : monitor,
      place: host,
      told: `${host} keeps it, and shows it at once.`,
    }
  })
}

function read(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body)
    return isPlainObject(value) ? value : {}
  } catch {
    return {}
  }
}

function refused(host: string, status: number, { error }: Readonly<Record<string, unknown>>): ExternalError {
  const why = typeof error === 'string' ? `: ${cut(oneLine(error), 300)}` : ''
  const remedy = status === 401 || status === 403 ? 'give the token that the server was started with' : undefined
  return new ExternalError('url', `${host} answers with ${status}${why}`, {
    permanent: status < 500,
    status,
    ...(remedy && { remedy }),
  })
}

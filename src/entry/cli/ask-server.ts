import { toIso, type Instant } from '../../domain/time.js'
import { ConfigError, ExternalError } from '../../errors.js'
import type { StandingPast } from '../../explain/past/standing-text.js'
import type { HealthStatus } from '../../health/schema.js'
import { healthStatusIn, pastIn } from '../../health/served-standing.js'
import type { Http } from '../../ports.js'
import { addressProblem } from '../../sinks/http/options.js'

const MAX_BYTES = 32 * 1024 * 1024
/** The route of a server, with whatever stands before it behind a proxy. */
const ROUTE = /\/api\/(heartbeat|health|monitors)(\/.*)?$/

/** What a `heartbeat serve` tells of all, and of the past since then where it tells it. Throws ExternalError. */
export async function askServer(
  given: string,
  from: Instant,
  http: Http,
): Promise<{ readonly health: HealthStatus; readonly past: StandingPast | null }> {
  const { base, host } = serverAt(given)
  const [health, past] = await Promise.all([
    textAt(`${base}/api/health/status`, http),
    // Of very many monitors it is refused, and then there are no bars.
    textAt(`${base}/api/health/history?from=${encodeURIComponent(toIso(from))}`, http).catch(() => null),
  ])
  const read = healthStatusIn(health)
  if (read !== null) return { health: read, past: past === null ? null : pastIn(past) }
  throw new ExternalError('url', `${host} does not answer as a "heartbeat serve" does`, {
    permanent: true,
    remedy: 'give the address that "heartbeat serve" tells when it starts',
  })
}

/** Where its routes begin, whichever of them was named. Throws ConfigError. */
export function serverAt(given: string): { readonly base: string; readonly host: string } {
  const problem = addressProblem(given)
  if (problem !== null) throw new ConfigError([`url: ${problem}`])
  const base = new URL(given)
  base.pathname = base.pathname.replace(ROUTE, '').replace(/\/+$/, '')
  base.search = base.hash = ''
  return { base: base.href.replace(/\/$/, ''), host: base.host }
}

async function textAt(url: string, http: Http): Promise<string> {
  const { status, body } = await http.request({
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
    maxBytes: MAX_BYTES,
  })
  if (status === 200) return body
  throw new ExternalError('url', `${new URL(url).host} answers with ${status}`, { permanent: status < 500, status })
}

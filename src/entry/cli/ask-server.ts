import { toIso, type Instant } from '../../domain/time.js'
import { ConfigError, ExternalError } from '../../errors.js'
import type { StandingPast } from '../../explain/past/standing-text.js'
import type { HealthStatus } from '../../health/schema.js'
import { healthStatusIn, pastIn } from '../../health/served-standing.js'
import type { Http } from '../../ports.js'
import { addressProblem } from '../../sinks/http/options.js'

const MAX_BYTES = 32 * 1024 * 1024
/** The route of a server, with whatever stands before it behind a proxy. */
const ROUTE = /\/api\/(heartbeat|health)(\/.*)?$/

/** What a `heartbeat serve` tells of all, and of the past since then where it tells it. Throws ExternalError. */
export async function askServer(
  given: string,
  from: Instant,
  http: Http,
): Promise<{ readonly health: HealthStatus; readonly past: StandingPast | null }> {
  const problem = addressProblem(given)
  if (problem !== null) throw new ConfigError([`url: ${problem}`])
  const base = new URL(given)
  base.pathname = base.pathname.replace(ROUTE, '').replace(/\/+$/, '')
  base.search = base.hash = ''
  const [health, past] = await Promise.all([
    textAt(`${base.href.replace(/\/$/, '')}/api/health/status`, http),
    // Of very many monitors it is refused, and then there are no bars.
    textAt(`${base.href.replace(/\/$/, '')}/api/health/history?from=${encodeURIComponent(toIso(from))}`, http).catch(
      () => null,
    ),
  ])
  const read = healthStatusIn(health)
  if (read !== null) return { health: read, past: past === null ? null : pastIn(past) }
  throw new ExternalError('url', `${base.host} does not answer as a "heartbeat serve" does`, {
    permanent: true,
    remedy: 'give the address that "heartbeat serve" tells when it starts',
  })
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

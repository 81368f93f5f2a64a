import { ExternalError } from '../../errors.js'
import { SECOND, type Duration, type Instant } from '../../domain/time.js'
import type { Engine, HttpResponse } from '../../ports.js'
import type { Containers } from './containers.js'
import { readContainer, readMessage, readNames } from './read-container.js'

const LOOK_MS: Duration = 10 * SECOND
/** Stopping included: an engine that needs longer hangs. Whoever waits for the whole step waits a minute. */
const RESTART_MS: Duration = 55 * SECOND

/**
 * The engine's own HTTP: three calls, and a fourth where containers are named by labels. Null where nobody listens at any of
 * these sockets. Throws ExternalError where somebody listens and will not speak to us.
 */
export async function containersBySocket(engines: readonly Engine[]): Promise<Containers | null> {
  for (const engine of engines) {
    const version = await versionOf(engine)
    if (version !== null) return containersOf(engine, version)
  }
  return null
}

/** `/v1.41`; nothing where it says none; null where nobody listens. */
async function versionOf(engine: Engine): Promise<string | null> {
  try {
    const { headers } = await engine.request('GET', '/_ping', LOOK_MS)
    const version = headers['api-version'] ?? ''
    return /^1\.\d{1,3}$/.test(version) ? `/v${version}` : ''
  } catch (error) {
    if (error instanceof ExternalError && NOBODY.has(codeOf(error.fault.cause))) return null
    throw error
  }
}

const NOBODY: ReadonlySet<unknown> = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTDIR'])

function codeOf(cause: unknown): unknown {
  return (cause as { code?: unknown } | null | undefined)?.code
}

function containersOf(engine: Engine, version: string): Containers {
  const ask = (method: 'GET' | 'POST', path: string, timeoutMs = LOOK_MS): Promise<HttpResponse> =>
    engine.request(method, `${version}${path}`, timeoutMs)
  return {
    async inspect(name) {
      const answer = await ask('GET', `/containers/${encodeURIComponent(name)}/json`)
      if (answer.status === 404 && isAboutContainer(answer.body)) return null
      const what = `GET /containers/${name}/json`
      if (answer.status !== 200) throw refusal(engine, answer, what)
      const container = readContainer(answer.body, clockOf(answer))
      if (container !== null) return container
      throw new ExternalError('engine', `${engine.address}: ${what}: the answer describes no container`, {
        permanent: false,
      })
    },

    async named(labels) {
      const filters = JSON.stringify({ label: Object.entries(labels).map(([key, value]) => `${key}=${value}`) })
      const answer = await ask('GET', `/containers/json?all=true&filters=${encodeURIComponent(filters)}`)
      if (answer.status !== 200) throw refusal(engine, answer, 'the list of containers')
      return readNames(answer.body)
    },

    async restart(name, stopSeconds) {
      const path = `/containers/${encodeURIComponent(name)}/restart?t=${stopSeconds}`
      const answer = await ask('POST', path, RESTART_MS)
      if (answer.status < 200 || answer.status > 299) throw refusal(engine, answer, `POST /containers/${name}/restart`)
    },
  }
}

/** A proxy that knows no such path says 404 too, and in other words. */
function isAboutContainer(body: string): boolean {
  return /no such container|no container with/i.test(readMessage(body))
}

/** Containers are dated by this clock: where it differs from ours, theirs counts. */
function clockOf({ headers }: HttpResponse): Instant | null {
  const at = Date.parse(headers['date'] ?? '')
  return Number.isNaN(at) ? null : at
}

function refusal(engine: Engine, { status, body }: HttpResponse, what: string): ExternalError {
  const forbidden = status === 401 || status === 403
  const remedy = forbidden
    ? 'let the proxy before the socket allow this call (in most: CONTAINERS=1 to look; POST=1 and ALLOW_RESTARTS=1 to restart)'
    : undefined
  const said = readMessage(body)
  return new ExternalError('engine', `${engine.address}: ${what}: ${status}${said === '' ? '' : ` ${said}`}`, {
    status,
    permanent: forbidden,
    ...(remedy === undefined ? {} : { remedy }),
  })
}

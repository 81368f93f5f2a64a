import { ExternalError } from '../errors.js'
import type { ClientCertificates, EngineAddress } from '../platform/socket-http.js'
import type { Engine, EngineWanted, Files, OpenEngines } from '../ports.js'
import type { Surroundings } from './surroundings.js'

type Environment = Surroundings['environment']

const PLAIN_PORT = 2375
const SECURE_PORT = 2376
const MAX_CERTIFICATE = 256 * 1024

/** The engines of these surroundings, by the variables that Docker's own programs read. */
export function engineOpener({ environment }: Pick<Surroundings, 'environment'>, files: Files): OpenEngines {
  return async (wanted) => {
    const { createEngine } = await import('../platform/socket-http.js')
    const host = wanted.host ?? (environment['DOCKER_HOST'] || null)
    if (host === null) return usualSockets(wanted, environment).map((path) => createEngine({ kind: 'unix', path }))
    const secure = Boolean(environment['DOCKER_TLS_VERIFY'] || environment['DOCKER_CERT_PATH'])
    const address = engineAddress(host, secure)
    if (address === null) return []
    if (address.kind === 'unix' || !secure) return [createEngine(address)]
    return [await withCertificates(address, environment, files, createEngine)]
  }
}

/** Null where no HTTP leads there, as for `ssh://`: the engine's own program may know the way. */
export function engineAddress(host: string, secure = false): EngineAddress | null {
  if (host.startsWith('unix://')) return { kind: 'unix', path: host.slice('unix://'.length) }
  if (!/^(tcp|https?):\/\//.test(host) || !URL.canParse(host)) return null
  // Parsed as a scheme that has hosts and no usual port.
  const { hostname, port } = new URL(host.replace(/^\w+:/, 'redis:'))
  const plain = hostname.replace(/^\[|\]$/g, '')
  const usual = secure ? SECURE_PORT : PLAIN_PORT
  return plain === '' ? null : { kind: 'tcp', host: plain, port: Number(port || usual), tls: null }
}

/** Docker's before Podman's; which of them exists is found out by asking. */
function usualSockets({ kind }: EngineWanted, environment: Environment): string[] {
  const runtime = environment['XDG_RUNTIME_DIR']
  const podman = [...(runtime ? [`${runtime}/podman/podman.sock`] : []), '/run/podman/podman.sock']
  return [...(kind === 'podman' ? [] : ['/var/run/docker.sock']), ...(kind === 'docker' ? [] : podman)]
}

async function withCertificates(
  address: Extract<EngineAddress, { kind: 'tcp' }>,
  environment: Environment,
  files: Files,
  createEngine: (address: EngineAddress) => Engine,
): Promise<Engine> {
  const folder = environment['DOCKER_CERT_PATH'] || `${environment['HOME'] ?? ''}/.docker`
  const { resolve } = await import('node:path')
  const read = async (name: keyof ClientCertificates): Promise<string> => {
    const path = resolve(folder, `${name}.pem`)
    const text = await files.read(path, MAX_CERTIFICATE)
    if (text !== null) return text
    const remedy = 'let DOCKER_CERT_PATH name the folder that holds ca.pem, cert.pem and key.pem'
    throw new ExternalError('docker', `there is no file ${path}`, { permanent: true, remedy })
  }
  const [ca, cert, key] = await Promise.all([read('ca'), read('cert'), read('key')])
  return createEngine({ ...address, tls: { ca, cert, key } })
}

import { ExternalError } from '../errors.js'
import type { Engine, HttpResponse } from '../ports.js'
import { moduleFor } from './agents.js'

const MAX_BYTES = 1024 * 1024

/** Certificates, PEM: whom to trust, and who we are. */
export interface ClientCertificates {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

export type EngineAddress =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls: ClientCertificates | null }

/** A connection for each call: a restart may take a minute, and an engine may have been started anew in between. */
export function createEngine(address: EngineAddress): Engine {
  const shown = addressText(address)
  return {
    address: shown,
    request: (method, path, timeoutMs) => exchange({ address, shown, method, path, timeoutMs }),
  }
}

interface Exchange {
  readonly address: EngineAddress
  readonly shown: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly timeoutMs: number
}

function exchange({ address, shown, method, path, timeoutMs }: Exchange): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const secure = address.kind === 'tcp' && address.tls !== null
    // Over TCP the name is the one that the certificate is compared with.
    const host = address.kind === 'unix' ? { host: 'docker' } : {}
    const headers = { ...host, 'user-agent': 'heartbeat', 'content-length': '0' }
    const call = moduleFor(secure).request({ ...placeOf(address), method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        if (size > MAX_BYTES) fail(fault(shown, `the answer is larger than ${MAX_BYTES} bytes`))
      })
      answer.on('aborted', () => fail(fault(shown, 'the connection broke off')))
      answer.on('error', (cause: Error) => fail(fault(shown, reasonOf(cause), cause)))
      answer.on('end', () => {
        clearTimeout(timer)
        const { statusCode = 0, headers: given } = answer
        const plain = Object.entries(given).map(([name, value]) => [name, String(value)] as const)
        resolve({
          status: statusCode,
          headers: Object.fromEntries(plain),
          body: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    const fail = (error: ExternalError): void => {
      clearTimeout(timer)
      reject(error)
      call.destroy()
    }
    const timer = setTimeout(() => fail(fault(shown, `no whole answer within ${timeoutMs / 1000} s`)), timeoutMs)
    call.on('error', (cause: Error) => fail(fault(shown, reasonOf(cause), cause)))
    call.end()
  })
}

function placeOf(address: EngineAddress): object {
  if (address.kind === 'unix') return { socketPath: address.path }
  const { host, port, tls } = address
  return { host, port, ...tls }
}

function addressText(address: EngineAddress): string {
  if (address.kind === 'unix') return `unix://${address.path}`
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  return `tcp://${host}:${address.port}`
}

function fault(shown: string, what: string, cause?: unknown): ExternalError {
  const remedy = REMEDIES[codeOf(cause)]
  return new ExternalError(shown, `${shown}: ${what}`, {
    permanent: false,
    cause,
    ...(remedy === undefined ? {} : { remedy }),
  })
}

const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'let the user of Heartbeat read and write the socket, or give the address of a socket proxy by DOCKER_HOST',
  ENOENT: 'start the engine, or give its address by DOCKER_HOST or `docker-host:`',
  ECONNREFUSED: 'start the engine, or give its address by DOCKER_HOST or `docker-host:`',
}

function reasonOf(cause: unknown): string {
  const code = codeOf(cause)
  return code === '' ? 'connection failed' : `connection failed (${code})`
}

function codeOf(cause: unknown): string {
  const code = (cause as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : ''
}

import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { closeServer } from './http-server.js'

/** What is done to a call instead of passing it on. */
export type ProxyFault =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'mute' }
  | { readonly kind: 'late'; readonly ms: number }

/** Stands before the socket of an engine, as a socket proxy does: notes every call, and breaks those it is told to. */
export interface DockerProxy extends AsyncDisposable {
  readonly socket: string
  readonly host: string
  /** `POST /v1.41/containers/api/restart?t=10`, in their order. */
  readonly calls: readonly string[]
  /** What is neither GET nor HEAD. */
  deeds(): readonly string[]
  /** From now on, until it is called again. */
  breaks(fault: (call: string) => ProxyFault | null): void
  forget(): void
  close(): Promise<void>
}

export async function startDockerProxy(upstream: string, folder: string, name = 'proxy.sock'): Promise<DockerProxy> {
  const socket = join(folder, name)
  const calls: string[] = []
  let faultOf: (call: string) => ProxyFault | null = () => null
  const server = createServer((incoming, answer) => {
    const call = `${incoming.method} ${incoming.url}`
    calls.push(call)
    const pass = (): void => {
      const { method, url, headers } = incoming
      const out = request({ socketPath: upstream, method, path: url, headers, agent: false }, (back) => {
        answer.writeHead(back.statusCode ?? 502, back.headers)
        back.pipe(answer)
      })
      out.on('error', () => answer.destroy())
      incoming.pipe(out)
    }
    const fault = faultOf(call)
    if (fault === null) return pass()
    if (fault.kind === 'cut') return void incoming.socket.destroy()
    if (fault.kind === 'late') return void setTimeout(pass, fault.ms)
    if (fault.kind === 'status') answer.writeHead(fault.status).end(fault.body ?? '')
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve))
  const proxy: DockerProxy = {
    socket,
    host: `unix://${socket}`,
    calls,
    deeds: () => calls.filter((call) => !/^(GET|HEAD) /.test(call)),
    breaks: (fault) => void (faultOf = fault),
    forget: () => void (calls.length = 0),
    close: () => closeServer(server),
    [Symbol.asyncDispose]: () => closeServer(server),
  }
  return proxy
}

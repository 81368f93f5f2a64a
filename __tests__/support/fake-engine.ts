import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { anInspection } from './container-samples.js'
import { closeServer } from './http-server.js'

interface FakeContainer {
  readonly name: string
  startedAt: number
  running: boolean
}

/** Docker's socket as far as it is used, with containers that only know when they were started, and by whom is counted. */
export interface FakeEngine {
  /** As `docker-host` has it. */
  readonly host: string
  /** Every restart that was done, in their order. */
  readonly restarts: readonly { readonly name: string; readonly at: number }[]
  readonly looks: number
  stop(name: string): void
  isRunning(name: string): boolean
  close(): Promise<void>
}

/** `tookMs`: how long a restart takes. `onRestart` is told when one begins. */
export async function startFakeEngine(
  names: readonly string[],
  { tookMs = 0, onRestart = () => {} }: { readonly tookMs?: number; readonly onRestart?: (name: string) => void } = {},
): Promise<FakeEngine> {
  const long = Date.now() - 3_600_000
  const containers = new Map<string, FakeContainer>(
    names.map((name) => [name, { name, startedAt: long, running: true }]),
  )
  const restarts: { name: string; at: number }[] = []
  let looks = 0

  const server = createServer((asked, answer) => {
    const [, name = '', what] = /^\/v1\.41\/containers\/([^/]+)\/(json|restart)/.exec(asked.url ?? '') ?? []
    const container = containers.get(name)
    if (asked.url === '/_ping') return void answer.writeHead(200, { 'api-version': '1.41' }).end('OK')
    if (container === undefined) return void answer.writeHead(404).end('{"message":"No such container"}')
    if (what === 'json') {
      looks += 1
      return void answer.writeHead(200, { 'content-type': 'application/json' }).end(inspected(container))
    }
    void restart(container, answer)
  })

  async function restart(container: FakeContainer, answer: ServerResponse): Promise<void> {
    onRestart(container.name)
    restarts.push({ name: container.name, at: Date.now() })
    await sleep(tookMs)
    container.startedAt = Date.now()
    container.running = true
    answer.writeHead(204).end()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    restarts,
    get looks() {
      return looks
    },
    stop(name) {
      const container = containers.get(name)
      if (container) container.running = false
    },
    isRunning: (name) => containers.get(name)?.running ?? false,
    close: () => closeServer(server),
  }
}

function inspected({ name, startedAt, running }: FakeContainer): string {
  const state = {
    Status: running ? 'running' : 'exited',
    Running: running,
    StartedAt: new Date(startedAt).toISOString(),
    FinishedAt: running ? '0001-01-01T00:00:00Z' : new Date(startedAt + 1).toISOString(),
  }
  return anInspection(state, { Name: `/${name}` })
}

import { createServer, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { anInspection } from './container-samples.js'
import { closeServer, listen } from './http-server.js'

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
  /** Called once, at the next look or restart; the call itself is answered afterwards. */
  onNext(call: 'look' | 'restart', then: () => void | Promise<void>): void
  stop(name: string): void
  isRunning(name: string): boolean
  close(): Promise<void>
}

/** `tookMs`: how long a restart takes. `began`: what a program does as it starts, before the restart is answered. */
export async function startFakeEngine(
  names: readonly string[],
  { tookMs = 0, began = async () => {} }: { readonly tookMs?: number; readonly began?: () => Promise<void> } = {},
): Promise<FakeEngine> {
  const long = Date.now() - 3_600_000
  const containers = new Map<string, FakeContainer>(
    names.map((name) => [name, { name, startedAt: long, running: true }]),
  )
  const restarts: { name: string; at: number }[] = []
  const next: Record<'look' | 'restart', () => void | Promise<void>> = { look: () => {}, restart: () => {} }
  const begins = async (call: 'look' | 'restart'): Promise<void> => {
    const told = next[call]
    next[call] = () => {}
    await told()
  }

  const server = createServer((asked, answer) => {
    const [, name = '', what] = /^\/v1\.41\/containers\/([^/]+)\/(json|restart)/.exec(asked.url ?? '') ?? []
    const container = containers.get(name)
    if (asked.url === '/_ping') return void answer.writeHead(200, { 'api-version': '1.41' }).end('OK')
    if (container === undefined) return void answer.writeHead(404).end('{"message":"No such container"}')
    if (what === 'json') return void look(container, answer)
    void restart(container, answer)
  })

  async function look(container: FakeContainer, answer: ServerResponse): Promise<void> {
    await begins('look')
    answer.writeHead(200, { 'content-type': 'application/json' }).end(inspected(container))
  }

  async function restart(container: FakeContainer, answer: ServerResponse): Promise<void> {
    restarts.push({ name: container.name, at: Date.now() })
    await begins('restart')
    await sleep(tookMs)
    container.startedAt = Date.now()
    container.running = true
    await began()
    answer.writeHead(204).end()
  }

  const port = await listen(server)
  return {
    host: `tcp://127.0.0.1:${port}`,
    restarts,
    onNext: (call, then) => void (next[call] = then),
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

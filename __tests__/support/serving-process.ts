// A server over a board of so many monitors, and beside it a bare one that says the same; asked by messages.
import { createServer } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { keepMemoryLean } from '../../src/platform/lean-memory.js'
import { serveApp } from '../../src/platform/fetch-server.js'
import type { Board } from '../../src/health/board.js'
import { aDeadOne, aRun, aVerdict } from '../reports/a-run.js'
import { listen } from './http-server.js'
import { aBoard, memoryServing, servedApp } from './served.js'

export type ServingMessage =
  | { readonly kind: 'ports' }
  /** The bare one says the same to this path. */
  | { readonly kind: 'learn'; readonly path: string }
  /** One monitor changes; answered with the instant at which it did. */
  | { readonly kind: 'change' }
  | { readonly kind: 'memory' }

// As whatever lives long does.
keepMemoryLean()
const monitors = Number(process.argv[2] ?? 12)
/** Whoever is slow is let go sooner than a proof wants to wait. */
const limits = process.argv[3] === 'impatient' ? { headMs: 500, requestMs: 800, keepAliveMs: 500 } : {}
const now = Date.now()

function boardOf(version: number): Board {
  const verdicts = Array.from({ length: monitors }, (_, i) => {
    const id = `service-${String(i).padStart(5, '0')}`
    const about = { name: `Service ${i}`, message: 'Last heartbeat 12 s ago.' }
    return i === version % monitors ? aDeadOne(id, about) : aVerdict(id, about)
  })
  const run = aRun({ now, verdicts })
  // Long enough for a proof to run while nobody looks.
  return aBoard(run, { version: String(version), now, intervalMs: 3_600_000 })
}

let version = 1
const serving = memoryServing(boardOf(version))
const errors: string[] = []
process.on('warning', ({ stack }) => errors.push(String(stack)))
process.on('unhandledRejection', (error) => errors.push(String(error)))
const app = servedApp(serving, now)
const server = await serveApp({ host: '127.0.0.1', port: 0 }, app.fetch, limits)
/** What the app says to a path, for the bare server to say too. */
const bodies = new Map<string, string>()
const bare = createServer((request, response) => {
  const body = bodies.get(request.url ?? '') ?? ''
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
})
const barePort = await listen(bare)

function memoryUse(): object {
  const { heapUsed, external } = process.memoryUsage()
  return { heapMiB: (heapUsed + external) / 1024 / 1024, peakMiB: process.resourceUsage().maxRSS / 1024, errors }
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  for (let i = 0; i < 3; i++) runInNewContext('gc')()
}

async function answer(message: ServingMessage): Promise<object> {
  switch (message.kind) {
    case 'ports':
      return { port: server.port, barePort }
    case 'learn':
      bodies.set(message.path, await (await app.request(message.path)).text())
      return {}
    case 'change': {
      version += 1
      const board = boardOf(version)
      const monitor = `service-${String(version % monitors).padStart(5, '0')}`
      const change = { id: version, monitor, status: 'critical', before: 'healthy', reason: 'stale' } as const
      const at = Date.now()
      serving.show(board, [{ ...change, message: 'No heartbeat for 5 h.', at: now, since: now }])
      return { at }
    }
    case 'memory':
      collectGarbage()
      return memoryUse()
  }
}

process.on('message', (message: ServingMessage) => void answer(message).then((told) => process.send?.(told)))
process.on('SIGTERM', () => process.exit(0))
process.send?.({ ready: true })

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bodyOf, closeServer, listen } from './http-server.js'

export interface StubRequest {
  readonly method: string
  /** Without the query, still encoded. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body as JSON; throws where it is none. */
  json(): unknown
}

export interface StubAnswer {
  /** Default 200. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  /** Anything but text and bytes is sent as JSON. */
  readonly body?: unknown
  readonly delayMs?: number
  /**
   * `hang`: never answers. `reset`: the connection dies unanswered. `garbage`: bytes that are no HTTP.
   * `truncate`: promises more bytes than it sends. `stall`: sends the head and half the body, then nothing. `drip`: sends a byte
   * now and then.
   */
  readonly fault?: 'hang' | 'reset' | 'garbage' | 'truncate' | 'stall' | 'drip'
}

/** One answer for ever, answers in turn (the last one stays), or a function of the request. */
export type StubBehaviour =
  StubAnswer | readonly StubAnswer[] | ((request: StubRequest) => StubAnswer | Promise<StubAnswer>)

/** A web server that says what the test tells it to, and remembers what it was asked. */
export interface HttpStub {
  readonly url: string
  readonly port: number
  readonly requests: readonly StubRequest[]
  /** Newer routes win. `method` may be `*`. Without a route: 404. */
  on(method: string, path: string | RegExp, behaviour: StubBehaviour): void
  /** Forgets routes and requests. */
  reset(): void
  close(): Promise<void>
}

interface Route {
  readonly method: string
  readonly path: string | RegExp
  readonly answer: (request: StubRequest) => StubAnswer | Promise<StubAnswer>
}

export async function createHttpStub(): Promise<HttpStub> {
  const routes: Route[] = []
  const requests: StubRequest[] = []
  const server = createServer((incoming, response) => {
    void receive(incoming)
      .then(async (request) => {
        requests.push(request)
        const route = routes.find((candidate) => isFor(candidate, request))
        sendAnswer(
          response,
          route ? await route.answer(request) : { status: 404, body: { message: `Not Found: ${request.path}` } },
        )
      })
      .catch((error: unknown) => sendAnswer(response, { status: 500, body: String(error) }))
  })
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    on: (method, path, behaviour) => void routes.unshift({ method, path, answer: answerOf(behaviour) }),
    reset() {
      routes.length = 0
      requests.length = 0
    },
    close: () => closeServer(server),
  }
}

function isFor(route: Route, request: StubRequest): boolean {
  if (route.method !== '*' && route.method !== request.method) return false
  return typeof route.path === 'string' ? route.path === request.path : route.path.test(request.path)
}

function answerOf(behaviour: StubBehaviour): Route['answer'] {
  if (typeof behaviour === 'function') return behaviour
  const answers: StubAnswer[] = isSequence(behaviour) ? [...behaviour] : [behaviour]
  return () => (answers.length > 1 ? answers.shift()! : (answers[0] ?? {}))
}

function isSequence(behaviour: StubAnswer | readonly StubAnswer[]): behaviour is readonly StubAnswer[] {
  return Array.isArray(behaviour)
}

async function receive(incoming: IncomingMessage): Promise<StubRequest> {
  const url = new URL(incoming.url ?? '/', 'http://stub')
  const body = (await bodyOf(incoming)).toString('utf8')
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
    json: () => JSON.parse(body) as unknown,
  }
}

export function sendAnswer(response: ServerResponse, answer: StubAnswer): void {
  setTimeout(() => sendNow(response, answer), answer.delayMs ?? 0)
}

function sendNow(response: ServerResponse, answer: StubAnswer): void {
  if (answer.fault === 'hang') return
  if (answer.fault === 'reset') return void response.socket?.resetAndDestroy()
  if (answer.fault === 'garbage') return void response.socket?.end('\u0000\u0001 this is no HTTP at all\r\n\r\n')
  // By the clock of the test, which may stand still at any instant.
  response.sendDate = false
  const isRaw = typeof answer.body === 'string' || Buffer.isBuffer(answer.body)
  const body = isRaw
    ? Buffer.from(answer.body as string)
    : Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body))
  const type = isRaw ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  const status = answer.status ?? 200
  const promised = answer.fault ? body.length + 100 : body.length
  const length = status === 204 || status === 304 ? {} : { 'content-length': String(promised) }
  response.writeHead(status, {
    'content-type': type,
    ...length,
    ...(answer.headers as Record<string, string | string[]>),
  })
  if (answer.fault === undefined) return void response.end(body)
  if (answer.fault === 'drip') return drip(response, body)
  response.write(body.subarray(0, Math.ceil(body.length / 2)), () => {
    if (answer.fault === 'truncate') response.socket?.destroy()
  })
}

const DROP_MS = 250

function drip(response: ServerResponse, body: Buffer): void {
  let sent = 0
  const timer = setInterval(() => response.write(body.subarray(sent, ++sent)), DROP_MS)
  response.on('close', () => clearInterval(timer))
}

import { randomFrom } from './seeded-random.js'

/** What somebody sends over one connection, who knows HTTP badly or all too well. */
export interface WildRequest {
  /** Sent one after the other, with a short rest between them. */
  readonly pieces: readonly Buffer[]
  /** What he does then: waits for the answer, closes his side, or goes away. */
  readonly then: 'wait' | 'half-close' | 'leave'
  /** How many requests it is, more or less. */
  readonly requests: number
  /** He asks for an answer that may rightly be a 503: `strict`. */
  readonly strict: boolean
}

/** Chosen by chance, the same each time for the same number. */
interface Dice {
  below(limit: number): number
  one<T>(values: readonly T[]): T
  often(part: number): boolean
  /** As often, of those who do not mind the rules: every second one minds them, and is heard further in. */
  strange(part: number): boolean
  /** Any characters that fit into a byte. */
  bytes(most: number): string
}

const PATHS = [
  '/',
  '/healthz',
  '/metrics',
  '/openapi.json',
  '/embed',
  '/monitors/service-00001',
  '/badge.svg',
  '/api/health/status',
  '/api/health/status?strict=1',
  '/api/health/service/service-00001',
  '/api/health/service/__proto__',
  '/api/health/history?from=1d&format=csv',
  '/api/health/stream',
  '/api/heartbeat/status',
  '/api/heartbeat/service-00001',
  '/api/heartbeat/service-00001/start',
  '/api/heartbeat/service-00001/17',
  '/api/heartbeat/nobody/fail',
]
const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'CONNECT']
const STRANGE = ['PROPFIND', 'M-SEARCH', 'get', 'GETX', '', 'G\0T', 'PRI']
const TOKEN_LINES = [
  'authorization: Bearer a-token-for-tests',
  'authorization: Bearer wrong',
  'authorization: Basic Og==',
  'authorization: Basic ÿÿ',
  `authorization: ${'x'.repeat(3_000)}`,
]
const BODIES = [
  '{"status":"ok"}',
  '{"status":',
  '{"__proto__":{"a":1},"constructor":null}',
  `{"message":"${'x'.repeat(70_000)}"}`,
  '['.repeat(60_000),
  '{"timestamp":1e999,"duration":-0}',
  '\xff\xfe\x00\x80',
  '"\\ud800"',
  '',
]

export function wildRequest(number: number): WildRequest {
  const dice = diceOf(`wild request ${number}`)
  const text = dice.one([oneRequest, oneRequest, manyRequests, chunkedLies, upgrades, noise])(dice)
  const pieces = dice.often(0.2) ? inPieces(text, dice) : [text]
  const then = dice.one(['wait', 'wait', 'wait', 'half-close', 'leave'] as const)
  return {
    pieces: pieces.map((piece) => Buffer.from(piece, 'latin1')),
    then,
    requests: text.split('\r\n\r\n').length,
    strict: text.includes('strict'),
  }
}

function diceOf(name: string): Dice {
  const random = randomFrom(name)
  const below = (limit: number): number => Math.floor(random() * limit)
  const wild = random() < 0.5
  return {
    below,
    one: <T>(values: readonly T[]): T => values[below(values.length)] as T,
    often: (part) => random() < part,
    strange: (part) => wild && random() < part,
    bytes: (most) => String.fromCharCode(...Array.from({ length: below(most) }, () => below(256))),
  }
}

function oneRequest(dice: Dice): string {
  const body = dice.often(0.5) ? dice.one(BODIES) : ''
  const length = !dice.strange(0.2) ? body.length : dice.one([0, 1, body.length + 10, -1, 1e15, 'x'])
  const lines = [startLine(dice), ...headers(dice), ...(body === '' ? [] : [`content-length: ${length}`])]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

function startLine(dice: Dice): string {
  const method = !dice.strange(0.1) ? dice.one(METHODS) : dice.one(STRANGE)
  const version = dice.often(0.9)
    ? 'HTTP/1.1'
    : dice.one(['HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'HTTP/1.1 ', 'FTP/1', ''])
  return `${method} ${target(dice)} ${version}`
}

function target(dice: Dice): string {
  const path = dice.one(PATHS)
  const at = dice.below(path.length)
  switch (dice.below(dice.strange(1) ? 10 : 20)) {
    case 0:
      return (
        path.slice(0, at) +
        dice.one(['%', '%ff', '%00', '%2e%2e/', '//', '/../', '\\', '\x00', 'ä', '%u0041', ';', '#'])
      )
    case 1:
      return path + dice.one(['?', '&', '?a=b&a=c', '?from=x', '?format=exe', '?monitor=', `?${'q'.repeat(5_000)}`])
    case 2:
      return dice.one([
        '*',
        'http://evil.example/',
        'http://',
        'evil.example:80',
        '',
        '/'.repeat(4_000),
        `/${'x'.repeat(9_000)}`,
      ])
    case 3:
      return `/${dice.bytes(60).replaceAll(/[ \r\n]/g, '')}`
    default:
      return path
  }
}

function headers(dice: Dice): string[] {
  const host = !dice.strange(0.15)
    ? 'localhost'
    : dice.one(['', 'evil.example', 'a b', '[::1', 'localhost:99999999', '\xff', 'x'.repeat(500)])
  const lines = !dice.strange(0.05) ? [`host: ${host}`] : []
  if (dice.often(0.5)) lines.push(dice.one(TOKEN_LINES))
  if (dice.often(0.2)) lines.push(dice.one(['origin: https://evil.example', 'origin: null', 'origin: \xff']))
  if (dice.often(0.2)) lines.push(dice.one(['expect: 100-continue', 'expect: tea', 'range: bytes=0-', 'te: trailers']))
  if (dice.often(0.2))
    lines.push(dice.one(['if-none-match: *', 'if-none-match: ,,"', 'last-event-id: 1', 'last-event-id: -1e9']))
  if (dice.often(0.2))
    lines.push(`content-type: ${dice.one(['application/json', 'text/plain', 'multipart/form-data', '\xff'])}`)
  if (dice.strange(0.1)) lines.push(`${dice.bytes(20)}: ${dice.bytes(200)}`)
  if (dice.strange(0.05)) lines.push(...Array.from({ length: dice.below(3_000) }, (_, i) => `x${i}: y`))
  if (dice.strange(0.05)) lines.push(`x: ${'y'.repeat(dice.below(100_000))}`)
  if (dice.often(0.5)) lines.push('connection: close')
  return lines
}

function manyRequests(dice: Dice): string {
  return Array.from({ length: 1 + dice.below(20) }, () => oneRequest(dice)).join('')
}

function chunkedLies(dice: Dice): string {
  const head = [`POST ${dice.one(PATHS)} HTTP/1.1`, ...headers(dice), 'transfer-encoding: chunked']
  if (dice.often(0.2)) head.push('content-length: 5')
  const chunks = Array.from({ length: dice.below(30) }, () => {
    const body = 'x'.repeat(dice.one([0, 1, 10, 5_000]))
    const size = !dice.strange(0.1)
      ? body.length.toString(16)
      : dice.one(['zz', '-1', 'ffffffffffffffff', '', '5;a=b', `1;${'e'.repeat(20_000)}`])
    return `${size}\r\n${body}\r\n`
  })
  return `${head.join('\r\n')}\r\n\r\n${chunks.join('')}${dice.one(['0\r\n\r\n', '0\r\nx: y\r\n\r\n', '', '0'])}`
}

function upgrades(dice: Dice): string {
  const lines = [
    `${dice.often(0.9) ? 'GET' : 'POST'} ${dice.often(0.7) ? '/api/health/stream' : dice.one(PATHS)} HTTP/1.1`,
    ...headers(dice).filter((line) => !line.startsWith('connection')),
    `connection: ${dice.one(['upgrade', 'Upgrade, close', 'keep-alive'])}`,
    `upgrade: ${dice.one(['websocket', 'websocket', 'WebSocket', 'h2c', 'x', ''])}`,
    `sec-websocket-version: ${dice.one(['13', '13', '8', 'x'])}`,
    `sec-websocket-key: ${dice.one(['dGhlIHNhbXBsZSBub25jZQ==', 'dGhlIHNhbXBsZSBub25jZQ==', 'short', ''])}`,
    ...(dice.often(0.2) ? [`sec-websocket-protocol: ${dice.one(['a, a', 'a b', ','])}`] : []),
    ...(dice.often(0.2) ? ['sec-websocket-extensions: permessage-deflate; x="'] : []),
  ]
  const frames = dice.one([
    '',
    '\x81\x05hello',
    '\x88\x80mask',
    `\x81\xfe\xff\xff${'m'.repeat(70_000)}`,
    '\x81\xff\x7f',
  ])
  return `${lines.join('\r\n')}\r\n\r\n${frames}${dice.often(0.3) ? dice.bytes(500) : ''}`
}

function noise(dice: Dice): string {
  return dice.bytes(dice.one([10, 1_000, 30_000]))
}

function inPieces(text: string, dice: Dice): string[] {
  const cuts = Array.from({ length: 1 + dice.below(4) }, () => dice.below(text.length + 1)).sort((a, b) => a - b)
  return [0, ...cuts].map((cut, i) => text.slice(cut, cuts[i] ?? text.length)).filter((piece) => piece !== '')
}

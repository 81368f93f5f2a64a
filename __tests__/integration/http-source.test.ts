import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { fileConfigOf } from '../../src/config/file/file-config.js'
import type { FileProblem } from '../../src/config/keys/where.js'
import { toMonitor } from '../../src/config/to-monitor.js'
import { secretForms } from '../../src/domain/secret-forms.js'
import { MINUTE, SECOND, toIso } from '../../src/domain/time.js'
import type { Reading } from '../../src/domain/what-was-read.js'
import { createHttp, type ConnectedHttp } from '../../src/platform/http.js'
import { createSecrets } from '../../src/platform/secrets.js'
import { SOURCES } from '../../src/sources/index.js'
import { withoutSecrets } from '../../src/wiring/without-secrets.js'
import { createFalseInternet, PUBLIC, type FalseInternet, type Handler } from '../support/false-internet.js'
import { memoryFiles } from '../support/memory-files.js'
import { noRedis } from '../support/no-redis.js'
import { silentLog } from '../support/workflow-stub.js'

jest.setTimeout(60_000)

const NOW = Date.UTC(2026, 10, 22, 12)
const FRESH = JSON.stringify({ status: 'ok', timestamp: toIso(NOW - MINUTE) })
const SECRET = 'S3cr"t/of+the house=42'
const TOKEN = 'tok-9f8e7d6c5b4a'
const VARIABLES: Readonly<Record<string, string>> = { KEY: SECRET, TOKEN, TWO_LINES: 'first-line\nsecond-line' }
/** The whole question, asked again, is over by then. */
const MOST_MS = 15 * SECOND
/** So much faster the time of the program runs where a test waits for its end. */
const FAST = 25
let faster = 1

let net: FalseInternet
let http: ConnectedHttp
beforeAll(async () => {
  net = await createFalseInternet()
})
afterEach(() => {
  faster = 1
  http.close()
  net.reset()
})
afterAll(() => net.close())

interface Looked {
  readonly readings: ReadonlyMap<string, Reading>
  readonly reading: Reading | undefined
  /** What the program would have waited at most. */
  readonly mostMs: number
  /** Everything that is told of it. */
  readonly told: string
}

/** One look, as the config file says it, by the real client; its time runs faster. */
async function look(...monitors: readonly Readonly<Record<string, unknown>>[]): Promise<Looked> {
  const problems: FileProblem[] = []
  const secrets = createSecrets()
  http = createHttp((name) => {
    const value = VARIABLES[name] ?? ''
    secrets.add(value)
    return value === '' ? null : value
  })
  let mostMs = 0
  const ports = {
    clock: { now: () => NOW, sleep: async (ms: number) => void (mostMs += ms) },
    log: silentLog(),
    files: memoryFiles(),
    http: {
      request: (request: Parameters<ConnectedHttp['request']>[0]) => {
        mostMs += request.timeoutMs ?? Infinity
        return http.request({ ...request, timeoutMs: (request.timeoutMs ?? 0) / faster })
      },
    },
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: noRedis,
    place: async (path: string) => path,
  }
  const document = { monitors: Object.fromEntries(monitors.map((one, i) => [`m${i}`, one])) }
  const { monitors: read } = fileConfigOf(document, problems)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  const source = withoutSecrets((await SOURCES.http()).create(ports), secrets)
  const readings = await source.read(
    read.map(({ id, settings }) => toMonitor(id, settings, '', [])),
    NOW,
  )
  return { readings, reading: readings.get('m0'), mostMs, told: JSON.stringify([...readings]) }
}

const at = (host: string, { port }: { readonly port: number }, path = '/'): string => `http://${host}:${port}${path}`
const own = (path = '/'): string => at('127.0.0.1', net.origin, path)
const SECRETS = { headers: { 'X-API-Key': 'env:KEY' }, 'token-env': 'TOKEN' }
const PRIVATE = { 'allow-private': true }
const OPEN = { 'allow-http': true }

const says =
  (status: number, body: string | Buffer = '', headers: Record<string, string> = {}): Handler =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
const to = (location: string, status = 302): Handler => says(status, FRESH, { location })
/** Runs until the other side has had enough. */
const forever =
  (write: (response: Parameters<Handler>[1]) => void, every = 5): Handler =>
  async (_request, response) => {
    while (!response.destroyed && !response.socket?.destroyed) {
      write(response)
      await sleep(every)
    }
  }

/** What stands in the config, and what the servers do. */
type Case = readonly [string, RegExp, () => Readonly<Record<string, unknown>>]

const NOT_PUBLIC = /the address is not public; if it is one of your own, write "allow-private: true"$/
const CREDENTIALS = /gives away the credentials of a machine and is never asked/

const hosts = ['127.0.0.1', 'localhost', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0.0.0.0', '[::1]']
const mapped = ['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]']
const inside = ['10.0.0.1', '172.16.5.4', '192.168.1.1', '100.64.0.1', '169.254.169.254', '[fd12::1]', '[fe80::1]']

const addresses: Case[] = [...hosts, ...mapped, ...inside].map((host) => [
  `${host}, spelled like this`,
  NOT_PUBLIC,
  () => ({ url: at(host, net.origin), ...OPEN }),
])
const named: Case[] = [
  ['this machine', ['127.0.0.1']],
  ['this machine by IPv6', ['::1']],
  ['a mapped address', ['::ffff:10.0.0.1']],
  ['a private network', ['10.1.2.3']],
  ['the metadata of a cloud', ['169.254.169.254']],
  ['the metadata of a cloud with a public address', ['168.63.129.16']],
  ['a public address and one of this machine', [PUBLIC, '127.0.0.1']],
  ['one of this machine and a public address', ['127.0.0.1', PUBLIC]],
].map(([what, answer]) => [
  `a name that means ${String(what)}`,
  NOT_PUBLIC,
  () => {
    net.name('site.test', answer as string[])
    return { url: at('site.test', net.origin), ...OPEN }
  },
])
const giving: Case[] = ['169.254.169.254', '0xa9fea9fe', '[::ffff:a9fe:a9fe]', '[fd00:ec2::254]', '100.100.100.200']
  .concat('169.254.170.2', 'metadata.google.internal', '168.63.129.16', '[64:ff9b::a9fe:a9fe]')
  .map((host): Case => [
    `${host}, even where private addresses may be asked`,
    CREDENTIALS,
    () => ({ url: at(host, { port: 80 }), ...PRIVATE }),
  ])
  .concat([
    [
      'a name that means them',
      CREDENTIALS,
      () => {
        net.name('site.test', ['127.0.0.1', '169.254.169.254'])
        return { url: at('site.test', net.origin), ...PRIVATE }
      },
    ],
  ])

/** A server of the monitor's own network that answers so, asked with secrets. */
const answering = (handler: Handler, more: object = SECRETS): Readonly<Record<string, unknown>> => {
  net.answer(handler)
  return { url: own(), ...PRIVATE, ...more }
}
const rawly = (
  text: string | ((socket: { write(text: string): unknown }) => Promise<void>),
  ends = true,
): Readonly<Record<string, unknown>> => {
  net.answerRaw((socket) => {
    if (typeof text === 'string') socket.write(text)
    else void text(socket)
    if (ends) socket.end()
  })
  return { url: at('127.0.0.1', net.raw), ...PRIVATE, ...SECRETS }
}
const elsewhere = (path = '/'): string => at('localhost', net.stranger, path)

const redirects: Case[] = [
  ...[301, 302, 303, 307, 308].map((status): Case => [
    `${status} to another origin, asked with a secret`,
    /redirects to localhost:\d+, and a secret is not sent to another origin/,
    () => answering((...said) => to(elsewhere(), status)(...said)),
  ]),
  ...[307, 308].map((status): Case => [
    `${status} of a body to another origin`,
    /and a body is not sent to another origin/,
    () => answering((...said) => to(elsewhere(), status)(...said), { method: 'POST', body: 'days=1' }),
  ]),
  [
    'to another origin with a secret in the body alone',
    /and a secret is not sent to another origin/,
    () => answering((...said) => to(elsewhere(), 303)(...said), { method: 'POST', body: { key: 'env:KEY' } }),
  ],
  [
    'to a host that is called like the secret',
    /redirects to another host, and a secret is not/,
    () => answering((...said) => to(`http://${TOKEN}.stranger.test/`)(...said)),
  ],
  ['to metadata', CREDENTIALS, () => answering(to('http://169.254.169.254/latest/meta-data/'), {})],
  ['to metadata by its name', CREDENTIALS, () => answering(to('http://metadata.google.internal/'), {})],
  ['to metadata in hex', CREDENTIALS, () => answering(to('http://0xa9fea9fe/'), {})],
  [
    'from a public address into the network',
    /^site\.test:\d+ redirects to what is not asked: 127\.0\.0\.1:\d+: the address is not public/,
    () => {
      net.name('site.test', [PUBLIC])
      net.answer((...said) => to(at('127.0.0.1', net.stranger))(...said))
      return { url: at('site.test', net.origin), ...OPEN }
    },
  ],
  [
    'from a public address to a name within the network',
    /redirects to what is not asked: .*the address is not public/,
    () => {
      net.name('site.test', [PUBLIC])
      net.name('inner.test', ['10.0.0.7'])
      net.answer(to('http://inner.test/'))
      return { url: at('site.test', net.origin), ...OPEN }
    },
  ],
  [
    'to itself, whose name means this machine by then',
    /the address is not public/,
    () => {
      net.name('site.test', [PUBLIC], ['127.0.0.1'])
      net.answer(says(302, '', { location: '/again', connection: 'close' }))
      return { url: at('site.test', net.origin), ...OPEN }
    },
  ],
  [
    'from https to http',
    /redirects from https to http, which is not followed/,
    () => {
      net.name('secure.test', ['127.0.0.1'])
      net.answer((...said) => to(`http://secure.test:${net.origin.port}/`)(...said))
      return { url: `https://secure.test:${net.secure.port}/`, ...PRIVATE }
    },
  ],
  ['in a circle', /redirects from one address to the next/, () => answering(to('/'))],
  ['without an end', /redirects from one address to the next/, () => answering((r, s, b) => to(`${r.url}x`)(r, s, b))],
  ['to an address with a login', /redirects to an address with a login/, () => answering(to('http://a:b@127.0.0.1/'))],
  ['to a file', /redirects to what is no address/, () => answering(to('file:///etc/passwd'))],
  ['to a script', /redirects to what is no address/, () => answering(to('javascript:alert(1)'))],
  ['to no address', /redirects to what is no address/, () => answering(to('http://[half'))],
  ['to nowhere', /answered 302, which is no heartbeat/, () => answering(says(302, FRESH))],
  [
    'to a page for logging in',
    /no heartbeat: it is a page for people/,
    () =>
      answering((request, response, body) =>
        request.url === '/'
          ? to('/login')(request, response, body)
          : says(200, `<!DOCTYPE html><p>${toIso(NOW)}`, { 'content-type': 'text/html' })(request, response, body),
      ),
  ],
]

const slow: Case[] = [
  ['never', /no whole answer within/, () => answering(() => undefined)],
  [
    'with a head alone',
    /no whole answer within/,
    () => answering((_r, response) => void response.writeHead(200).flushHeaders()),
  ],
  ['byte by byte', /no whole answer within/, () => answering(forever((response) => void response.write(' ')))],
  [
    'with headers that never end',
    /no whole answer within/,
    () =>
      rawly(async (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n')
        for (let i = 0; i < 200; i++) await sleep(5).then(() => socket.write(`X-${i}: a\r\n`))
      }, false),
  ],
  [
    'with one promise after the other',
    /no whole answer within/,
    () =>
      rawly(async (socket) => {
        for (let i = 0; i < 200; i++) await sleep(5).then(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'))
      }, false),
  ],
  [
    'with redirects that each take their time',
    /no whole answer/,
    () =>
      answering((request, response, body) => {
        setTimeout(() => to(`${request.url}x`)(request, response, body), (8 * SECOND) / FAST / 3)
      }),
  ],
]

const huge: Case[] = [
  [
    'a body without an end',
    /larger than 10485760 bytes/,
    () => answering(forever((r) => void r.write('x'.repeat(1 << 20)), 0)),
  ],
  [
    'headers without an end',
    /connection failed \(HPE_HEADER_OVERFLOW\)/,
    () => rawly(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`),
  ],
  [
    'a small file that unpacks to a large one',
    /the answer is packed, which was not asked for/,
    () => answering(says(200, gzipSync(' '.repeat(1 << 22)), { 'content-encoding': 'gzip' })),
  ],
  [
    'a heartbeat that is packed twice',
    /the answer is packed/,
    () => answering(says(200, gzipSync(gzipSync(FRESH)), { 'content-encoding': 'gzip, gzip' })),
  ],
]

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const NO_HEARTBEAT = /^the answer of 127\.0\.0\.1:\d+ is no heartbeat: /
const lying: Case[] = [
  ['a 204', /answered 204 and said nothing/, () => answering(says(204))],
  ['a 304', /answered 304, which is no heartbeat/, () => answering(says(304))],
  ['a 200 of nothing', /answered 200 and said nothing/, () => answering(says(200, ' \n'))],
  ['a 404 with a fresh heartbeat', /answered 404$/, () => answering(says(404, FRESH))],
  ['a 503 with a fresh heartbeat', /answered 503$/, () => answering(says(503, FRESH))],
  [
    'a 401 that says back the token',
    /answered 401; look whether TOKEN and KEY hold/,
    () => answering(says(401, TOKEN)),
  ],
  ['a page for logging in', NO_HEARTBEAT, () => answering(says(200, `<html>${toIso(NOW)}</html>`, HTML))],
  [
    'a portal that calls its page JSON',
    NO_HEARTBEAT,
    () => answering(says(200, `\n<!-- ${toIso(NOW)} --><a>Log in</a>`)),
  ],
  [
    'a portal that begins with words',
    NO_HEARTBEAT,
    () => answering(says(200, `Hello\n<a href=x>in</a>\n${toIso(NOW)}`, HTML)),
  ],
  ['XML', NO_HEARTBEAT, () => answering(says(200, `<?xml version="1.0"?><t>${toIso(NOW)}</t>`))],
  [
    'the error of a gateway',
    NO_HEARTBEAT,
    () => answering(says(200, JSON.stringify({ timestamp: toIso(NOW), status: 502, error: 'Bad Gateway', path: '/' }))),
  ],
  [
    'a described problem',
    NO_HEARTBEAT,
    () => answering(says(200, FRESH, { 'content-type': 'application/problem+json' })),
  ],
  ['JSON without a time', NO_HEARTBEAT, () => answering(says(200, '{"message":"Internal server error"}'))],
  ['words', NO_HEARTBEAT, () => answering(says(200, 'OK'))],
  ['half a heartbeat', NO_HEARTBEAT, () => answering(says(200, '{"status":"ok","timest'))],
  ['no HTTP', /connection failed \(HPE_/, () => rawly('SSH-2.0-OpenSSH_9.6\r\n')],
  [
    'less than was promised',
    /broke off|connection failed/,
    () => rawly(`HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n${FRESH}`),
  ],
  [
    'two lengths',
    /connection failed \(HPE_/,
    () => rawly(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
  ],
  [
    'a broken chunk',
    /connection failed|broke off/,
    () => rawly('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
  ],
  ['nothing at all', /connection failed/, () => rawly('')],
  ['nobody', /connection failed \(ECONNREFUSED\)/, () => ({ url: 'http://127.0.0.1:9/', ...PRIVATE, ...SECRETS })],
  [
    'a name that is nobody’s',
    /connection failed \(E(NOTFOUND|AI_AGAIN)\)/,
    () => ({ url: 'https://no-such.invalid/', ...SECRETS }),
  ],
  [
    'plain HTTP where TLS is meant',
    /connection failed \(/,
    () => ({ url: `https://127.0.0.1:${net.origin.port}/`, ...PRIVATE, ...SECRETS }),
  ],
  [
    'a certificate of somebody else',
    /connection failed \(ERR_TLS_CERT_ALTNAME_INVALID\)/,
    () => {
      net.name('other.test', ['127.0.0.1'])
      return { url: `https://other.test:${net.secure.port}/`, ...PRIVATE, ...SECRETS }
    },
  ],
]

const lacking: Case[] = [
  [
    'a variable that is not set',
    /the environment has no NO_SUCH; set NO_SUCH/,
    () => answering(says(200, FRESH), { headers: { 'X-API-Key': 'env:NO_SUCH' } }),
  ],
  [
    'such a one in the body',
    /the environment has no NO_SUCH/,
    () => answering(says(200, FRESH), { method: 'POST', body: { a: ['env:NO_SUCH'] } }),
  ],
  [
    'a value of two lines',
    /TWO_LINES holds characters that no header can carry/,
    () => answering(says(200, FRESH), { headers: { 'X-API-Key': 'env:TWO_LINES' } }),
  ],
  [
    'a secret for a stranger without TLS',
    /a token is not sent to strangers without TLS/,
    () => {
      net.name('site.test', [PUBLIC])
      return { url: at('site.test', net.origin), ...OPEN, ...SECRETS }
    },
  ],
  [
    'a secret for a stranger without TLS, where private ones may be asked',
    /a token is not sent to strangers without TLS/,
    () => {
      net.name('site.test', [PUBLIC])
      return { url: at('site.test', net.origin), ...OPEN, ...PRIVATE, ...SECRETS }
    },
  ],
  [
    'a stranger without TLS, where only private ones may be asked',
    /without TLS only your own network is asked/,
    () => {
      net.name('site.test', [PUBLIC])
      return { url: at('site.test', net.origin), ...PRIVATE }
    },
  ],
]

/** Nothing of a secret, however it is written. */
function expectNoSecret(text: string): void {
  for (const form of [...secretForms(SECRET), ...secretForms(TOKEN), 'first-line', 'second-line'])
    expect(text).not.toContain(form)
}

describe.each<[string, readonly Case[], 'asked' | 'unasked' | 'any']>([
  ['an address', [...addresses, ...named, ...giving], 'unasked'],
  ['what is lacking:', lacking, 'unasked'],
  ['a redirect', redirects, 'asked'],
  ['an answer that comes', slow, 'asked'],
  ['an answer of', huge, 'asked'],
  ['an answer that is', lying, 'any'],
])('%s', (_name, cases, asked) => {
  test.each(cases)('%s', async (_case, detail, world) => {
    faster = cases === slow ? FAST : 1
    const { reading, mostMs, told } = await look(world())
    expect(reading).toEqual({ kind: 'unreachable', detail: expect.stringMatching(detail) })
    expect(mostMs).toBeLessThanOrEqual(MOST_MS)
    expectNoSecret(told)
    expectNoSecret(net.stranger.heard.join('\n'))
    expect(net.stranger.heard).toEqual([])
    const heard = [net.origin, net.secure, net.raw].flatMap((server) => server.heard)
    if (asked !== 'any') expect(heard.length > 0).toBe(asked === 'asked')
  })
})

describe('what is asked for is sent', () => {
  test('with its method, headers and body, once for all who ask the same', async () => {
    net.answer(says(200, FRESH))
    const body = { days: 1, key: 'env:KEY', deep: [{ token: 'env:TOKEN' }], plain: 'env' }
    const asked = { url: own('/rpc'), ...PRIVATE, method: 'POST', headers: { 'X-API-Key': 'env:KEY' }, body }
    const { readings } = await look(asked, { ...asked, unreachable: 'critical' }, { ...asked, 'expect-status': 200 })
    expect([...readings.values()].map(({ kind }) => kind)).toEqual(['beat', 'beat', 'beat'])
    expect(net.origin.heard).toHaveLength(1)
    const [heard = ''] = net.origin.heard
    expect(heard).toMatch(/^POST \/rpc\n/)
    expect(heard).toContain(`x-api-key\n${SECRET}\n`)
    expect(heard).toContain('content-type\napplication/json\n')
    expect(JSON.parse(heard.split('\n').at(-1) ?? '')).toEqual({
      days: 1,
      key: SECRET,
      deep: [{ token: TOKEN }],
      plain: 'env',
    })
  })

  test('with one word before it, as a text of its own, and verbatim where nothing is to fill in', async () => {
    net.answer(says(200, FRESH))
    await look({ url: own('/1'), ...PRIVATE, headers: { Authorization: 'Basic env:KEY', Cookie: 'sid=env:TOKEN' } })
    await look({ url: own('/2'), ...PRIVATE, method: 'POST', body: 'env:TOKEN' })
    await look({ url: own('/3'), ...PRIVATE, method: 'POST', body: '{"p_days":  1}' })
    expect(net.origin.heard[0]).toContain(`authorization\nBasic ${SECRET}\ncookie\nsid=${TOKEN}`)
    expect(net.origin.heard.slice(1).map((heard) => heard.split('\n').at(-1))).toEqual([TOKEN, '{"p_days":  1}'])
  })
})

describe('a redirect within the origin', () => {
  const then =
    (status: number): Handler =>
    (request, response, body) =>
      request.url === '/' ? to('/there', status)(request, response, body) : says(200, FRESH)(request, response, body)
  test.each([
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', `{"key":${JSON.stringify(SECRET)}}`],
    [308, 'POST', `{"key":${JSON.stringify(SECRET)}}`],
  ])('%i of a POST is followed as a browser does: %s', async (status, method, body) => {
    const { reading } = await look(answering(then(status), { ...SECRETS, method: 'POST', body: { key: 'env:KEY' } }))
    expect(reading?.kind).toBe('beat')
    const second = net.origin.heard[1] ?? ''
    expect(second).toMatch(new RegExp(`^${method} /there\n`))
    expect(second.split('\n').at(-1)).toBe(body)
    expect(second).toContain(`x-api-key\n${SECRET}`)
    expect(second.includes('content-type')).toBe(method === 'POST')
  })

  test('and one to another origin without a secret takes nothing along that was said to the first', async () => {
    net.answerStranger(says(200, FRESH))
    const { reading } = await look(
      answering((...said) => to(elsewhere())(...said), { headers: { 'X-Tenant': 'acme', Accept: 'text/plain' } }),
    )
    expect(reading?.kind).toBe('beat')
    expect(net.stranger.heard.join()).toContain('accept\ntext/plain')
    expect(net.stranger.heard.join()).not.toContain('acme')
  })

  test('over TLS to another server over TLS', async () => {
    net.name('secure.test', ['127.0.0.1'])
    net.answer((request, response, body) =>
      (request.url === '/' ? to('/next', 308) : says(200, FRESH))(request, response, body),
    )
    const { reading } = await look({ url: `https://secure.test:${net.secure.port}/`, ...PRIVATE, ...SECRETS })
    expect([reading?.kind, net.secure.heard.length]).toEqual(['beat', 2])
  })
})

describe('an answer that says back a secret', () => {
  const beat = (message: string): string => JSON.stringify({ timestamp: toIso(NOW - MINUTE), status: 'ok', message })
  const coded = [SECRET, encodeURIComponent(SECRET), Buffer.from(SECRET).toString('base64'), JSON.stringify(SECRET)]
  const hex = Buffer.from(SECRET).toString('hex')
  test.each([...coded, hex, `Bearer ${TOKEN}`, Buffer.from(`user:${TOKEN}`).toString('base64')])(
    'as %j is read without it',
    async (message) => {
      const { reading, told } = await look(answering(says(200, beat(message))))
      expect(reading?.kind).toBe('beat')
      expectNoSecret(told)
    },
  )

  test('is not cut through the middle of one', async () => {
    for (const before of [90, 100, 110, 115, 119]) {
      const { told } = await look(answering(says(200, `${'x'.repeat(before)}${SECRET}${TOKEN}`), { ...SECRETS }))
      expect(told).not.toMatch(/S3cr|tok-/)
    }
  })

  test('in the names of members, too', async () => {
    const members = { [`job-${TOKEN}`]: { last_run: toIso(NOW) }, other: { last_run: toIso(NOW) } }
    const { reading, told } = await look(
      answering(says(200, JSON.stringify(members)), { ...SECRETS, monitors: 'each' }),
    )
    expect(reading?.kind).toBe('members')
    expectNoSecret(told)
  })
})

describe('what an answer means is said by the config', () => {
  test('a status that is expected is read, and no other', async () => {
    net.answer(says(503, FRESH))
    const asked = { url: own(), ...PRIVATE }
    const { readings } = await look(
      { ...asked, 'expect-status': [200, 503] },
      { ...asked, 'expect-status': '5xx' },
      { ...asked, 'expect-status': 200 },
    )
    expect([...readings.values()].map(({ kind }) => kind)).toEqual(['beat', 'beat', 'unreachable'])
    expect(net.origin.heard).toHaveLength(1)
  })

  test('HEAD reads when a page was written', async () => {
    const written = new Date(NOW - MINUTE).toUTCString()
    net.answer(says(200, '', { 'last-modified': written, 'content-type': 'text/html' }))
    const asked = { url: own(), ...PRIVATE, method: 'HEAD' }
    expect((await look(asked)).reading).toMatchObject({ kind: 'beat', beat: { at: NOW - MINUTE } })
    net.answer(says(200, '', { 'last-modified': 'yesterday' }))
    expect((await look(asked)).reading).toMatchObject({ detail: expect.stringMatching(/does not say when/) })
  })

  test.each<[string, Handler]>([
    ['a 404', says(404)],
    ['a 500', says(500)],
    ['a page', says(200, '<html>')],
    ['words', says(200, 'OK')],
  ])('%s is critical where no answer is, with the cause', async (_what, handler) => {
    const { reading, told } = await look(answering(handler, { ...SECRETS, unreachable: 'critical' }))
    expect(reading).toMatchObject({ kind: 'invalid', problem: 'malformed' })
    expect(told).toMatch(/answered \d+|is no heartbeat: /)
  })

  test('what was never asked is not critical even there', async () => {
    const critical = { unreachable: 'critical' }
    const unset = answering(says(200, FRESH), { headers: { 'X-API-Key': 'env:NO_SUCH' }, ...critical })
    expect((await look(unset)).reading?.kind).toBe('unreachable')
    expect((await look({ url: own(), ...critical })).reading?.kind).toBe('unreachable')
  })

  test('a service whose status field is named may call itself by a status of HTTP', async () => {
    const body = JSON.stringify({ timestamp: toIso(NOW), status: 500, error: 'no disk' })
    const { reading } = await look(answering(says(200, body), { 'status-field': '/status' }))
    expect(reading?.kind).toBe('beat')
  })

  test.each<[string, string, object]>([
    ['a table', `| job | last run |\n|---|---|\n| a | ${toIso(NOW)} |\n| b | ${toIso(NOW)} |`, { monitors: 'each' }],
    ['a bare time', toIso(NOW), {}],
    ['lines of a log', `${toIso(NOW - MINUTE)} done\n`, {}],
    [
      'one member of many',
      JSON.stringify({ a: { last_run: toIso(NOW) }, b: { last_run: toIso(NOW) } }),
      { member: 'a' },
    ],
    ['JSON that calls itself HTML', FRESH, {}],
  ])('%s is read as from a file', async (_what, body, more) => {
    const { reading } = await look(answering(says(200, body, HTML), more))
    expect(['beat', 'members']).toContain(reading?.kind)
  })
})

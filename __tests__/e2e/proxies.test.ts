import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http'
import { createServer } from 'node:https'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import { createHttp } from '../../src/platform/http.js'
import { createCertificate } from '../support/certificate.js'
import { bareEnvironment, node24, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { createForwardProxy, type ForwardProxy } from '../support/forward-proxy.js'
import { closeServer, listen } from '../support/http-server.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')
/** Names that only the proxy finds. */
const NAME = 'api.proxied.test'
const { cert, key } = createCertificate({ dns: NAME })

let folder: TemporaryFolder
let proxy: ForwardProxy
let [secure, plain]: [Server, Server] = [] as never
let [securePort, plainPort] = [0, 0]
beforeAll(async () => {
  folder = await createTemporaryFolder()
  await writeFile(join(folder.path, 'ca.pem'), cert)
  secure = createServer({ cert, key }, github)
  plain = createPlainServer(github)
  ;[proxy, securePort, plainPort] = await Promise.all([createForwardProxy(), listen(secure), listen(plain)])
})
afterEach(() => proxy.reset())
afterAll(async () => {
  await Promise.all([proxy.close(), closeServer(secure), closeServer(plain), folder.close()])
})

/** A GitHub that knows one file, with a beat of this moment. */
const github: RequestListener = ({ url = '' }, response) => {
  const isFile = /\/contents\/beat\.json/.test(url)
  const text = Buffer.from(JSON.stringify({ last_run: new Date().toISOString() }))
  const file = { type: 'file', sha: 'a', size: text.length, encoding: 'base64', content: text.toString('base64') }
  response.writeHead(isFile ? 200 : 404, { 'content-type': 'application/json' })
  response.end(JSON.stringify(isFile ? file : { message: 'Not Found' }))
}

describe.each([
  ['the Node that runs the tests', process.execPath],
  ['Node 24', node24],
])('a check under %s', (_name, node) => {
  const check = (apiUrl: string, env: Record<string, string>): Promise<ChildResult> => {
    const args = ['check', '--repo', 'o/r', '--heartbeat-file', 'beat.json', '--issue', 'false', '--api-url', apiUrl]
    const whole = { ...bareEnvironment(folder.path), GITHUB_TOKEN: 'ghs_token', ...env }
    return runChild(node, [CLI, ...args], { env: whole, cwd: folder.path })
  }
  const overTls = (env: Record<string, string>) => check(`https://${NAME}:${securePort}`, env)
  const trusted = { NODE_EXTRA_CA_CERTS: 'ca.pem' }

  test('goes through the proxy of the environment, and TLS holds to the end', async () => {
    const { stdout, stderr, exitCode } = await overTls({ ...trusted, HTTPS_PROXY: proxy.url })
    expect(`${stdout}${stderr}`).toContain('healthy')
    expect(exitCode).toBe(0)
    expect(proxy.asked).toEqual([`CONNECT ${NAME}:${securePort}`])
  })

  test('without TLS goes through the other one', async () => {
    const { exitCode } = await check(`http://${NAME}:${plainPort}`, { http_proxy: proxy.url })
    expect(exitCode).toBe(0)
    expect(proxy.asked).toEqual([
      expect.stringContaining(`GET http://${NAME}:${plainPort}/repos/o/r/contents/beat.json`),
    ])
  })

  test('shows its login where the proxy wants one, and names the variable where it has none', async () => {
    proxy.login = 'me:pass word'
    const without = await overTls({ ...trusted, HTTPS_PROXY: proxy.url })
    expect(`${without.stdout}${without.stderr}`).toMatch(/HTTPS_PROXY/)
    expect(without.stdout).toContain('unknown')
    const login = proxy.url.replace('http://', 'http://me:pass%20word@')
    expect((await overTls({ ...trusted, HTTPS_PROXY: login })).exitCode).toBe(0)
  })

  test('names the variable that lets it trust a certificate', async () => {
    const { stdout, stderr } = await overTls({ HTTPS_PROXY: proxy.url })
    expect(`${stdout}${stderr}`).toMatch(/SELF_SIGNED_CERT.*NODE_EXTRA_CA_CERTS/)
    expect(stdout).toContain('unknown')
  })

  test('leaves the proxy out where NO_PROXY says so', async () => {
    const url = `http://127.0.0.1:${plainPort}`
    const { exitCode } = await check(url, { HTTP_PROXY: proxy.url, NO_PROXY: 'localhost,127.0.0.1' })
    expect(exitCode).toBe(0)
    expect(proxy.asked).toEqual([])
  })

  test('names the proxy that nobody reaches, and a variable that holds none, without its password', async () => {
    const away = await overTls({ ...trusted, HTTPS_PROXY: 'http://me:secret@127.0.0.1:9' })
    expect(`${away.stdout}${away.stderr}`).toMatch(/through the proxy 127\.0\.0\.1:9 \(ECONNREFUSED\)/)
    const none = await overTls({ ...trusted, HTTPS_PROXY: 'socks5://me:secret@127.0.0.1:9' })
    expect(`${none.stdout}${none.stderr}`).toMatch(/HTTPS_PROXY is not the address of an HTTP proxy/)
    for (const { stdout, stderr } of [away, none]) expect(`${stdout}${stderr}`).not.toContain('secret')
  })
})

describe('many requests', () => {
  const http = createHttp((name) => (name === 'TOKEN' ? 'word-of-mine' : null))
  const before = process.env['HTTP_PROXY']
  beforeAll(() => void (process.env['HTTP_PROXY'] = proxy.url))
  afterAll(() => {
    if (before === undefined) delete process.env['HTTP_PROXY']
    else process.env['HTTP_PROXY'] = before
    http.close()
  })
  const get = (url: string, more: object = {}) => http.request({ method: 'GET', url, timeoutMs: 30_000, ...more })

  test('side by side all come back', async () => {
    const url = `http://${NAME}:${plainPort}/contents/beat.json`
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(url)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(proxy.asked).toHaveLength(20)
  })

  test('with a token and without TLS go to no name that only the proxy knows', async () => {
    const asked = get(`http://${NAME}:${plainPort}/`, { bearer: { from: 'TOKEN' } })
    await expect(asked).rejects.toThrow(/a token is not sent to strangers without TLS/)
    expect(proxy.asked).toEqual([])
    const own = await get(`http://127.0.0.1:${plainPort}/contents/beat.json`, { bearer: { from: 'TOKEN' } })
    expect(own.status).toBe(200)
  })

  test('to addresses that may not be asked go to no proxy either', async () => {
    const asked = get(`http://127.0.0.1:${plainPort}/`, { publicOnly: true })
    await expect(asked).rejects.toThrow(ExternalError)
    expect(proxy.asked).toEqual([])
  })
})

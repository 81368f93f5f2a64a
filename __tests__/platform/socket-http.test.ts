import { createServer as createSecureServer } from 'node:https'
import { createServer, type RequestListener } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from '@jest/globals'
import { createFiles } from '../../src/platform/files.js'
import { createEngine } from '../../src/platform/socket-http.js'
import { engineAddress, engineOpener } from '../../src/wiring/open-engine.js'
import { createCertificate } from '../support/certificate.js'
import { closeServer, listen } from '../support/http-server.js'
import { withTemporaryFolder } from '../support/tmp.js'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

async function onSocket<T>(listener: RequestListener, work: (path: string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'engine.sock')
    const server = createServer(listener)
    await new Promise<void>((resolve) => server.listen(path, resolve))
    try {
      return await work(path)
    } finally {
      await closeServer(server)
    }
  })
}

/** On a machine that is busy. */
const LONGEST = 30_000

const unix = (path: string) => createEngine({ kind: 'unix', path })

describe('an engine behind a unix socket', () => {
  it('is asked once, and gives its answer as it is', async () => {
    const calls: string[] = []
    const answer = await onSocket(
      ({ method, url, headers }, response) => {
        calls.push(`${method} ${url} ${headers.host}`)
        response.setHeader('Api-Version', '1.47').end('OK')
      },
      (path) => unix(path).request('POST', '/containers/a/restart?t=1', LONGEST),
    )
    expect(answer).toMatchObject({ status: 200, body: 'OK', headers: { 'api-version': '1.47' } })
    expect(calls).toEqual(['POST /containers/a/restart?t=1 docker'])
  })

  it.each<[string, RequestListener, RegExp, number?]>([
    ['is mute', () => {}, /no whole answer within 0.2 s$/, 200],
    ['drips', (_, response) => void response.write('x'), /no whole answer within 0.2 s$/, 200],
    ['hangs up', ({ socket }) => void socket.destroy(), /connection failed \(ECONNRESET\)$/],
    [
      'breaks off',
      ({ socket }, response) => {
        response.writeHead(200, { 'content-length': '10' }).write('x')
        setTimeout(() => socket.destroy(), 20)
      },
      /(broke off|ECONNRESET\))$/,
    ],
    [
      'talks without end',
      (_, response) => void response.end('x'.repeat(1024 * 1024 + 1)),
      /is larger than 1048576 bytes$/,
    ],
  ])('that %s is an error in words', async (_, listener, expected, timeoutMs = LONGEST) => {
    await onSocket(listener, async (path) => {
      const error: unknown = await unix(path)
        .request('GET', '/_ping', timeoutMs)
        .catch((thrown: unknown) => thrown)
      expect(String((error as Error).message)).toMatch(expected)
      expect(String((error as Error).message)).toContain(`unix://${path}`)
    })
  })

  it('that is not there says so, with what to do', async () => {
    await expect(unix('/nowhere/engine.sock').request('GET', '/_ping', 200)).rejects.toMatchObject({
      message: 'unix:///nowhere/engine.sock: connection failed (ENOENT)',
      fault: { remedy: expect.stringContaining('DOCKER_HOST') },
    })
  })
})

describe('an engine behind TLS', () => {
  const server = createCertificate({ ip: '127.0.0.1' })
  const client = createCertificate({ dns: 'heartbeat' })
  const stranger = createCertificate({ ip: '127.0.0.1' })

  /** Docker's own folder of certificates, and what came of a ping. */
  async function ping(files: Readonly<Record<string, string>>, ask = true) {
    const seen: boolean[] = []
    const secure = createSecureServer(
      { cert: server.cert, key: server.key, ca: client.cert, requestCert: ask, rejectUnauthorized: ask },
      ({ socket }, response) => {
        seen.push((socket as TLSSocket).authorized)
        response.end('OK')
      },
    )
    const port = await listen(secure)
    try {
      return await withTemporaryFolder(async (folder) => {
        for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
        const environment = { DOCKER_HOST: `tcp://127.0.0.1:${port}`, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder }
        const [engine] = await engineOpener({ environment }, createFiles())({ host: null, kind: null })
        return { answer: await engine!.request('GET', '/_ping', LONGEST), seen }
      })
    } finally {
      await closeServer(secure)
    }
  }

  it('is shown who we are, and believed for its certificate', async () => {
    const files = { 'ca.pem': server.cert, 'cert.pem': client.cert, 'key.pem': client.key }
    expect(await ping(files)).toMatchObject({ answer: { body: 'OK' }, seen: [true] })
  })

  it('is not believed for another certificate', async () => {
    const files = { 'ca.pem': stranger.cert, 'cert.pem': client.cert, 'key.pem': client.key }
    await expect(ping(files)).rejects.toThrow(/^tcp:\/\/127.0.0.1:\d+: connection failed \(\w+\)$/)
  })

  it('refuses us for a certificate it does not know', async () => {
    const files = { 'ca.pem': server.cert, 'cert.pem': stranger.cert, 'key.pem': stranger.key }
    await expect(ping(files)).rejects.toThrow(/connection failed/)
  })

  it('needs its files', async () => {
    await expect(ping({ 'ca.pem': server.cert })).rejects.toMatchObject({
      message: expect.stringMatching(/^there is no file .*cert\.pem$/),
      fault: { remedy: expect.stringContaining('DOCKER_CERT_PATH') },
    })
  })
})

describe('where engines are', () => {
  it.each([
    ['unix:///run/x.sock', { kind: 'unix', path: '/run/x.sock' }],
    ['tcp://proxy:2375', { kind: 'tcp', host: 'proxy', port: 2375, tls: null }],
    ['tcp://proxy', { kind: 'tcp', host: 'proxy', port: 2375, tls: null }],
    ['tcp://[::1]:99', { kind: 'tcp', host: '::1', port: 99, tls: null }],
    ['http://proxy:80', { kind: 'tcp', host: 'proxy', port: 80, tls: null }],
    ['ssh://root@box', null],
    ['nonsense', null],
  ])('%s', (host, expected) => {
    expect(engineAddress(host)).toEqual(expected)
  })

  it.each<[Record<string, string>, 'docker' | 'podman' | null, readonly string[]]>([
    [{}, null, ['unix:///var/run/docker.sock', 'unix:///run/podman/podman.sock']],
    [
      { XDG_RUNTIME_DIR: '/run/user/7' },
      'podman',
      ['unix:///run/user/7/podman/podman.sock', 'unix:///run/podman/podman.sock'],
    ],
    [{}, 'docker', ['unix:///var/run/docker.sock']],
    [{ DOCKER_HOST: 'unix:///a.sock' }, null, ['unix:///a.sock']],
    [{ DOCKER_HOST: 'ssh://root@box' }, null, []],
  ])('by the environment %j for %s', async (environment, kind, expected) => {
    const engines = await engineOpener({ environment }, createFiles())({ host: null, kind })
    expect(engines.map(({ address }) => address)).toEqual(expected)
  })
})

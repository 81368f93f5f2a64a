import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { figure } from '../../support/figures.js'
import { bundled, startPinned, type PinnedProcess } from '../../support/pinned-process.js'
import { useOf } from '../../support/process-use.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'

jest.setTimeout(60_000)

const FOLLOWERS = 200
const MOST_MIB = 110

let folder: TemporaryFolder
let program: string
beforeAll(async () => {
  folder = await createTemporaryFolder('serve-')
  program = await bundled('serving-process', folder.path)
})
afterAll(() => folder.close())

/** Whoever follows; `changed` waits for the next change and tells when it came. */
interface Follower {
  changed(): Promise<number>
  close(): void
}

async function byEvents(port: number): Promise<Follower> {
  const request = get({ port, host: '127.0.0.1', path: '/api/health/stream', agent: false })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const hears = (what: string): Promise<void> =>
    new Promise((resolve) => {
      response.on('data', function heard(chunk: Buffer) {
        if (!chunk.includes(what)) return
        response.off('data', heard)
        resolve()
      })
    })
  await hears('event: snapshot')
  return {
    async changed() {
      await hears('event: status')
      return Date.now()
    },
    close: () => response.destroy(),
  }
}

async function bySocket(port: number): Promise<Follower> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/health/stream`)
  const next = (): Promise<string> =>
    new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(String(data))))
  expect(JSON.parse(await next())).toMatchObject({ type: 'snapshot' })
  return {
    async changed() {
      expect(JSON.parse(await next())).toMatchObject({ type: 'status', status: 'critical' })
      return Date.now()
    },
    close: () => socket.terminate(),
  }
}

describe('two hundred who follow', () => {
  test.each([
    ['server-sent events', byEvents],
    ['a WebSocket', bySocket],
  ])('by %s hear of a change within a second, and fit into 110 MiB', async (how, follow) => {
    const server: PinnedProcess = await startPinned(program, 0)
    try {
      const { port } = await server.ask<{ port: number }>({ kind: 'ports' })
      const idle = useOf(server.pid).peakMiB
      const followers = await Promise.all(Array.from({ length: FOLLOWERS }, () => follow(port)))
      const delays: number[] = []
      for (let round = 0; round < 5; round++) {
        const heard = Promise.all(followers.map(({ changed }) => changed()))
        const { at } = await server.ask<{ at: number }>({ kind: 'change' })
        delays.push(...(await heard).map((when) => when - at))
      }
      expect((await fetch(`http://127.0.0.1:${port}/api/health/stream`)).status).toBe(503)
      const { errors } = await server.ask<{ errors: string[] }>({ kind: 'memory' })
      const peak = useOf(server.pid).peakMiB
      followers.forEach(({ close }) => close())
      const what = `serve, ${FOLLOWERS} follow by ${how}`
      figure(what, `most memory, MiB (at most ${MOST_MIB})`, peak.toFixed(0))
      figure(what, 'memory with nobody, MiB', idle.toFixed(0))
      figure(what, 'the last hears of a change after ms (at most 1000)', Math.max(...delays))
      expect(errors).toEqual([])
      expect(peak).toBeLessThan(MOST_MIB)
      expect(Math.max(...delays)).toBeLessThan(1_000)
    } finally {
      await server.stop()
    }
  })
})

import { connect } from 'node:net'
import { setTimeout as rest } from 'node:timers/promises'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { figure, times } from '../../support/figures.js'
import { bundled, startPinned, type PinnedProcess } from '../../support/pinned-process.js'
import { createTemporaryFolder, type TemporaryFolder } from '../../support/tmp.js'
import { wildRequest, type WildRequest } from '../../support/wild-requests.js'

jest.setTimeout(600_000)

const AT_ONCE = 64
/** Nothing more comes. */
const QUIET_MS = 60
const MOST_MS = 2_000
const MOST_KIB_EACH = 64

let folder: TemporaryFolder
let server: PinnedProcess
let port: number
beforeAll(async () => {
  folder = await createTemporaryFolder('serve-')
  server = await startPinned(await bundled('serving-process', folder.path), 0, ['12', 'impatient'])
  ;({ port } = await server.ask<{ port: number }>({ kind: 'ports' }))
})
afterAll(async () => {
  await server.stop()
  await folder.close()
})

/** What the server said until it closed, or had no more to say. */
async function answerTo({ pieces, then }: WildRequest): Promise<string> {
  const heard: Buffer[] = []
  let length = 0
  let heardAt = performance.now()
  let closed = false
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('data', (chunk) => {
    heardAt = performance.now()
    // The beginning of an endless answer is enough.
    if ((length += chunk.length) < 1_000_000) heard.push(chunk)
  })
  socket.on('error', () => void (closed = true))
  socket.on('end', () => void (closed = true))
  for (const piece of pieces) {
    if (!socket.destroyed) socket.write(piece)
    if (pieces.length > 1) await rest(5)
  }
  if (then === 'half-close') socket.end()
  if (then === 'leave') await rest(5)
  const startedAt = performance.now()
  const over = (): boolean =>
    closed || then === 'leave' || performance.now() - (heard.length > 0 ? heardAt + QUIET_MS : startedAt + MOST_MS) > 0
  while (!over()) await rest(10)
  socket.destroy()
  return Buffer.concat(heard).toString('latin1')
}

function complaint(number: number, request: WildRequest, answer: string): string | null {
  const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))
  const failed = statuses.filter((status) => status >= 500 && !(status === 503 && request.strict))
  const stack = /^\s+at .+:\d+:\d+|node:internal|node_modules/m.exec(answer)
  if (failed.length === 0 && stack === null) return null
  return `wild request ${number} was answered by ${failed.join(', ')} ${stack?.[0] ?? ''}: ${answer.slice(0, 500)}`
}

interface Memory {
  readonly rssMiB: number
  readonly peakMiB: number
  readonly errors: readonly string[]
}

test('whatever is sent is neither a failure of the server nor a burden to it', async () => {
  const count = times(600, 10_000)
  const complaints: string[] = []
  const statuses = new Map<string, number>()
  let next = 0
  const underWay = { now: 0, most: 0 }
  async function sendSome(until: number): Promise<void> {
    while (next < until) {
      const number = next++
      const request = wildRequest(number)
      underWay.now += request.requests
      underWay.most = Math.max(underWay.most, underWay.now)
      const answer = await answerTo(request)
      underWay.now -= request.requests
      const complained = complaint(number, request, answer)
      if (complained !== null) complaints.push(complained)
      const kind = /^HTTP\/1\.1 (\d)/.exec(answer)?.[1] ?? 'none'
      statuses.set(kind, (statuses.get(kind) ?? 0) + 1)
    }
  }
  const send = (until: number) => Promise.all(Array.from({ length: AT_ONCE }, () => sendSome(until)))
  // What is loaded and compiled once is no burden of a request.
  await send(count / 4)
  const before = await server.ask<Memory>({ kind: 'memory' })
  await send(count)
  const after = await server.ask<Memory>({ kind: 'memory' })

  const eachKiB = ((after.peakMiB - before.peakMiB) * 1024) / underWay.most
  const keptKiB = ((after.rssMiB - before.rssMiB) * 1024) / (count * 0.75)
  const what = `serve, ${count} wild requests, ${AT_ONCE} connections at once`
  figure(what, '5xx, stacks', complaints.length)
  figure(what, `memory for each while it runs, KiB (at most ${MOST_KIB_EACH})`, Math.max(0, eachKiB).toFixed(1))
  figure(what, 'memory kept for each, KiB', Math.max(0, keptKiB).toFixed(2))
  expect(complaints).toEqual([])
  expect(after.errors).toEqual([])
  // Of a few the memory of a process that has just begun to work says little.
  expect(eachKiB).toBeLessThan(times(8, 1) * MOST_KIB_EACH)
  // They are met by answers, not by silence alone.
  for (const kind of ['2', '4']) expect(statuses.get(kind)).toBeGreaterThan(count / 50)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
})

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import type { ServedChange } from '../../src/serve/serving.js'
import { createApp } from '../../src/serve/app.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../reports/a-run.js'
import { readEvents, type EventReader } from '../support/event-reader.js'
import { aBoard, memoryServing, servedApp, type MemoryServing } from '../support/served.js'

const well = aBoard(aRun({ verdicts: [aVerdict('backup'), aVerdict('mail')] }))
const ill = aBoard(aRun({ verdicts: [aVerdict('backup'), aDeadOne('mail')] }), { version: '2' })

function change(id: number, more: Partial<ServedChange> = {}): ServedChange {
  const about = { reason: 'stale', message: 'No heartbeat for 5 h.', at: NOW, since: NOW - MINUTE } as const
  return { id, monitor: 'mail', status: 'critical', before: 'healthy', ...about, ...more }
}

const open: EventReader[] = []
afterEach(async () => {
  for (const reader of open.splice(0)) await reader.cancel()
})

async function follow(serving: MemoryServing, headers: Record<string, string> = {}, env = {}, now = () => NOW) {
  const app = createApp({ serving, now })
  return followOn(app, headers, env)
}

async function followOn(app: ReturnType<typeof servedApp>, headers: Record<string, string> = {}, env = {}) {
  const response = await app.request('/api/health/stream', { headers }, env)
  const reader = readEvents(response)
  open.push(reader)
  return Object.assign(reader, { response })
}

describe('the stream of changes', () => {
  test('first all as they stand, then each change', async () => {
    const serving = memoryServing(well)
    const reader = await follow(serving)
    expect(reader.response.headers.get('content-type')).toContain('text/event-stream')
    expect(await reader.next()).toMatchObject({ data: '3000' })
    expect(await reader.object()).toMatchObject({
      type: 'snapshot',
      overall_status: 'healthy',
      services: { mail: { status: 'healthy' } },
    })
    serving.show(ill, [change(7)])
    const event = await reader.next()
    expect(event).toMatchObject({ id: '7', type: 'status' })
    expect(JSON.parse(event?.data ?? '')).toEqual({
      type: 'status',
      id: 7,
      service: 'mail',
      status: 'critical',
      before: 'healthy',
      reason: 'stale',
      message: 'No heartbeat for 5 h.',
      since: '2026-11-22T09:29:00Z',
      at: '2026-11-22T09:30:00Z',
      overall_status: 'critical',
    })
  })

  test('a look that changed nothing says nothing', async () => {
    const serving = memoryServing(well)
    const reader = await follow(serving)
    await reader.object()
    serving.show(well, [])
    serving.show(ill, [change(7)])
    expect(await reader.object()).toMatchObject({ id: 7 })
  })

  test('who comes before the first look waits for it', async () => {
    const serving = memoryServing(null)
    const reader = await follow(serving)
    serving.show(ill, [change(1)])
    expect(await reader.object()).toMatchObject({ type: 'snapshot', id: 1, overall_status: 'critical' })
  })

  test('so many changes at once are told by how all stand', async () => {
    const serving = memoryServing(well)
    const reader = await follow(serving)
    await reader.object()
    const many = Array.from({ length: 101 }, (_, i) => change(i + 1))
    serving.show(ill, many)
    expect(await reader.object()).toMatchObject({ type: 'snapshot', id: 101 })
  })

  test('HEAD takes no place', async () => {
    const app = servedApp(memoryServing(well), NOW)
    for (let i = 0; i < 201; i++) expect((await app.request('/api/health/stream', { method: 'HEAD' })).status).toBe(200)
  })
})

describe('who comes back', () => {
  async function served(): Promise<MemoryServing> {
    const serving = memoryServing(well)
    serving.show(ill, [change(5), change(6), change(7)])
    return serving
  }
  const back = async (id: string) => follow(await served(), { 'last-event-id': id })

  test('hears what he missed, and nothing twice', async () => {
    const reader = await back('5')
    expect([await reader.object(), await reader.object()]).toMatchObject([{ id: 6 }, { id: 7 }])
  })

  test('after the last change hears nothing until the next', async () => {
    const serving = await served()
    const reader = await follow(serving, { 'last-event-id': '7' })
    serving.show(well, [change(8)])
    expect(await reader.object()).toMatchObject({ type: 'status', id: 8 })
  })

  test.each([
    ['after an id that is still to come', '8'],
    ['with something that is no id', 'x'],
    ['with a number beyond all', '99999999999999999999'],
  ])('%s hears how all stand', async (_, id) => {
    expect(await (await back(id)).object()).toMatchObject({ type: 'snapshot', id: 7 })
  })

  test('too late hears how all stand', async () => {
    const serving = { ...(await served()), changesAfter: (id: number) => (id === 0 ? [change(7)] : null) }
    const reader = await follow(serving, { 'last-event-id': '5' })
    expect(await reader.object()).toMatchObject({ type: 'snapshot', id: 7 })
  })
})

describe('bounds', () => {
  test('two hundred may follow, and who leaves makes room', async () => {
    const app = servedApp(memoryServing(well), NOW)
    const readers = []
    for (let i = 0; i < 200; i++) readers.push(await followOn(app))
    const refused = await app.request('/api/health/stream')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30'])
    await readers[0]?.cancel()
    expect((await followOn(app)).response.status).toBe(200)
  })

  test('who does not read is cut off rather than remembered', async () => {
    const serving = memoryServing(well)
    let cut = 0
    const app = createApp({ serving, now: () => NOW })
    const response = await app.request('/api/health/stream', {}, { cut: () => (cut += 1) })
    for (let id = 1; id <= 100; id++) serving.show(ill, [change(id)])
    expect(cut).toBe(1)
    await response.body?.cancel()
  })

  test('a server that ends says so, and takes nobody more', async () => {
    const ending = new AbortController()
    const app = createApp({ serving: memoryServing(well), now: () => NOW })
    const reader = await followOn(app, {}, { ending: ending.signal })
    await reader.object()
    ending.abort()
    expect(await reader.object()).toEqual({ type: 'end', id: null })
    expect(await reader.next()).toBeNull()
    expect((await app.request('/api/health/stream')).status).toBe(503)
  })
})

describe('while nothing changes', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }))
  afterEach(() => void jest.useRealTimers())

  test('a comment says each 15 s that the server lives', async () => {
    const reader = await follow(memoryServing(well))
    await reader.next()
    await reader.next()
    jest.advanceTimersByTime(15 * SECOND)
    expect(await reader.next()).toMatchObject({ type: '', data: 'ping' })
  })

  test('when nobody looks any more, followers hear that nothing is known; and how all stand when somebody does', async () => {
    let now = NOW
    const serving = memoryServing(well)
    const reader = await follow(serving, {}, {}, () => now)
    expect(await reader.object()).toMatchObject({ stale: false })
    now += MINUTE
    jest.advanceTimersByTime(15 * SECOND)
    expect(await reader.object()).toMatchObject({ type: 'snapshot', stale: true, overall_status: 'unknown' })
    serving.show(aBoard(aRun({ now, verdicts: [aVerdict('backup')] }), { version: '3', now }), [])
    expect(await reader.object()).toMatchObject({ type: 'snapshot', stale: false, overall_status: 'healthy' })
  })
})

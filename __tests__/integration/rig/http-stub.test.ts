import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { createHttpStub, type HttpStub } from '../../support/http-stub.js'

let stub: HttpStub
beforeAll(async () => {
  stub = await createHttpStub()
})
afterEach(() => stub.reset())
afterAll(() => stub.close())

describe('the HTTP stub', () => {
  it('answers by method and path, and remembers what it was asked', async () => {
    stub.on('POST', '/hook', { status: 201, body: { ok: true }, headers: { 'x-rig': 'yes' } })
    const answer = await fetch(`${stub.url}/hook?wait=1`, {
      method: 'POST',
      body: '{"text":"hi"}',
      headers: { 'x-a': 'b' },
    })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-rig')).toBe('yes')
    expect(await answer.json()).toEqual({ ok: true })
    expect(stub.requests).toMatchObject([
      { method: 'POST', path: '/hook', query: { wait: '1' }, headers: { 'x-a': 'b' } },
    ])
    expect(stub.requests[0]!.json()).toEqual({ text: 'hi' })
  })

  it('gives answers in turn, then the last for ever; newer routes win; 404 otherwise', async () => {
    stub.on('*', /^\/any/, { status: 418 })
    stub.on('GET', '/any', [{ status: 503 }, { status: 200 }])
    const statuses = []
    for (const path of ['/any', '/any', '/any', '/any/other', '/none'])
      statuses.push((await fetch(stub.url + path)).status)
    expect(statuses).toEqual([503, 200, 200, 418, 404])
  })

  it('may answer by the request', async () => {
    stub.on('GET', /./, (request) => ({ body: request.path.toUpperCase() }))
    expect(await (await fetch(`${stub.url}/shout`)).text()).toBe('/SHOUT')
  })

  it.each(['reset', 'garbage', 'truncate'] as const)('can %s', async (fault) => {
    stub.on('GET', '/', { fault, body: 'half of what was promised' })
    await expect(fetch(stub.url).then((answer) => answer.text())).rejects.toThrow()
  })

  it.each(['hang', 'stall'] as const)('can %s until the client gives up', async (fault) => {
    stub.on('GET', '/', { fault, body: 'half' })
    const signal = AbortSignal.timeout(200)
    await expect(fetch(stub.url, { signal }).then((answer) => answer.text())).rejects.toThrow(/abort/i)
  })

  it('can be late', async () => {
    stub.on('GET', '/', { delayMs: 120 })
    const startedAt = performance.now()
    await fetch(stub.url)
    expect(performance.now() - startedAt).toBeGreaterThan(110)
  })
})

import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mistakesIn } from '../support/api-description.js'
import { times } from '../support/figures.js'
import { aServer } from './served-samples.js'

const KEYS = ['from', 'to', 'monitor', 'format', 'strict', 'instance', '__proto__', '']
const WORDS = [
  'bot',
  'backup',
  '2026-11-01',
  '30d',
  '-1',
  '1',
  'json',
  'csv',
  '9999-12-31',
  '2026-11-01T09:30:00Z',
  'PT2H',
  '',
  '%',
  '%ff',
]
const ROUTES = ['/api/health/status', '/api/heartbeat/status', '/api/health/history', '/metrics', '/status.json']

const parts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => encodeURIComponent(text)),
  fc.string({ maxLength: 20 }).map((text) => text.replace(/[\s#]/g, '')),
)
const query = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...KEYS), parts), parts), { maxLength: 5 })
  .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join('&'))

test('whatever a query says, the answer is one that is described, and no mistake of ours', async () => {
  const { get } = aServer()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROUTES), query, async (route, asked) => {
      const response = await get(`${route}?${asked}`)
      // What was asked for strictly is critical here.
      const isFine = response.status < 500 || (response.status === 503 && asked.includes('strict'))
      expect([isFine, await mistakesIn('GET', route, response)]).toEqual([true, []])
    }),
    { numRuns: times(300, 20_000) },
  )
}, 300_000)

test('whatever a body says, it is taken or refused with a reason', async () => {
  const { post } = aServer()
  const keys = fc.constantFrom('status', 'last_run', 'monitor', 'message', 'exit_code', 'metrics', '__proto__', 'other')
  const object = fc.dictionary(
    keys,
    fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('ok', 'failed', '2026-11-22T09:30:00Z')),
  )
  const body = fc.oneof(
    object.map((value) => JSON.stringify(value)),
    fc.json(),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )
  const ending = fc.constantFrom('', '/start', '/fail', '/0', '/255', '/256', '/x')
  await fc.assert(
    fc.asyncProperty(ending, body, async (end, sent) => {
      const response = await post(`/api/heartbeat/bot${end}`, sent)
      const template = end === '' ? '/api/heartbeat/{monitor}' : '/api/heartbeat/{monitor}/{ending}'
      expect([200, 400]).toContain(response.status)
      expect(await mistakesIn('POST', template, response)).toEqual([])
    }),
    { numRuns: times(300, 20_000) },
  )
}, 300_000)

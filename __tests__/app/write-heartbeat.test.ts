import { expect, test } from '@jest/globals'
import { writeHeartbeat } from '../../src/app/write-heartbeat.js'
import { ExternalError } from '../../src/errors.js'
import type { BeatDocument, Sink } from '../../src/sinks/sink.js'
import { logTo, NOON } from '../sinks/rig.js'

const ORDER = { monitor: 'backup', beat: { at: NOON, state: 'ok' }, minIntervalMs: 5 } as const

test('a beat goes to the sink as a document, and the log says so', async () => {
  const taken: BeatDocument[] = []
  const logged: string[] = []
  const sink: Sink = {
    async write(document) {
      taken.push(document)
      return { written: true, why: null, sha: 'abc', url: 'https://github.com/x' }
    },
  }
  const result = await writeHeartbeat(ORDER, { sink: () => Promise.resolve(sink), log: logTo(logged) })
  expect(result).toEqual({ written: true, why: null, sha: 'abc', url: 'https://github.com/x', problem: null })
  expect(taken).toMatchObject([{ monitor: 'backup', at: NOON, state: 'ok', minIntervalMs: 5 }])
  const instant = '2026-11-22T12:00:00Z'
  const rest = { last_success: instant, finished_at: instant, pulses: 1, errors: 0 }
  expect(JSON.parse(taken[0]!.text)).toEqual({ last_run: instant, monitor: 'backup', status: 'ok', ...rest })
  expect(logged).toEqual(['info: Heartbeat of backup written: ok, https://github.com/x'])
})

test.each([
  ['cannot be opened', () => Promise.reject(refused())],
  ['refuses', () => Promise.resolve({ write: () => Promise.reject(refused()) })],
] as const)('a sink that %s is a result with the remedy, not a crash', async (_, sink) => {
  const result = await writeHeartbeat(ORDER, { sink, log: logTo([]) })
  expect(result).toEqual({
    written: false,
    why: 'GitHub answered 403',
    sha: null,
    url: null,
    problem: 'The heartbeat of backup could not be written: GitHub answered 403. What to do: give the permission',
  })
})

test('even a fault of our own does not stop the work, and its stack is kept', async () => {
  const logged: string[] = []
  const sink = () => Promise.reject(new TypeError('x is not a function'))
  const result = await writeHeartbeat(ORDER, { sink, log: logTo(logged) })
  expect(result.problem).toMatch(/x is not a function. What to do: report this/)
  expect(logged.join()).toMatch(/error: TypeError: x is not a function\n\s+at /)
})

function refused(): ExternalError {
  return new ExternalError('github', 'GitHub answered 403', {
    permanent: true,
    status: 403,
    remedy: 'give the permission',
  })
}

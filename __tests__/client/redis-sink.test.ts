import { describe, expect, test } from '@jest/globals'
import { beatJson } from '../../src/domain/beat/beat-document.js'
import type { BeatState } from '../../src/domain/heartbeat.js'
import { createRedisSink } from '../../src/client/redis-sink.js'
import { ownClient } from '../../src/client/own-client.js'
import type { ClientBeat } from '../../src/client/sink.js'

const NOW = Date.parse('2026-11-22T09:30:00Z')

function beat(state: BeatState, agoMs: number): ClientBeat {
  const at = NOW - agoMs
  return { at, state, text: beatJson('w', { at, state, source: 'library', pulses: 3, errors: 0 }) }
}

/** A Redis that answers as it is told, and remembers what it was asked. */
function aRedis(answers: readonly (readonly [string, string])[]) {
  const asked: { merged: string; text: string; age: number }[] = []
  const left = [...answers]
  const sink = createRedisSink(
    { tag: 'w', prefix: '{heartbeat}' },
    {
      ready: async () => {},
      async run(_script, _keys, args) {
        const [, merged, text, , age] = args
        asked.push({ merged: String(merged), text: String(text), age: Number(age) })
        return left.shift() ?? ['written', '']
      },
      close: () => {},
    },
    { now: () => NOW },
  )
  return { sink, asked }
}

describe('a beat among others', () => {
  test('keeps what the stored one knew, counts on from it, and asks only once from then on', async () => {
    const stored = beatJson('w', { at: NOW - 60_000, state: 'ok', source: 'library', pulses: 40, errors: 2 })
    const { sink, asked } = aRedis([['changed', stored]])
    await sink.write(beat('failed', 0))
    await sink.write(beat('ok', 0))
    expect(asked).toHaveLength(3)
    expect(asked[1]?.merged).toBe(stored)
    expect(JSON.parse(asked[1]?.text ?? '')).toMatchObject({
      last_success: '2026-11-22T09:29:00Z',
      pulses: 43,
      errors: 2,
    })
    expect(asked[2]?.merged).toBe(asked[1]?.text)
    expect(JSON.parse(asked[2]?.text ?? '')).toMatchObject({ pulses: 46 })
  })

  test('that was given just now is not taken for an older one, however long its way was', async () => {
    const { sink, asked } = aRedis([['newer', String(NOW)]])
    await sink.write(beat('failed', 20))
    expect(asked.map(({ age }) => age)).toEqual([20, 0])
  })

  test('that is old gives way to a newer one', async () => {
    const { sink, asked } = aRedis([['newer', String(NOW)]])
    await sink.write(beat('ok', 60_000))
    expect(asked).toHaveLength(1)
  })

  test('gives up where others write all the time, and says what to do', async () => {
    const { sink } = aRedis(Array.from({ length: 100 }, (_, i) => ['changed', `{"i":${i}}`] as const))
    await expect(sink.write(beat('ok', 0))).rejects.toThrow('too many write the beats of w; give each a tag of its own')
  })
})

describe('the program’s own client', () => {
  const KEYS = ['a', 'b']
  const ARGS = ['x', 1]
  const ioredis = (said: unknown[]) => ({
    call: async (...args: unknown[]) => (said.push(args), 'done'),
    sendCommand: () => Promise.reject(new Error('takes a command of its own')),
    eval: () => Promise.reject(new Error('not asked')),
  })
  const nodeRedis = (said: unknown[]) => ({
    sendCommand: async (args: unknown) => (said.push(args), 'done'),
    eval: () => Promise.reject(new Error('not asked')),
  })
  const upstash = (said: unknown[]) => ({ eval: async (...args: unknown[]) => (said.push(args), 'done') })

  test.each([
    ['ioredis', ioredis, ['EVAL', 'script', 2, 'a', 'b', 'x', 1]],
    ['node-redis', nodeRedis, ['EVAL', 'script', '2', 'a', 'b', 'x', '1']],
    ['@upstash/redis', upstash, ['script', ['a', 'b'], ['x', '1']]],
  ])('of %s', async (_name, client, sent) => {
    const said: unknown[] = []
    expect(await ownClient(client(said))?.run('script', KEYS, ARGS)).toBe('done')
    expect(said).toEqual([sent])
  })

  test('that reads JSON unasked gives it back as it was', async () => {
    const text = beat('ok', 0).text
    const client = { eval: async () => ['changed', JSON.parse(text)] }
    expect(await ownClient(client)?.run('script', KEYS, ARGS)).toEqual(['changed', text])
  })

  test('is left alone when it can do nothing that is known', () => {
    expect(ownClient({})).toBeNull()
  })
})

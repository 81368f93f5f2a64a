import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createAnswers } from '../../src/client/redis-answers.js'
import { commandText, readReply, type Reply } from '../../src/client/resp.js'

const plain = (reply: Reply): unknown =>
  reply instanceof Error ? { error: reply.message } : Array.isArray(reply) ? reply.map(plain) : reply

test.each([
  ['+OK\r\n', 'OK'],
  ['-WRONGPASS invalid\r\n', { error: 'WRONGPASS invalid' }],
  [':42\r\n', 42],
  ['$3\r\nh\u00fc\r\n', 'h\u00fc'],
  ['$-1\r\n', null],
  ['*-1\r\n', null],
  ['*2\r\n$7\r\nchanged\r\n*1\r\n:1\r\n', ['changed', [1]]],
])('%j is read', (text, value) => {
  const bytes = Buffer.from(text)
  const found = readReply(bytes)
  expect([plain(found?.reply ?? null), found?.end]).toEqual([value, bytes.length])
  for (let cut = 0; cut < bytes.length; cut++) expect(readReply(bytes.subarray(0, cut))).toBeNull()
})

test('a command has its parts by their bytes', () => {
  expect(commandText(['SET', 'kéy', 12])).toBe('*3\r\n$3\r\nSET\r\n$4\r\nkéy\r\n$2\r\n12\r\n')
})

describe('what no Redis says', () => {
  test.each(['HTTP/1.1 400 Bad Request\r\n', '$99999999999\r\n', '$x\r\n', '\r\n\r\n'])(
    '%j breaks the connection',
    (text) => {
      expect(() => createAnswers().hear(Buffer.from(text))).toThrow(/no Redis|too large/)
    },
  )

  test('without an end breaks it as well', () => {
    const answers = createAnswers()
    expect(() => {
      for (let i = 0; i < 2_000; i++) answers.hear(Buffer.from('+'.repeat(1024)))
    }).toThrow(/no Redis|too large/)
  })

  test('whatever comes, in whatever pieces: an answer, or a broken connection, and never anything else', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 10 }), (chunks) => {
        const answers = createAnswers()
        const asked = chunks.map(() => answers.next().catch(() => undefined))
        try {
          for (const chunk of chunks) answers.hear(Buffer.from(chunk))
        } catch (error) {
          expect((error as Error).message).toMatch(/no Redis|too large/)
        }
        answers.fail(new Error('over'))
        expect(asked).toHaveLength(chunks.length)
      }),
    )
  })
})

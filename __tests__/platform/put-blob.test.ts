import { describe, expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import { putBlob } from '../../src/platform/put-blob.js'
import type { ByteRequest } from '../../src/platform/sent-request.js'

const ADDRESS = 'https://store.example/blob?sig=a%2Bb%2F%3D'
const MIB = 1024 * 1024

/** A store that answers with these statuses, the last one for good; `null` is a connection that breaks. */
function aStore(...answers: readonly (number | null)[]) {
  const asked: { url: string; length: number; headers: ByteRequest['headers'] }[] = []
  const pauses: number[] = []
  const http = {
    async request({ url, body = '', headers }: ByteRequest) {
      const answer = answers[Math.min(asked.length, answers.length - 1)]
      asked.push({ url, length: Buffer.byteLength(body), headers })
      if (typeof answer !== 'number') throw new ExternalError('store', 'connection failed', { permanent: false })
      return { status: answer, headers: {}, body: `no, ${url}` }
    },
  }
  const clock = { now: () => 0, sleep: async (ms: number) => void pauses.push(ms) }
  return { asked, pauses, put: (bytes: Uint8Array) => putBlob(ADDRESS, bytes, 'application/zip', { http, clock }) }
}

describe('a blob', () => {
  test('is put in one block and then its list', async () => {
    const { asked, put } = aStore(201)
    await put(Buffer.from('zip'))
    expect(asked).toMatchObject([
      { url: `${ADDRESS}&comp=block&blockid=YmxvY2stMDAwMDAw`, length: 3 },
      {
        url: `${ADDRESS}&comp=blocklist`,
        headers: { 'content-type': 'application/xml', 'x-ms-blob-content-type': 'application/zip' },
      },
    ])
  })

  test('that is large is put in blocks of 8 MiB', async () => {
    const { asked, put } = aStore(201)
    await put(Buffer.alloc(17 * MIB))
    expect(asked.slice(0, -1).map(({ length }) => length)).toEqual([8 * MIB, 8 * MIB, MIB])
    expect(new Set(asked.map(({ url }) => url)).size).toBe(4)
  })

  test('is put again where the store is busy or the connection breaks, and each time later', async () => {
    const { asked, pauses, put } = aStore(503, null, 429, 201)
    await put(Buffer.from('zip'))
    expect([asked.length, pauses]).toEqual([5, [2000, 4000, 8000]])
  })

  test.each([
    [403, 1],
    [500, 4],
  ])('that is answered by %d is given up after %d tries, without a word of the address', async (status, tries) => {
    const { asked, put } = aStore(status)
    const error = await put(Buffer.from('zip')).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ message: `the store of artifacts answered ${status}`, fault: { status } })
    expect(asked).toHaveLength(tries)
  })
})

import { expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import type { GitHub } from '../../src/ports.js'
import { fetchFiles } from '../../src/sources/repository/fetch-many.js'
import { stubContents } from '../support/contents-stub.js'

const WHERE = { owner: 'o', repo: 'r', branch: 'heartbeats' }

function paths(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `beats/${i}.json`)
}

/** Reads so many files; of the GraphQL questions some fail. */
async function read(count: number, failing: (question: number) => ExternalError | null, text = '{}') {
  let [questions, singles, atOnce, most] = [0, 0, 0, 0]
  const github: GitHub = {
    ...stubContents(),
    async rest<T>() {
      singles += 1
      return { status: 200, headers: {}, data: { type: 'file', content: '', size: 0 } as T }
    },
    async graphql<T>(_query: string, variables: Record<string, unknown> = {}) {
      questions += 1
      const error = failing(questions)
      atOnce += 1
      most = Math.max(most, atOnce)
      await new Promise((resolve) => setImmediate(resolve))
      atOnce -= 1
      if (error !== null) throw error
      const asked = Object.keys(variables).filter((name) => /^p\d+$/.test(name))
      const blob = { __typename: 'Blob', text, byteSize: text.length, isTruncated: false }
      return { repository: Object.fromEntries(asked.map((name) => [name.replace('p', 'f'), blob])) } as T
    },
  }
  const files = await fetchFiles(github, WHERE, paths(count))
  const kinds: Record<string, number> = {}
  for (const { kind } of files.values()) kinds[kind] = (kinds[kind] ?? 0) + 1
  return { kinds, questions, singles, most, size: files.size }
}

const outage = new ExternalError('github', 'GitHub answered 502', { status: 502, permanent: false })

test('ten thousand files are a hundred questions, eight at a time', async () => {
  const { kinds, questions, most } = await read(10_000, () => null)
  expect([kinds, questions]).toEqual([{ text: 10_000 }, 100])
  expect(most).toBeLessThanOrEqual(8)
})

test('a question that fails makes its own files unknown, and no others', async () => {
  expect((await read(1000, (question) => (question === 4 ? outage : null))).kinds).toEqual({
    text: 900,
    unreachable: 100,
  })
})

test('in an outage nobody is asked a hundred times more', async () => {
  const { kinds, questions } = await read(10_000, (question) => (question === 1 ? null : outage))
  expect(kinds).toEqual({ text: 100, unreachable: 9900 })
  expect(questions).toBeLessThanOrEqual(1 + 3 + 8)
})

test('without GraphQL so many are read one by one as a token may ask', async () => {
  const none = new ExternalError('github', 'GitHub answered 404', { status: 404, permanent: true })
  const { kinds, singles } = await read(2000, () => none)
  expect(singles).toBe(500)
  expect(kinds['unreachable']).toBe(1500)
})

test('more text than a run may hold is left out, and said to be', async () => {
  const { kinds } = await read(2000, () => null, 'x'.repeat(100_000))
  expect(kinds['unreachable']).toBeGreaterThan(0)
  expect(kinds['text']).toBeGreaterThan(600)
})

import { expect, test } from '@jest/globals'
import { readDocument } from '../../../src/domain/reading/read.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const OPTIONS = { timestampField: null, timezone: null, statusField: null, format: 'text', now: NOW } as const
const read = (text: string) => readDocument(text, OPTIONS)

test('the newest line of a long log is found', () => {
  const lines = Array.from({ length: 300 }, (_, i) => `2026-09-22T11:00:00Z INFO run ${i}`)
  expect(read([...lines, '2026-09-22T11:30:00Z INFO done'].join('\n')).field).toBe('line:301')
})

test.each<[string, string | null]>([
  ['all is well here\nlast run: 1790074800 x', 'line:2'],
  ['all is well here\nok 1790074800 x', 'line:2'],
  ['all is well here\n1790074800 x', 'line:2'],
  ['all is well here\nblock number 1790074800 x', null],
  ['all is well here\nnext run: 1790074800 x', null],
])('of numbers in a line only what is called a time, or is called nothing: %j', (text, field) =>
  expect(read(text).field).toBe(field),
)

test('of a line that tells of a beginning two hundred characters are shown', () => {
  const line = `2026-09-22T11:00:00Z started ${'x'.repeat(300)}`
  expect(read(`${line}\n${line}`).status).toEqual({ field: 'line:2', value: line.slice(0, 200), class: 'started' })
})

test('of lines up to two hundred characters it is heard that nothing ever came', () => {
  const never = (length: number) => `${'last success: never'.padEnd(length)}\n2026-09-22T11:00:00Z run 5 done`
  expect(read(never(200)).field).toBeNull()
  expect(read(never(201)).field).toBe('line:2')
})

test('a line counts by its label, not by its age', () => {
  const lines = ['all is well here', 'updated: 2026-09-22T11:00:00Z', 'last success: 2026-09-22T10:00:00Z']
  expect(read(lines.join('\n')).field).toBe('line:3')
})

test.each<[string, boolean]>([
  ['x'.repeat(12), true],
  ['x'.repeat(13), true],
  ['x'.repeat(47), true],
  ['x'.repeat(48), false],
])('a time behind %s stands free, or is prose', (before, isFree) => {
  const line = `${before} 2026-09-22T11:00:00Z`
  expect(read(line).field).toBe(isFree ? 'line:1' : null)
  expect(read(`  ${line}  `).field).toBe(isFree ? 'line:1' : null)
})

test('a time at the head of a line stands free, whatever follows', () => {
  expect(read(`${'x'.repeat(12)} 2026-09-22T11:00:00Z ${'y'.repeat(60)}`).field).toBe('line:1')
  expect(read(`${'x'.repeat(13)} 2026-09-22T11:00:00Z ${'y'.repeat(60)}`).field).toBeNull()
})

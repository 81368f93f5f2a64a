import { describe, expect, test } from '@jest/globals'
import { metadataIn } from '../../../src/domain/reading/metadata.js'
import { readDocument } from '../../../src/domain/reading/read.js'
import { membersReading, toReading } from '../../../src/domain/reading/to-reading.js'
import { plainMonitor } from '../../../src/domain/monitor.js'

const NOW = Date.UTC(2026, 10, 22, 9, 30)
const AT = '2026-11-22T09:29:00Z'
const options = { ...plainMonitor('x', { kind: 'file', options: {} }).reading, now: NOW }

function metadataOf(text: string): unknown {
  const reading = toReading(readDocument(text, options), null)
  return reading.kind === 'beat' ? reading.beat.metadata : reading
}

describe('what nobody understood is kept beside the beat', () => {
  test.each([
    ['nothing more', { status: 'ok', timestamp: AT }, undefined],
    [
      'an agent',
      { status: 'ok', timestamp: AT, signals_sent: 42, last_trade: 'BTC/USD' },
      { signals_sent: 42, last_trade: 'BTC/USD' },
    ],
    [
      'what the reader understands',
      { timestamp: AT, message: 'm', checks: { a: true }, metrics: { b: 1 }, run_id: 'r' },
      undefined,
    ],
    ['what the writer calls metadata', { timestamp: AT, metadata: { a: 1 }, b: [1, 2] }, { a: 1, b: [1, 2] }],
    [
      'our own record',
      { last_run: AT, monitor: 'x', status: 'ok', source: 'cli', finished_at: AT, last_success: AT },
      undefined,
    ],
  ])('%s', (_, document, metadata) => {
    expect(metadataOf(JSON.stringify(document))).toEqual(metadata)
  })

  test('of each member of a document', () => {
    const text = JSON.stringify({ agents: { mary: { last_heartbeat: AT, status: 'ok', pnl: 1.5 } } })
    const reading = membersReading(readDocument(text, { ...options, each: true }))
    expect(reading).toMatchObject({ members: [{ name: 'mary', reading: { beat: { metadata: { pnl: 1.5 } } } }] })
  })

  test('of text there is none: its words are for people', () => {
    expect(metadataOf(`status: ok\nlast_run: ${AT}\nrows: 12\n`)).toBeUndefined()
  })
})

describe('it is bounded, and only data', () => {
  test('at most 50 keys, each value at most 1,000 characters of JSON', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`key${i}`, i]))
    const huge = {
      text: 'x'.repeat(1001),
      list: Array.from({ length: 600 }, () => 1),
      object: { a: { b: 'x'.repeat(990) } },
    }
    expect(Object.keys(metadataOf(JSON.stringify({ timestamp: AT, ...many })) as object)).toHaveLength(50)
    expect(Object.keys(metadataOf(JSON.stringify({ timestamp: AT, metadata: many })) as object)).toHaveLength(50)
    expect(metadataOf(JSON.stringify({ timestamp: AT, ...huge, ['k'.repeat(101)]: 1, small: 1 }))).toEqual({ small: 1 })
  })

  test('a value that is nested ever deeper is left out', () => {
    const deep = `${'['.repeat(5000)}1${']'.repeat(5000)}`
    expect(metadataOf(`{"timestamp": "${AT}", "deep": ${deep}, "small": 1}`)).toEqual({ small: 1 })
  })

  test('it is looked into no further than it may be long, however deep it goes', () => {
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level++) deep = level % 2 === 0 ? [deep] : { a: deep }
    expect(metadataIn({ deep, small: 1 }, () => false)).toEqual({ small: 1 })
  })

  test('__proto__ and constructor are names like any others', () => {
    const metadata = metadataOf(`{"timestamp": "${AT}", "__proto__": {"polluted": true}, "constructor": 1}`) as object
    expect(Object.entries(metadata)).toEqual([
      ['__proto__', { polluted: true }],
      ['constructor', 1],
    ])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

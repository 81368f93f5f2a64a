import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import type { IncidentState } from '../../src/domain/incidents/incident.js'
import { endsInMarker, isMarkerLine, readMarker, writeMarker } from '../../src/incidents/github/marker.js'
import { aState, aTrouble, NOON } from '../support/incident-samples.js'
import { hostileText } from '../support/hostile-text.js'

const MEMORY = { key: 'nightly-backup', state: aState(), previous: '12' }
const MARKER = writeMarker(MEMORY)

/** A marker whose payload is what the test says, under the hash of MEMORY's key. */
function forged(payload: unknown): string {
  return MARKER.replace(/j\.\S+/, `j.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`)
}

test('what is written is read', () => {
  expect(readMarker(`Card\n\n${MARKER}`)).toEqual({ kind: 'found', memory: MEMORY })
})

test('a line of letters and digits in a comment that GitHub does not show', () => {
  expect(MARKER).toMatch(/^<!-- heartbeat v1 [0-9a-f]{16} j\.[\w-]+ -->$/)
})

test.each([
  ['lines of Windows, as the web editor leaves them', `Card\r\n\r\n${MARKER}\r\n`],
  ['a word that a maintainer added below', `Card\n\n${MARKER}\n\nWe are looking into it.`],
  ['a marker of somebody else above it', `${writeMarker({ ...MEMORY, key: 'other' })}\n\n${MARKER}`],
])('is found with %s', (_, body) => {
  expect(readMarker(body)).toMatchObject({ kind: 'found', memory: { key: 'nightly-backup' } })
})

test.each([
  ['no body', ''],
  ['text before it on its line', `see ${MARKER}`],
  ['text behind it on its line', `${MARKER} see`],
  ['another name', MARKER.replace('heartbeat', 'heart')],
  ['a payload that is not base64url', MARKER.replace('j.', 'j.+/')],
])('is none with %s', (_, body) => {
  expect(readMarker(body)).toEqual({ kind: 'none' })
})

describe('what is remembered besides', () => {
  const whole = { ...MEMORY, issue: '7', comments: 3, writtenAt: NOON }

  test('comes back', () => {
    expect(readMarker(writeMarker(whole))).toEqual({ kind: 'found', memory: whole })
    expect(readMarker(forged({ ...whole, comments: 0, writtenAt: 0 }))).toMatchObject({
      memory: { comments: 0, writtenAt: 0 },
    })
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['an issue that is a number', { issue: 7 }, 'issue'],
    ['half a comment', { comments: 0.5 }, 'comments'],
    ['comments in words', { comments: '3' }, 'comments'],
    ['a time in words', { writtenAt: 'now' }, 'writtenAt'],
    ['no time', { writtenAt: null }, 'writtenAt'],
  ])('is left out with %s', (_, wrong, key) => {
    const read = readMarker(forged({ ...whole, ...wrong }))
    const rest = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key))
    expect(read).toEqual({ kind: 'found', memory: rest })
  })

  test('and no issue before it, where that is no text', () => {
    expect(readMarker(forged({ ...MEMORY, previous: 12 }))).toMatchObject({ kind: 'found', memory: { previous: null } })
  })
})

test.each<[string, string, boolean]>([
  ['the marker', MARKER, true],
  ['a card and the marker', `Card\n\n${MARKER}`, true],
  ['lines of Windows', `Card\r\n${MARKER}\r\n\r\n`, true],
  ['a word below it', `${MARKER}\nWe look into it.`, false],
  ['a word before it on its line', `see ${MARKER}`, false],
  ['nothing', '', false],
])('a body ends in a marker or not: %s', (_, body, expected) => {
  expect(endsInMarker(body)).toBe(expected)
})

test('a line that is indented is one of a marker still, where it is looked for as a line', () => {
  expect(isMarkerLine(`  ${MARKER} `)).toBe(true)
  expect(isMarkerLine(`> ${MARKER}`)).toBe(false)
})

test('a version from the future is told, not read', () => {
  expect(readMarker(MARKER.replace('v1', 'v2'))).toEqual({ kind: 'unknown-version', version: 2 })
})

describe('is broken with', () => {
  const { state } = MEMORY
  const [trouble] = Object.values(state.members)
  test.each([
    ['the hash of another key', MARKER.replace(/v1 [0-9a-f]{16}/, `v1 ${'0'.repeat(16)}`)],
    ['a payload that is no JSON', MARKER.replace(/j\.\S+/, 'j.AAAA')],
    ['a payload that is not packed', MARKER.replace('j.', 'z.')],
    ['another key', forged({ ...MEMORY, key: 'other' })],
    ['no state', forged({ key: MEMORY.key })],
    ['a list', forged([])],
    ['null', forged(null)],
    ['a state of another version', forged({ ...MEMORY, state: { ...state, version: 2 } })],
    ['a time that is text', forged({ ...MEMORY, state: { ...state, openedAt: 'now' } })],
    ['a negative count', forged({ ...MEMORY, state: { ...state, checks: -1 } })],
    ['a status nobody knows', forged({ ...MEMORY, state: { ...state, worst: 'dead' } })],
    [
      'a reason nobody knows',
      forged({ ...MEMORY, state: { ...state, members: { a: { ...trouble, reason: 'toString' } } } }),
    ],
    ['a member that is none', forged({ ...MEMORY, state: { ...state, members: { a: null } } })],
    ['a delivery that is none', forged({ ...MEMORY, state: { ...state, deliveries: { a: { event: 'x' } } } })],
  ])('%s', (_, body) => {
    expect(readMarker(body)).toEqual({ kind: 'broken' })
  })
})

describe('many members', () => {
  function storm(count: number) {
    const ids = Array.from({ length: count }, (_, n) => `agent-${String(n).padStart(5, '0')}`)
    const members = Object.fromEntries(
      ids.map((id, n) => [id, aTrouble({ name: `Agent ${n}`, lastBeatAt: 1795330800000 + n * 7919 })]),
    )
    return { key: 'group:1', state: aState({ members }), previous: null }
  }

  test('are packed', () => {
    const marker = writeMarker(storm(1000))
    expect(marker.length).toBeLessThan(49_000)
    expect(readMarker(marker)).toEqual({ kind: 'found', memory: storm(1000) })
  })

  test('with random names of 36 characters: five hundred always fit', () => {
    const id = (n: number) => createHash('sha256').update(String(n)).digest('hex').slice(0, 36)
    const member = (n: number) => aTrouble({ name: id(-n), since: NOON - n * 7919, lastBeatAt: NOON - n * 104_729 })
    const members = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [id(n), member(n)]))
    const memory = { key: 'group:1', state: aState({ members }), previous: null }
    expect(readMarker(writeMarker(memory))).toEqual({ kind: 'found', memory })
  })

  test('are refused with a remedy when even that is too long', () => {
    expect(() => writeMarker(storm(20_000))).toThrow('too many members for one issue')
  })
})

test('what is too long is cut before the memory is given up', () => {
  const noise = (n: number) => createHash('sha512').update(String(n)).digest('hex').repeat(3)
  const attempts = Array.from({ length: 300 }, (_, n) => ({ step: noise(n), at: NOON, ok: false, detail: noise(-n) }))
  const trouble = aTrouble({
    name: Array.from({ length: 1000 }, (_, n) => noise(n)).join(''),
    recovery: { attempts, exhausted: true },
  })
  const marker = readMarker(writeMarker({ key: 'a', state: aState({ members: { a: trouble } }), previous: null }))
  const kept = marker.kind === 'found' ? marker.memory.state.members['a'] : null
  expect(kept).toMatchObject({ status: 'critical', since: trouble.since, recovery: { exhausted: true } })
  expect(kept?.recovery?.attempts).toHaveLength(10)
  expect(kept?.name).toHaveLength(40)
  const last = kept?.recovery?.attempts.at(-1)
  expect([last?.step.slice(0, 39), last?.detail.slice(0, 39)]).toEqual(
    [noise(299), noise(-299)].map((s) => s.slice(0, 39)),
  )
  expect([last?.step.length, last?.detail.length]).toEqual([40, 40])
})

test('no text in the state ends the comment or changes the marker', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (key, name) => {
      const memory = { key, state: aState({ members: { [key]: aTrouble({ name }) } }), previous: null }
      const marker = writeMarker(memory)
      expect(marker).toMatch(/^<!-- heartbeat v1 [0-9a-f]{16} j\.[\w-]+ -->$/)
      expect(readMarker(`${name}\n\n${marker}`)).toEqual({ kind: 'found', memory })
    }),
  )
})

describe('what an older version stored', () => {
  const since = ['lastEndAt', 'forced', 'firstEndAt']
  const older = Object.fromEntries(Object.entries(aTrouble()).filter(([key]) => !since.includes(key)))

  test('a beat was an end then, and nothing was known of runs by hand', () => {
    const state = { ...aState(), members: { job: older } } as unknown as IncidentState
    const read = readMarker(writeMarker({ key: 'job', state, previous: null }))
    const expected = { ...older, lastEndAt: older['lastBeatAt'], forced: false, firstEndAt: null }
    expect(read).toMatchObject({ kind: 'found', memory: { state: { members: { job: expected } } } })
  })
})

describe('an instant that is none', () => {
  test.each([-1, 8.64e15 + 1, 1e300])('%p', (since) => {
    const state = aState({ members: { job: aTrouble({ since }) } })
    expect(readMarker(writeMarker({ key: 'job', state, previous: null }))).toEqual({ kind: 'broken' })
  })
})

test('no monitor is called like the prototype of all', () => {
  const members = JSON.parse(`{ "__proto__": ${JSON.stringify(aTrouble())} }`) as IncidentState['members']
  expect(readMarker(writeMarker({ key: 'job', state: aState({ members }), previous: null }))).toEqual({
    kind: 'broken',
  })
})

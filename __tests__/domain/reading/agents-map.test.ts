import { describe, expect, test } from '@jest/globals'
import { plainMonitor } from '../../../src/domain/monitor.js'
import { readDocument } from '../../../src/domain/reading/read.js'
import { membersReading, toReading } from '../../../src/domain/reading/to-reading.js'
import type { MemberReading, Reading } from '../../../src/domain/what-was-read.js'

const NOW = Date.UTC(2026, 10, 22, 9, 30)
const options = { ...plainMonitor('x', { kind: 'file', options: {} }).reading, now: NOW }

const agent = (last: string | null, more = {}) => ({
  id: 'x',
  name: 'Mary',
  status: last === null ? 'unknown' : 'offline',
  last_heartbeat: last,
  seconds_since_heartbeat: last === null ? null : 900,
  channel: 'agents:heartbeat:x',
  metadata: { signals_sent: 42 },
  ...more,
})
const MAP = {
  timestamp: '2026-11-22T09:29:00Z',
  agents: { mary: agent('2026-11-22T09:15:00Z'), hybrid: agent(null, { name: '' }) },
  alerts: [
    {
      agent_id: 'mary',
      agent_name: 'Mary',
      seconds_offline: 900,
      alert_time: '2026-11-22T09:29:00Z',
      message: 'Agent Mary offline for 900s',
    },
  ],
  summary: { total_agents: 2, online_agents: 0, offline_agents: 1, unknown_agents: 1 },
}

function membersOf(document: unknown): readonly MemberReading[] {
  const reading = membersReading(readDocument(JSON.stringify(document), { ...options, each: true }))
  return reading.kind === 'members' ? reading.members : []
}
const readingOf = (document: unknown, name: string): Reading | undefined =>
  membersOf(document).find((member) => member.name === name)?.reading

describe('a map of agents is read back', () => {
  test('each agent beats when it was last heard: that its writer calls it offline is no failure', () => {
    expect(membersReading(readDocument(JSON.stringify(MAP), { ...options, each: true }))).toMatchObject({
      kind: 'members',
      ownNames: true,
    })
    expect(membersOf(MAP).map(({ name, label }) => [name, label])).toEqual([
      ['mary', 'Mary'],
      ['hybrid', undefined],
    ])
    expect(readingOf(MAP, 'mary')).toEqual({
      kind: 'beat',
      beat: { at: Date.UTC(2026, 10, 22, 9, 15), state: 'ok', metadata: { signals_sent: 42 } },
      evidence: { field: '/agents/mary/last_heartbeat', rule: 'monitor', zone: 'utc' },
      notes: [],
    })
  })

  test('who was never heard has no beat', () => {
    expect(readingOf(MAP, 'hybrid')).toEqual({ kind: 'missing', detail: 'the map of agents has never heard hybrid' })
    const alone = { ...MAP, agents: { hybrid: agent(null) } }
    expect(readingOf(alone, 'hybrid')).toMatchObject({ kind: 'missing' })
    expect(readingOf({ ...MAP, agents: { mary: agent('1970-01-01T00:00:00Z') } }, 'mary')).toMatchObject({
      kind: 'missing',
    })
  })

  test('a time that lies ahead is told of', () => {
    expect(readingOf({ ...MAP, agents: { mary: agent('2027-11-22T09:15:00Z') } }, 'mary')).toMatchObject({
      kind: 'invalid',
      problem: 'future',
    })
  })

  test('as one document it beats when it was written, or with its newest agent', () => {
    const whole = (document: unknown) => toReading(readDocument(JSON.stringify(document), options), null)
    expect(whole(MAP)).toMatchObject({ kind: 'beat', beat: { at: Date.UTC(2026, 10, 22, 9, 29), state: 'ok' } })
    expect(whole({ agents: MAP.agents })).toMatchObject({ kind: 'beat', beat: { at: Date.UTC(2026, 10, 22, 9, 15) } })
  })

  test('one agent is read by its name', () => {
    expect(toReading(readDocument(JSON.stringify(MAP), options), 'mary')).toMatchObject({
      kind: 'beat',
      beat: { at: Date.UTC(2026, 10, 22, 9, 15) },
    })
  })

  test('an agent may be called __proto__', () => {
    const text = JSON.stringify({ ...MAP, agents: {} }).replace(
      '{}',
      `{"__proto__": ${JSON.stringify(MAP.agents.mary)}}`,
    )
    expect(membersOf(JSON.parse(text)).map(({ name }) => name)).toEqual(['__proto__'])
  })

  test('other documents with agents in them are read as before', () => {
    const own = { agents: { mary: { last_heartbeat: '2026-11-22T09:15:00Z', status: 'failed' } } }
    const reading = membersReading(readDocument(JSON.stringify(own), { ...options, each: true }))
    expect(reading).toMatchObject({ members: [{ name: 'mary', reading: { beat: { state: 'failed' } } }] })
    expect(reading).not.toHaveProperty('ownNames')
  })
})

import { describe, expect, test } from '@jest/globals'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import { agentIds } from '../../src/reports/agents-map/agent-ids.js'
import { agentsMap } from '../../src/reports/agents-map/index.js'
import { presenceOf } from '../../src/reports/agents-map/presence.js'
import { agentsMapOf } from '../../src/reports/agents-map/render.js'
import { aDeadOne, anIncident, aRun, aVerdict, changing, NOW, opening, textOf } from './a-run.js'

const channel = (agent: string) => ({ kind: 'redis', is: 'channel', key: `agents:heartbeat:${agent}` }) as const
const mary = aVerdict('mary', { name: 'Mary', place: channel('mary'), beat: { at: NOW - 12 * SECOND, state: 'ok' } })
const lisa = aVerdict('lisa', {
  name: 'Lisa',
  place: channel('lisa'),
  beat: { at: NOW, state: 'ok', metadata: { signals_sent: 42, last_trade: 'BTC/USD' } },
})
const paula = aDeadOne('paula', {
  name: 'Paula',
  place: channel('paula'),
  beat: { at: NOW - 15 * MINUTE, state: 'ok' },
})
const hybrid = aVerdict('hybrid', {
  name: 'Hybrid',
  place: channel('hybrid'),
  status: 'critical',
  reason: 'missing',
  beat: null,
})
const fleet = [mary, lisa, paula, hybrid]

describe("the agents' map", () => {
  test('has the shape that hubs of agents read, and nothing else', () => {
    const run = aRun({ verdicts: fleet, plan: [opening(paula)] })
    expect(agentsMapOf(run)).toEqual({
      timestamp: '2026-11-22T09:30:00Z',
      agents: {
        mary: {
          id: 'mary',
          name: 'Mary',
          status: 'online',
          last_heartbeat: '2026-11-22T09:29:48Z',
          seconds_since_heartbeat: 12,
          channel: 'agents:heartbeat:mary',
          metadata: {},
        },
        lisa: {
          id: 'lisa',
          name: 'Lisa',
          status: 'online',
          last_heartbeat: '2026-11-22T09:30:00Z',
          seconds_since_heartbeat: 0,
          channel: 'agents:heartbeat:lisa',
          metadata: { signals_sent: 42, last_trade: 'BTC/USD' },
        },
        paula: {
          id: 'paula',
          name: 'Paula',
          status: 'offline',
          last_heartbeat: '2026-11-22T09:15:00Z',
          seconds_since_heartbeat: 900,
          channel: 'agents:heartbeat:paula',
          metadata: {},
        },
        hybrid: {
          id: 'hybrid',
          name: 'Hybrid',
          status: 'unknown',
          last_heartbeat: null,
          seconds_since_heartbeat: null,
          channel: 'agents:heartbeat:hybrid',
          metadata: {},
        },
      },
      alerts: [
        {
          agent_id: 'paula',
          agent_name: 'Paula',
          seconds_offline: 900,
          alert_time: '2026-11-22T09:30:00Z',
          message: 'Agent Paula offline for 900s',
        },
      ],
      summary: { total_agents: 4, online_agents: 2, offline_agents: 1, unknown_agents: 1 },
    })
  })

  test.each([
    ['healthy', 'ok', 'online'],
    ['warning', 'stale', 'online'],
    ['degraded', 'stale', 'online'],
    ['critical', 'stale', 'offline'],
    ['critical', 'stopped', 'offline'],
    ['critical', 'reported-failure', 'online'],
    ['healthy', 'pending', 'unknown'],
    ['unknown', 'source-unreachable', 'unknown'],
    ['skipped', 'inactive-hours', 'unknown'],
  ] as const)('%s by %s is %s', (status, reason, presence) => {
    expect(presenceOf(aVerdict('mary', { status, reason }))).toBe(presence)
  })

  test('who was never heard is unknown, whatever the verdict', () => {
    for (const status of ['healthy', 'unknown', 'critical'] as const)
      expect(presenceOf(aVerdict('mary', { status, reason: 'missing', beat: null }))).toBe('unknown')
  })

  test('messages, checks and metrics are told as well, and a place that is no channel has none', () => {
    const beat = { at: NOW, state: 'ok', message: 'scanning', checks: { db_ok: true }, metrics: { rows: 1 } } as const
    expect(agentsMapOf(aRun({ verdicts: [aVerdict('mary', { beat })] })).agents['mary']).toMatchObject({
      channel: null,
      metadata: { message: 'scanning', checks: { db_ok: true }, metrics: { rows: 1 } },
    })
  })

  test('an agent named __proto__ is one like any other', () => {
    const text = textOf(agentsMap, aRun({ verdicts: [aDeadOne('__proto__')] }))
    expect(Object.keys((JSON.parse(text) as { agents: object }).agents)).toEqual(['__proto__'])
  })

  test('a map that would not hold to its schema is not written, and the problem says where', () => {
    const far = aVerdict('mary', { beat: { at: 8.64e15, state: 'ok' } })
    const { files, problem } = agentsMap.create({ file: 'map.json' }, null).render(aRun({ verdicts: [far] }), null)
    expect(files).toEqual([])
    expect(problem).toMatch(/^The agents' map would not hold to its own schema at \/agents\/mary\/last_heartbeat: /)
  })
})

describe('who is called how', () => {
  test.each([
    ['members of one group as they call themselves', ['agents/mary', 'agents/lisa'], ['mary', 'lisa']],
    ['two of one name by their groups', ['a/mary', 'b/mary'], ['a/mary', 'b/mary']],
    ['a member like a monitor by its group', ['mary', 'a/mary'], ['mary', 'a/mary']],
    ['a name with slashes from its group on', ['a/eu/mary'], ['eu/mary']],
    ['a member without a name by its group', ['a/'], ['a/']],
  ])('%s', (_, monitors, ids) => {
    const found = agentIds(monitors)
    expect(monitors.map((monitor) => found.get(monitor))).toEqual(ids)
  })
})

describe('alerts are what people were told in this run', () => {
  const link = new Map([['paula', { ref: '7', url: null, phase: 'open' as const }]])
  const delivery = { channel: 'telegram', label: 'Telegram', monitors: ['paula'], ok: true, detail: 'sent' }
  const notify = {
    kind: 'notify',
    event: 'opened',
    incident: 'paula',
    verdicts: [paula],
    channels: ['telegram'],
  } as const
  const reminded = changing('update-incident', anIncident('7', ['paula']), [paula])
  const told = {
    ...reminded,
    change: { ...(reminded as { change: object }).change, comment: 'reminder' },
  } as typeof reminded

  test.each([
    ['an incident that opens', { plan: [opening(paula)], incidents: link }, 1],
    ['one that stands open and is told again in a comment', { plan: [told], incidents: link }, 1],
    ['one that stands open and is edited in silence', { plan: [reminded], incidents: link }, 0],
    ['a channel that was told', { deliveries: [{ ...delivery, event: 'opened' }], incidents: link }, 1],
    ['a channel that was told of the end', { deliveries: [{ ...delivery, event: 'recovered' }], incidents: link }, 0],
    ['a channel that an earlier run told, where nothing else remembers', { plan: [notify] }, 0],
    ['a channel that would be told', { plan: [notify], dryRun: true }, 1],
    ['nothing that remembers, and nobody to tell', {}, 1],
  ] as const)('%s', (_, change, count) => {
    expect(agentsMapOf(aRun({ verdicts: [paula], ...change })).alerts).toHaveLength(count)
  })

  test('nobody is alarmed over who is unknown', () => {
    expect(agentsMapOf(aRun({ verdicts: [hybrid], plan: [opening(hybrid)] })).alerts).toEqual([])
  })
})

describe('what a run could not hear, the map goes on knowing', () => {
  const unread = { status: 'unknown', reason: 'source-unreachable', beat: null } as const
  const earlier = JSON.stringify(agentsMapOf(aRun({ verdicts: [lisa, paula, hybrid], now: NOW })))
  const later = NOW + MINUTE

  test('when it was last heard, and what it said', () => {
    const verdicts = [lisa, hybrid].map((verdict) => ({ ...verdict, ...unread }))
    const { agents } = agentsMapOf(aRun({ verdicts, now: later }), earlier)
    expect(agents['lisa']).toEqual({
      id: 'lisa',
      name: 'Lisa',
      status: 'unknown',
      last_heartbeat: '2026-11-22T09:30:00Z',
      seconds_since_heartbeat: 60,
      channel: 'agents:heartbeat:lisa',
      metadata: { signals_sent: 42, last_trade: 'BTC/USD' },
    })
    expect(agents['hybrid']).toMatchObject({ status: 'unknown', last_heartbeat: null })
    // Paula is no longer watched.
    expect(Object.keys(agents)).toEqual(['lisa', 'hybrid'])
  })

  test('the members of a pattern that could not be listened to', () => {
    const group = aVerdict('agents', { ...unread, place: { kind: 'redis', is: 'channel', key: 'agents:heartbeat:*' } })
    const { agents, alerts, summary } = agentsMapOf(aRun({ verdicts: [group], now: later }), earlier)
    expect(Object.keys(agents)).toEqual(['lisa', 'paula'])
    expect(agents['paula']).toMatchObject({ status: 'unknown', seconds_since_heartbeat: 960 })
    expect(alerts).toEqual([])
    expect(summary).toEqual({ total_agents: 2, online_agents: 0, offline_agents: 0, unknown_agents: 2 })
    expect(Object.keys(agentsMapOf(aRun({ verdicts: [group] })).agents)).toEqual(['agents'])
  })

  test.each([
    ['of another channel', earlier.replaceAll('heartbeat:lisa', 'heartbeat:other')],
    ['that lies ahead', earlier.replaceAll('09:30:00Z', '10:30:00Z')],
    ['in a text that is no map', '{"agents": {"lisa": {"last_heartbeat": "2026-11-22T09:30:00Z"}}}'],
    ['in a text that is cut', earlier.slice(0, -10)],
  ])('but nothing %s', (_, text) => {
    const { agents } = agentsMapOf(aRun({ verdicts: [{ ...lisa, ...unread }], now: later }), text)
    expect(agents['lisa']).toMatchObject({ status: 'unknown', last_heartbeat: null })
  })

  test('a beat of this run counts, whatever the map says', () => {
    const fresh = aVerdict('lisa', { place: channel('lisa'), beat: { at: later, state: 'ok' } })
    const { agents } = agentsMapOf(aRun({ verdicts: [fresh], now: later }), earlier)
    expect(agents['lisa']).toMatchObject({ status: 'online', last_heartbeat: '2026-11-22T09:31:00Z', metadata: {} })
  })
})

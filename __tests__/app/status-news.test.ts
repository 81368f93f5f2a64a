import { describe, expect, test } from '@jest/globals'
import { channelUnderWay, type Notify } from '../../src/app/channel-under-way.js'
import { statusNews, type StatusRun } from '../../src/app/status-news.js'
import type { Look, Looks } from '../../src/domain/look.js'
import { plainMonitor } from '../../src/domain/monitor.js'
import type { StatusKind } from '../../src/domain/status-kind.js'
import { MINUTE, type Instant } from '../../src/domain/time.js'
import type { ChannelRules } from '../../src/domain/telling/notification-rules.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { readLooks } from '../../src/incidents/stored-looks.js'
import { aVerdict } from '../reports/a-run.js'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const LOOK: Look = { firstSeenAt: NOON - 60 * MINUTE, everBeat: true, unreadableSince: null }
const SLACK: ChannelRules = {
  id: 'slack',
  on: ['status'],
  minStatus: 'critical',
  cooldownMs: 0,
  monitors: [],
  tags: [],
}

function says(minute: number, kind: StatusKind, message: string, monitor = 'bot'): Verdict {
  return aVerdict(monitor, { beat: { at: NOON + minute * MINUTE, state: 'ok', statusKind: kind, message } })
}

function run(before: Looks | null, more: Partial<StatusRun> = {}): StatusRun {
  return {
    channels: [SLACK],
    reads: [],
    before,
    after: before ?? new Map(),
    idle: false,
    previousRunAt: () => Promise.resolve(null),
    ...more,
  }
}

const after = (at: Instant) => () => Promise.resolve(at)

describe('with memory', () => {
  test('a message is told once, and the same words again are no news', async () => {
    const steps = [
      [0, 'waiting', 'Waiting for signals', 0],
      [1, 'waiting', 'Waiting for signals', 0],
      [2, 'trade', 'Trade executed - GOLD', 1],
      [2, 'trade', 'Trade executed - GOLD', 0],
      [3, 'trade', 'Trade executed - GOLD', 0],
      [4, 'trade', 'Trade executed - OIL', 1],
      [3, 'error', 'Error occurred', 0],
    ] as const
    let looks: Looks = new Map([['bot', LOOK]])
    for (const [minute, kind, message, told] of steps) {
      const { effects, looks: kept } = await statusNews([says(minute, kind, message)], run(looks))
      expect([minute, message, effects.length]).toEqual([minute, message, told])
      looks = kept
    }
    expect(looks.get('bot')).toMatchObject({ said: { bot: { at: NOON + 4 * MINUTE } } })
  })

  test('what is not remembered yet is told if it came since the look before', async () => {
    const looks = new Map([['bot', LOOK]])
    const verdicts = [says(2, 'trade', 'Trade executed')]
    expect((await statusNews(verdicts, run(looks, { previousRunAt: after(NOON + MINUTE) }))).effects).toHaveLength(1)
    expect((await statusNews(verdicts, run(looks, { previousRunAt: after(NOON + 2 * MINUTE) }))).effects).toEqual([])
  })

  test('members of one document are remembered with it, each by itself', async () => {
    const monitor = { ...plainMonitor('bots/a', { kind: 'file', options: {} }), group: 'bots' }
    const read = {
      monitor,
      place: { kind: 'file' as const, path: 'x' },
      reading: { kind: 'missing' as const, detail: '' },
    }
    const looks = new Map([['bots', LOOK]])
    const { looks: kept } = await statusNews([says(1, 'trade', 'x', 'bots/a')], run(looks, { reads: [read] }))
    expect(Object.keys(kept.get('bots')?.said ?? {})).toEqual(['bots/a'])
  })
})

describe('without memory', () => {
  test('only what is newer than the run before is told', async () => {
    const verdicts = [says(1, 'trade', 'Trade executed'), says(5, 'profit', 'Profit secured', 'other')]
    const { effects } = await statusNews(verdicts, run(null, { previousRunAt: after(NOON + 3 * MINUTE) }))
    expect(effects).toMatchObject([{ kind: 'notify', event: 'status', incident: null, channels: ['slack'] }])
    expect(effects[0]).toHaveProperty('verdicts.0.monitor', 'other')
  })

  test('and nothing where nobody knows when that was', async () => {
    expect((await statusNews([says(1, 'trade', 'x')], run(null))).effects).toEqual([])
  })
})

test.each([
  ['a dry run', says(2, 'trade', 'x'), { idle: true }],
  ['a beat without a kind', aVerdict('bot', { beat: { at: NOON + MINUTE, state: 'ok' } }), {}],
  ['a monitor that is paused', { ...says(2, 'trade', 'x'), reason: 'paused' as const }, {}],
  ['other channels', says(2, 'trade', 'x'), { channels: [{ ...SLACK, on: ['opened' as const] }] }],
  ['other monitors', says(2, 'trade', 'x'), { channels: [{ ...SLACK, monitors: ['backup-*'] }] }],
])('nobody hears of %s', async (_, verdict, more) => {
  expect((await statusNews([verdict], run(null, { previousRunAt: after(NOON), ...more }))).effects).toEqual([])
})

describe('on its way to a channel of a watcher', () => {
  const message = (monitor: string): Notify => ({
    ...{ kind: 'notify', event: 'status', incident: null, channels: ['slack'] },
    verdicts: [says(1, 'trade', 'Trade executed', monitor)],
  })

  test('a message waits for no other, up to a bound', () => {
    const channel = channelUnderWay()
    expect(channel.begin([message('a'), message('b')], NOON).send).toHaveLength(2)
    expect(channel.begin([message('a')], NOON + 1000).send).toHaveLength(1)
    const many = Array.from({ length: 100 }, (_, i) => message(`m${i}`))
    const { send, wait } = channel.begin(many, NOON + 2000)
    expect([send.length, wait.length]).toEqual([47, 0])
    channel.end(send)
    expect(channel.begin([message('a')], NOON + 3000).send).toHaveLength(1)
  })

  test('and is not sent to a channel that rests', () => {
    const channel = channelUnderWay()
    channel.answered(false, NOON)
    expect(channel.begin([message('a')], NOON + 1000)).toEqual({ send: [], wait: [] })
  })
})

test('what is remembered wrongly is forgotten, and the look still counts', () => {
  const good = { at: 5, text: 'trade: x' }
  const stored = { ...LOOK, said: { bot: good, other: { at: 'x', text: 'y' }, long: { at: 1, text: 'x'.repeat(600) } } }
  expect(readLooks({ bot: stored, plain: { ...LOOK, said: 'nonsense' } })).toEqual(
    new Map([
      ['bot', { ...LOOK, said: { bot: good } }],
      ['plain', LOOK],
    ]),
  )
})

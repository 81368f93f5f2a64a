import { describe, expect, test } from '@jest/globals'
import { sendDigests, type BeforeThis } from '../../src/app/send-digests.js'
import type { ConfiguredChannel } from '../../src/config/channels/configure.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { GrowingHistory, SeenState } from '../../src/domain/history/history.js'
import type { Notification } from '../../src/domain/telling/notification.js'
import { headline, lineOf } from '../../src/domain/telling/notification-text.js'
import { DAY, HOUR, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { recordingPorts } from '../support/channel-ports.js'
import { aVerdict } from '../support/incident-samples.js'

const SUNDAY = Date.UTC(2026, 10, 22, 18)
const NOW = SUNDAY + 20 * 60_000

function listening(heard: Notification[], more: Partial<ConfiguredChannel> = {}): ConfiguredChannel {
  return {
    id: 'slack', kind: 'slack', label: 'Slack', on: [], minStatus: null, cooldownMs: 0, monitors: [], tags: [],
    perIncident: false, notes: [], secrets: [], digest: { cron: '0 18 * * 0', zone: 'UTC' },
    create: () => ({
      send: async (notification) => {
        heard.push(notification)
        return { note: null }
      },
    }),
    ...more,
  } // prettier-ignore
}

const well = (monitor: string): Verdict =>
  aVerdict({ monitor, name: monitor, status: 'healthy', reason: 'ok', since: null })
const ill = (monitor: string, since: Instant): Verdict => aVerdict({ monitor, name: monitor, since })

/** A checker that looked each hour of two weeks; `down` are hours before the end of the period. */
function past(down: Readonly<Record<string, readonly (readonly [from: number, to: number])[]>>): GrowingHistory {
  const history = createHistory({})
  for (let now = SUNDAY - 14 * DAY; now <= SUNDAY; now += HOUR) {
    const states = Object.entries(down).map(([monitor, spans]): SeenState => {
      const span = spans.find(([from, to]) => now >= SUNDAY - from * HOUR && now < SUNDAY - to * HOUR)
      const ended = spans.findLast(([, to]) => now >= SUNDAY - to * HOUR)
      if (span !== undefined)
        return { monitor, status: 'critical', reason: 'stale', since: SUNDAY - span[0] * HOUR, message: 'x' }
      const since = ended === undefined ? null : SUNDAY - ended[1] * HOUR
      return { monitor, status: 'healthy', reason: 'ok', since, message: '' }
    })
    history.look(now, states)
  }
  return history
}

interface Asked {
  readonly verdicts: readonly Verdict[]
  readonly history?: GrowingHistory
  readonly before?: BeforeThis
  readonly now?: Instant
  readonly channel?: Partial<ConfiguredChannel>
}

async function digest({ verdicts, history, before, now = NOW, channel }: Asked) {
  const heard: Notification[] = []
  const report = { now, verdicts, incidents: new Map(), repository: 'o/r', runUrl: null }
  const known = before ?? { lookedAt: SUNDAY - HOUR, isKnown: true }
  const run = { ...report, ...(history && { past: { history, changes: [] } }) }
  const told = await sendDigests(run, [listening(heard, channel)], async () => known, recordingPorts())
  const lines = heard.map((one) => [
    headline(one),
    ...one.monitors.map((monitor) => `${monitor.id}: ${lineOf(monitor, one)}`),
  ])
  return { ...told, lines }
}

describe('what a digest tells', () => {
  test('who had trouble, worst first, and the others by their number', async () => {
    const history = past({
      a: [],
      b: [
        [30, 28],
        [20, 19],
      ],
      c: [[10, -1]],
      d: [[200, 160]],
    })
    const verdicts = [well('a'), well('b'), ill('c', SUNDAY - 10 * HOUR), well('d')]
    expect((await digest({ verdicts, history })).lines).toEqual([
      [
        'Digest 2026-11-15 to 2026-11-22: 3 of 4 monitors had trouble, 4 incidents, 96.87 % up',
        'c: now critical since 2026-11-22 08:00 UTC; 1 incident (2026-11-22 08:00 UTC: 10 h, not over then); 94.04 % up',
        'd: well now; 1 incident (2026-11-14 10:00 UTC: 8 h, from before); 95.23 % up',
        'b: well now; 2 incidents (2026-11-21 12:00 UTC: 2 h; 2026-11-21 22:00 UTC: 1 h); longest 2 h; 98.21 % up',
      ],
    ])
  })

  test('one line where all was well', async () => {
    const { lines } = await digest({ verdicts: [well('a'), well('b')], history: past({ a: [], b: [] }) })
    expect(lines).toEqual([['Digest 2026-11-15 to 2026-11-22: 2 monitors without trouble, 100 % up']])
  })

  test('how much of the time was seen, and that nothing was', async () => {
    const halfSeen = createHistory({})
    for (const hours of [0, 1, 2, 3, 166, 167, 168]) {
      const state = { monitor: 'a', status: 'healthy', reason: 'ok', since: null, message: '' } as const
      halfSeen.look(SUNDAY - 7 * DAY + hours * HOUR, [state])
    }
    const [[line = '']] = (await digest({ verdicts: [well('a')], history: halfSeen })).lines as [string[]]
    expect(line).toMatch(/1 monitor without trouble, 100 % up, \d+ % observed$/)
    const { lines } = await digest({ verdicts: [well('a')], history: createHistory({}) })
    expect(lines).toEqual([['Digest 2026-11-15 to 2026-11-22: 1 monitor without trouble, nothing was seen']])
  })

  test('without a history what is now, and that no more is known', async () => {
    const { lines } = await digest({ verdicts: [well('a'), ill('b', SUNDAY - HOUR)] })
    expect(lines).toEqual([
      [
        'Digest 2026-11-15 to 2026-11-22: 1 of 2 monitors not well now; what was before is not known, as no history is kept',
        'b: now critical since 2026-11-22 17:00 UTC',
      ],
    ])
  })

  test('only of the monitors that the channel hears of', async () => {
    const verdicts = [well('a'), ill('b', SUNDAY - HOUR)]
    expect((await digest({ verdicts, channel: { monitors: ['a'] } })).lines[0]).toHaveLength(1)
    expect((await digest({ verdicts, channel: { monitors: ['x'] } })).lines).toEqual([])
  })

  test('in its own zone', async () => {
    const zone = 'Asia/Tokyo'
    const now = Date.UTC(2026, 10, 22, 9, 20)
    const before = { lookedAt: Date.UTC(2026, 10, 22, 8), isKnown: true }
    const channel = { digest: { cron: '0 18 * * 0', zone } }
    const { lines } = await digest({ verdicts: [ill('b', now - HOUR)], channel, before, now })
    expect(lines[0]?.[1]).toBe('b: now critical since 2026-11-22 17:20 UTC+9 (08:20 UTC)')
  })
})

describe('when it is told', () => {
  const verdicts = [well('a')]

  test('once', async () => {
    const { deliveries } = await digest({ verdicts })
    expect(deliveries).toEqual([expect.objectContaining({ channel: 'slack', ok: true, detail: 'digest sent' })])
    expect((await digest({ verdicts, before: { lookedAt: SUNDAY, isKnown: true } })).lines).toEqual([])
  })

  test('not where nobody knows when the last look was, and that is said', async () => {
    const { lines, notices } = await digest({ verdicts, before: { lookedAt: null, isKnown: false } })
    expect([lines, notices]).toEqual([
      [],
      ['The digest of Slack is not sent: nobody knows when the last check ran; keep a history with "history"'],
    ])
  })

  test('nobody is asked while none can be due', async () => {
    const report = { now: SUNDAY + 5 * DAY, verdicts, incidents: new Map(), repository: null, runUrl: null }
    const before = () => Promise.reject(new Error('asked'))
    expect((await sendDigests(report, [listening([])], before, recordingPorts())).deliveries).toEqual([])
  })

  test('a channel that does not take it is a problem of the run', async () => {
    const channel = { create: () => ({ send: () => Promise.reject(new Error('no')) }) }
    expect((await digest({ verdicts, channel })).problems).toEqual(['Slack: digest not sent: no.'])
  })
})

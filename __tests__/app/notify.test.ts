import { describe, expect, test } from '@jest/globals'
import { notify, sendTestAlert, type DeliveryOutcome } from '../../src/app/notify.js'
import { DEFAULT_LIMITS } from '../../src/app/delivery-limits.js'
import type { Channel, Notification } from '../../src/channels/channel.js'
import { configureChannels, type ConfiguredChannel } from '../../src/config/channels/configure.js'
import type { News } from '../../src/domain/telling/compose-notification.js'
import { ExternalError } from '../../src/errors.js'
import { channelEnvironments } from '../support/channel-environments.js'
import { recordingPorts } from '../support/channel-ports.js'
import { aState, aTrouble, aVerdict, NOON } from '../support/incident-samples.js'
import { aChannel } from '../support/telling-world.js'

const context = { repository: 'o/r', runUrl: 'https://github.com/o/r/actions/runs/1', now: NOON }
const incident = { key: 'nightly-backup', url: 'https://github.com/o/r/issues/7', state: aState() }

function news(channels: readonly string[], overrides: Partial<News> = {}): News {
  return { event: 'opened', incident, verdicts: [aVerdict()], channels, ...overrides }
}

/** A channel that does as told, and the notifications it was given. */
function channelThat(
  id: string,
  send: (tries: number) => Promise<unknown>,
): ConfiguredChannel & { given: Notification[] } {
  const given: Notification[] = []
  const channel: Channel = {
    async send(notification) {
      given.push(notification)
      await send(given.length)
      return { note: null }
    },
  }
  return {
    ...aChannel({ id }),
    kind: id,
    label: id,
    notes: [],
    secrets: ['hunter2-canary'],
    given,
    create: () => channel,
  }
}

const passing = (retryAfterMs?: number): ExternalError =>
  new ExternalError('x', 'x answered 503', {
    permanent: false,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })

async function outcomeOf(channel: ConfiguredChannel, ports = recordingPorts()): Promise<DeliveryOutcome> {
  const [outcome] = await notify([news([channel.id])], [channel], context, ports, { random: () => 1 })
  return outcome!
}

describe('tries', () => {
  test('taken at once', async () => {
    const channel = channelThat('a', async () => {})
    expect(await outcomeOf(channel)).toEqual({
      channel: 'a',
      label: 'a',
      event: 'opened',
      incidents: ['nightly-backup'],
      monitors: ['nightly-backup'],
      ok: true,
      attempts: 1,
      detail: 'opened sent',
    })
  })

  test('three at most, waiting longer each time', async () => {
    const ports = recordingPorts()
    const channel = channelThat('a', async () => Promise.reject(passing()))
    expect(await outcomeOf(channel, ports)).toMatchObject({ ok: false, attempts: 3 })
    expect(ports.sleeps).toEqual([1000, 2000])
  })

  test('jitter takes away up to half of the wait', async () => {
    const ports = recordingPorts()
    const channel = channelThat('a', async () => Promise.reject(passing()))
    await notify([news(['a'])], [channel], context, ports, { random: () => 0 })
    expect(ports.sleeps).toEqual([500, 1000])
  })

  test('the same notification each time, until it is taken', async () => {
    const channel = channelThat('a', async (tries) => (tries < 3 ? Promise.reject(passing()) : null))
    expect(await outcomeOf(channel)).toMatchObject({ ok: true, attempts: 3, detail: 'opened sent after 3 tries' })
    expect(new Set(channel.given).size).toBe(1)
  })

  test('waits as long as it is asked to', async () => {
    const ports = recordingPorts()
    await outcomeOf(
      channelThat('a', async (tries) => (tries < 2 ? Promise.reject(passing(7000)) : null)),
      ports,
    )
    expect(ports.sleeps).toEqual([7000])
  })

  test('a longer wait than a run can bear is left to the next run', async () => {
    const ports = recordingPorts()
    const channel = channelThat('a', async () => Promise.reject(passing(3_600_000)))
    expect(await outcomeOf(channel, ports)).toMatchObject({ ok: false, attempts: 1 })
    expect(ports.sleeps).toEqual([])
  })

  test('what is refused for good is not tried again, and comes with its remedy', async () => {
    const gone = new ExternalError('x', 'x.example answered 410', {
      permanent: true,
      status: 410,
      remedy: 'Make a new one.',
    })
    const outcome = await outcomeOf(channelThat('a', async () => Promise.reject(gone)))
    expect(outcome).toMatchObject({
      ok: false,
      attempts: 1,
      detail: 'opened not sent: x.example answered 410. Make a new one.',
    })
  })

  test('our own mistake is not tried again and stops nobody else', async () => {
    const bug = channelThat('bug', async () => Promise.reject(new TypeError('Invalid URL: hunter2-canary')))
    const throwing = {
      ...channelThat('throwing', async () => {}),
      create: () => {
        throw new Error('no')
      },
    }
    const well = channelThat('well', async () => {})
    const outcomes = await notify([news(['bug', 'throwing', 'well'])], [bug, throwing, well], context, recordingPorts())
    expect(outcomes.map(({ ok, attempts }) => [ok, attempts])).toEqual([
      [false, 1],
      [false, 1],
      [true, 1],
    ])
    expect(JSON.stringify(outcomes)).not.toContain('canary')
  })
})

describe('time', () => {
  const limits = { ...DEFAULT_LIMITS, tryMs: 40, wholeMs: 100 }

  test('one hangs and the others deliver', async () => {
    const hanging = channelThat('hanging', () => new Promise(() => {}))
    const well = channelThat('well', async () => {})
    const outcomes = await notify([news(['hanging', 'well'])], [hanging, well], context, recordingPorts(), { limits })
    expect(outcomes).toMatchObject([
      { channel: 'hanging', ok: false },
      { channel: 'well', ok: true },
    ])
    expect(outcomes[0]?.detail).toMatch(/no answer within 0.04 s|the time for all channels was spent/)
  })

  test('when the time for all is spent, nothing more is begun', async () => {
    const hanging = channelThat('hanging', () => new Promise(() => {}))
    const two = [news(['hanging']), news(['hanging'], { event: 'recovered' })]
    const outcomes = await notify(two, [hanging], context, recordingPorts(), { limits: { ...limits, tryMs: 1000 } })
    expect(outcomes).toMatchObject([
      { event: 'opened', attempts: 1, ok: false },
      { event: 'recovered', attempts: 0, ok: false },
    ])
  })

  test('a wait is cut short by the end of the time', async () => {
    const ports = { ...recordingPorts(), clock: { now: () => 0, sleep: () => new Promise<void>(() => {}) } }
    const channel = channelThat('a', async () => Promise.reject(passing()))
    const [outcome] = await notify([news(['a'])], [channel], context, ports, { limits })
    expect(outcome).toMatchObject({ ok: false, attempts: 1 })
  })
})

describe('what is told', () => {
  test('several incidents of one event in one message, worst first', async () => {
    const channel = channelThat('a', async () => {})
    const other = { ...incident, key: 'mail', url: null }
    const mild = aVerdict({ monitor: 'mail', name: 'Mail', status: 'warning' })
    await notify(
      [news(['a'], { incident: other, verdicts: [mild] }), news(['a'])],
      [channel],
      context,
      recordingPorts(),
    )
    expect(channel.given).toMatchObject([
      {
        event: 'opened',
        priority: 'CRITICAL',
        incidentKey: null,
        monitors: [
          { id: 'nightly-backup', incidentUrl: incident.url },
          { id: 'mail', incidentUrl: null },
        ],
      },
    ])
  })

  test('a recovery knows its downtime', async () => {
    const channel = channelThat('a', async () => {})
    const members = { 'nightly-backup': aTrouble({ since: NOON - 7_200_000, recoveredAt: NOON - 600_000 }) }
    const verdict = aVerdict({ status: 'healthy', reason: 'ok', since: null })
    await notify(
      [news(['a'], { event: 'recovered', incident: { ...incident, state: { members } }, verdicts: [verdict] })],
      [channel],
      context,
      recordingPorts(),
    )
    expect(channel.given).toMatchObject([{ downtimeMs: 6_600_000, monitors: [{ since: NOON - 7_200_000 }] }])
  })

  test('a channel that nothing is meant for is not even made', async () => {
    const channel = {
      ...channelThat('b', async () => {}),
      create: () => {
        throw new Error('made')
      },
    }
    expect(await notify([news(['a'])], [channel], context, recordingPorts())).toEqual([])
  })

  test('one line a channel in the log, failures as warnings', async () => {
    const ports = recordingPorts()
    await notify(
      [news(['a', 'b'])],
      [channelThat('a', async () => {}), channelThat('b', async () => Promise.reject(passing()))],
      context,
      ports,
    )
    expect(ports.lines).toEqual(['a: opened sent', 'b: opened not sent after 3 tries: x answered 503.'])
  })
})

test('a test goes to every channel, whatever it takes otherwise, and is marked as one', async () => {
  const environments = { ...channelEnvironments('https://channel.example.com'), email: {} }
  const overHttp = Object.assign({}, ...Object.values(environments)) as Record<string, string>
  const channels = await configureChannels(overHttp)
  const ports = recordingPorts()
  const outcomes = await sendTestAlert(channels, context, ports)
  expect(outcomes.map(({ channel, ok }) => [channel, ok])).toEqual(channels.map(({ id }) => [id, true]))
  for (const { url, body, headers } of ports.requests) {
    if (!(body ?? '').includes('"resolve"')) expect(`${body ?? url} ${headers?.['x-heartbeat-event']}`).toMatch(/TEST/)
    expect(url).not.toMatch(/\/fail$/)
  }
})

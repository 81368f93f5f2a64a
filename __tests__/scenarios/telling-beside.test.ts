import { beforeAll, describe, expect, test } from '@jest/globals'
import { tellBeside } from '../../src/app/telling-beside.js'
import { carryOut } from '../../src/app/carry-out.js'
import type { ConfiguredChannel } from '../../src/config/channels/configure.js'
import { planIncidents } from '../../src/domain/incidents/plan-incidents.js'
import { dueSummary } from '../../src/domain/telling/notification-rules.js'
import { addNotifications } from '../../src/domain/telling/plan-notifications.js'
import type { NotificationEvent } from '../../src/domain/incidents/incident.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { ExternalError } from '../../src/errors.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { recordingPorts } from '../support/channel-ports.js'
import { aLog, aVerdict, NOON } from '../support/incident-samples.js'
import { aChannel } from '../support/telling-world.js'

// Loaded late by what is tested; here every turn of the loop counts.
beforeAll(async () => {
  await import('../../src/app/notify.js')
  await import('../../src/app/tell-people.js')
  await import('../../src/app/remember-deliveries.js')
})

const POLICY = {
  openAt: 'warning', recoveryTolerance: 1, reminderMs: DAY, groupOver: 10, reopenWithinMs: HOUR,
} as const // prettier-ignore
const TICK = 15 * SECOND

const dead = (overrides: Partial<Verdict> = {}): Verdict => aVerdict({ since: NOON, ...overrides })
const worse = dead({ status: 'critical' })
const warned = dead({ status: 'warning' })
const well = (at: number): Verdict =>
  aVerdict({ status: 'healthy', reason: 'ok', since: null, beat: { at, state: 'ok' }, lastEndAt: at })

/** A watcher's ticks over incidents in memory, and channels that answer when the test lets them. */
function aWatcher(mayAct: () => boolean = () => true) {
  const store = createMemoryIncidents()
  const log = aLog()
  const beside = tellBeside(log, mayAct)
  const heard: string[] = []
  let answers: (() => void)[] = []
  let broken = false
  let now = NOON

  function channel(id: string, slow: boolean, on?: readonly NotificationEvent[]): ConfiguredChannel {
    return {
      ...aChannel({ id, ...(on && { on }) }),
      kind: 'webhook',
      label: id,
      notes: [],
      secrets: [],
      create: () => ({
        async send({ event, status }) {
          if (broken) throw new ExternalError(id, 'no answer', { permanent: true })
          heard.push(`${id} ${event} ${status}`)
          if (slow) await new Promise<void>((resolve) => answers.push(resolve))
          return { note: null }
        },
      }),
    }
  }

  return {
    log,
    heard,
    store,
    channel,
    break: (is: boolean) => void (broken = is),
    deliveries: async () => (await store.load()).map(({ state }) => state.deliveries),
    /** Lets slow channels answer. */
    async answer() {
      answers.splice(0).forEach((resolve) => resolve())
      answers = []
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
    },
    async tick(channels: readonly ConfiguredChannel[], verdicts: readonly Verdict[], after = TICK) {
      now += after
      await beside.remember(store, now)
      const known = await store.load()
      const planned = addNotifications(planIncidents(verdicts, known, POLICY, now), known, verdicts, channels, now)
      const due = dueSummary(channels, verdicts[0]?.status ?? 'unknown')
      const summary = { kind: 'notify', event: 'summary', incident: null, verdicts, channels: due } as const
      const plan = due.length === 0 ? planned : [...planned, summary]
      const outcomes = await carryOut(plan, store, now, { log })
      const run = { now, repository: 'o/r', runUrl: null }
      const ports = { ...recordingPorts(), clock: { now: () => now, sleep: async () => {} } }
      await beside.tell({ plan, known, outcomes, verdicts, run }, { channels, ports, store })
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

describe('telling people beside the ticks', () => {
  test('a slow channel delays neither ticks nor other channels, and hears each thing once', async () => {
    const watcher = aWatcher()
    const channels = [watcher.channel('slow', true), watcher.channel('quick', false)]
    for (let i = 0; i < 4; i++) await watcher.tick(channels, [worse])
    expect(watcher.heard).toEqual(['slow opened critical', 'quick opened critical'])
    await watcher.answer()
    for (let i = 0; i < 4; i++) await watcher.tick(channels, [worse])
    expect(watcher.heard).toHaveLength(2)
    expect(await watcher.deliveries()).toEqual([
      {
        slow: expect.objectContaining({ event: 'opened', delivered: true }),
        quick: expect.objectContaining({ event: 'opened', delivered: true }),
      },
    ])
  })

  test('what ended while its opening was on its way is told as ended afterwards', async () => {
    const watcher = aWatcher()
    const channels = [watcher.channel('slow', true)]
    await watcher.tick(channels, [worse])
    await watcher.tick(channels, [well(NOON + 20 * SECOND)])
    expect(watcher.heard).toEqual(['slow opened critical'])
    await watcher.answer()
    await watcher.tick(channels, [well(NOON + 40 * SECOND)])
    expect(watcher.heard).toEqual(['slow opened critical', 'slow recovered healthy'])
    await watcher.answer()
    await watcher.tick(channels, [well(NOON + 60 * SECOND)])
    expect(watcher.heard).toHaveLength(2)
  })

  test('what got worse while its opening was on its way is told as worse afterwards', async () => {
    const watcher = aWatcher()
    const channels = [watcher.channel('slow', true)]
    await watcher.tick(channels, [warned])
    await watcher.tick(channels, [worse])
    await watcher.answer()
    await watcher.tick(channels, [worse])
    await watcher.answer()
    await watcher.tick(channels, [worse])
    expect(watcher.heard).toEqual(['slow opened warning', 'slow escalated critical'])
  })

  test('a channel that takes nothing is tried again after a minute, two, four, and once it takes it, no more', async () => {
    const watcher = aWatcher()
    const channels = [watcher.channel('chat', false)]
    watcher.break(true)
    for (let i = 0; i < 8 * 4; i++) await watcher.tick(channels, [worse])
    const tried = watcher.log.lines.length
    expect(tried).toBeGreaterThan(0)
    watcher.break(false)
    for (let i = 0; i < 16 * 4; i++) await watcher.tick(channels, [worse])
    expect(watcher.heard).toEqual(['chat opened critical'])
  })

  test('what happens only once is owed while a channel rests', async () => {
    const watcher = aWatcher()
    const channels = [watcher.channel('chat', false)]
    await watcher.tick(channels, [warned])
    watcher.break(true)
    const other = dead({ monitor: 'other', name: 'Other' })
    await watcher.tick(channels, [warned, other])
    watcher.break(false)
    await watcher.tick(channels, [worse, other])
    expect(watcher.heard).toEqual(['chat opened warning'])
    for (let i = 0; i < 8; i++) await watcher.tick(channels, [worse, other])
    expect(watcher.heard.slice(1).sort()).toEqual(['chat escalated critical', 'chat opened critical'])
  })

  test('nothing is sent by a watcher that may not act, and nothing is forgotten', async () => {
    let may = false
    const watcher = aWatcher(() => may)
    const channels = [watcher.channel('chat', false)]
    await watcher.tick(channels, [worse])
    expect(watcher.heard).toEqual([])
    may = true
    await watcher.tick(channels, [worse])
    expect(watcher.heard).toEqual(['chat opened critical'])
  })

  test('a summary is news every five minutes, or when all in all has changed', async () => {
    const watcher = aWatcher()
    const channels = [watcher.channel('chat', false, ['summary'])]
    for (let at = 0; at < 5 * MINUTE; at += TICK) await watcher.tick(channels, [well(NOON + at)])
    expect(watcher.heard).toHaveLength(1)
    await watcher.tick(channels, [well(NOON + 5 * MINUTE)])
    expect(watcher.heard).toHaveLength(2)
    await watcher.tick(channels, [worse])
    expect(watcher.heard).toHaveLength(3)
  })
})

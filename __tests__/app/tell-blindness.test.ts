import { expect, test } from '@jest/globals'
import { tellBlindness, type Blindness } from '../../src/app/tell-blindness.js'
import { checkConfig } from '../../src/config/check-config.js'
import type { ConfiguredChannel } from '../../src/config/channels/configure.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import type { Notification } from '../../src/domain/telling/notification.js'
import { DAY, MINUTE, SECOND } from '../../src/domain/time.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { recordingPorts } from '../support/channel-ports.js'
import { aLog, NOON } from '../support/incident-samples.js'
import { aMonitor } from '../support/monitor-samples.js'

const TICK = 15 * SECOND

/** Watchers of one machine, whose people take everything. */
function machine() {
  const heard: Notification[] = []
  const channel: ConfiguredChannel = {
    id: 'slack', kind: 'slack', label: 'Slack', on: ['opened', 'reminder', 'recovered'], minStatus: null, cooldownMs: 0,
    monitors: [], tags: [], perIncident: false, notes: [], secrets: [],
    create: () => ({
      send: async (notification) => {
        heard.push(notification)
        return { note: null }
      },
    }),
  } // prettier-ignore
  const base = checkConfig(readInputs(CHECK_INPUTS, {}), null)
  const config = {
    ...base,
    monitors: [aMonitor(), { ...aMonitor(), id: 'mailer', name: 'Mailer' }],
    channels: [channel],
  }
  const store = createMemoryIncidents()
  const tell = (blindness: Blindness): Promise<boolean> =>
    tellBlindness(blindness, config, { store, channels: recordingPorts(), log: aLog() })
  return { heard, tell }
}

const blind = (now: number): Blindness => ({ since: NOON, detail: 'Redis at db:6379: connection refused', now })

test('nobody hears of five minutes without a leader', async () => {
  const { heard, tell } = machine()
  expect(await tell(blind(NOON + 5 * MINUTE))).toBe(false)
  expect(heard).toEqual([])
})

test('after that people hear of it once, whichever watchers of the machine would tell, and of its end', async () => {
  const { heard, tell } = machine()
  for (let now = NOON + 6 * MINUTE; now < NOON + 20 * MINUTE; now += TICK) {
    expect(await tell(blind(now))).toBe(true)
    await tell(blind(now + SECOND))
  }
  expect(heard.map(({ event }) => event)).toEqual(['opened'])
  expect(heard[0]?.monitors[0]).toMatchObject({
    name: 'Redis',
    message: expect.stringContaining('Could not look at'),
  })
  expect(await tell({ since: NOON, detail: null, now: NOON + 21 * MINUTE })).toBe(false)
  await tell({ since: NOON, detail: null, now: NOON + 22 * MINUTE })
  expect(heard.map(({ event }) => event)).toEqual(['opened', 'recovered'])
})

test('they are reminded after a day', async () => {
  const { heard, tell } = machine()
  await tell(blind(NOON + 6 * MINUTE))
  await tell(blind(NOON + 6 * MINUTE + DAY))
  expect(heard.map(({ event }) => event)).toEqual(['opened', 'reminder'])
})

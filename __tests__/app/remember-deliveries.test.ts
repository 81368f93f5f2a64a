import { expect, test } from '@jest/globals'
import { rememberDeliveries } from '../../src/app/remember-deliveries.js'
import { compose } from '../../src/domain/telling/compose-notification.js'
import { dueSummary } from '../../src/domain/telling/notification-rules.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { aDraft, aLog, aVerdict, NOON } from '../support/incident-samples.js'
import { aChannel } from '../support/telling-world.js'

const outcomes = [
  { channel: 'slack', event: 'opened' as const, incidents: ['nightly-backup'], ok: true },
  { channel: 'email', event: 'opened' as const, incidents: ['nightly-backup'], ok: false },
]

test('what was taken and what is owed stand in the incident', async () => {
  const store = createMemoryIncidents()
  await store.open(aDraft(), NOON)
  await rememberDeliveries({ incidents: await store.load(), verdicts: [aVerdict()], now: NOON }, outcomes, {
    store,
    log: aLog(),
  })
  expect((await store.load())[0]?.state.deliveries).toEqual({
    slack: { event: 'opened', at: NOON, delivered: true, openings: 1 },
    email: { event: 'opened', at: NOON, delivered: false, openings: 0 },
  })
})

test('a store that fails is a warning', async () => {
  const store = createMemoryIncidents()
  const log = aLog()
  const incident = await store.open(aDraft(), NOON)
  const broken = { ...store, update: () => Promise.reject(new Error('403')) }
  await rememberDeliveries({ incidents: [incident], verdicts: [aVerdict()], now: NOON }, outcomes, {
    store: broken,
    log,
  })
  expect(log.lines).toEqual([
    'warning: What was sent about nightly-backup could not be remembered and may be sent again: 403',
  ])
})

test('the summary goes to whoever asks for it, from the status they ask for', () => {
  const channels = [
    aChannel(),
    aChannel({ id: 'hc', on: ['summary'] }),
    aChannel({ id: 'bad-only', on: ['summary'], minStatus: 'warning' }),
  ]
  const well = aVerdict({ status: 'healthy', reason: 'ok', since: null })
  expect(dueSummary(channels, 'healthy')).toEqual(['hc'])
  expect(dueSummary(channels, 'critical')).toEqual(['hc', 'bad-only'])
  const context = { repository: null, runUrl: null, now: NOON }
  const news = [{ event: 'summary', incident: null, verdicts: [well], channels: ['hc'] } as const]
  expect(compose(channels[1]!, news, context)).toMatchObject([
    { incidents: [], notification: { event: 'summary', priority: 'LOW', status: 'healthy', incidentKey: null } },
  ])
})

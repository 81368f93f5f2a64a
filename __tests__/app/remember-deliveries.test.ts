import { expect, test } from '@jest/globals'
import { rememberDeliveries } from '../../src/app/remember-deliveries.js'
import { compose } from '../../src/domain/telling/compose-notification.js'
import { dueSummary } from '../../src/domain/telling/notification-rules.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import type { IncidentStore } from '../../src/incidents/store.js'
import { ExternalError } from '../../src/errors.js'
import { aDraft, aLog, aState, aVerdict, NOON, stillDown } from '../support/incident-samples.js'
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

test('what another changed meanwhile keeps its change, and what was sent is written into it all the same', async () => {
  const memory = createMemoryIncidents()
  const incident = await memory.open(aDraft(), NOON)
  await memory.update(incident, stillDown({ state: aState({ checks: 9 }) }), NOON)
  let refusals = 1
  const update: IncidentStore['update'] = async (...change) => {
    if (refusals-- > 0) throw new ExternalError('redis', 'changed meanwhile', { permanent: false, conflict: true })
    return memory.update(...change)
  }
  const log = aLog()
  const run = { incidents: [incident], verdicts: [aVerdict()], now: NOON }
  const sent = [{ channel: 'slack', event: 'opened', incidents: [incident.key], ok: true }] as const
  await rememberDeliveries(run, sent, { store: { ...memory, update }, log })
  expect(await memory.load()).toMatchObject([
    { state: { checks: 9, deliveries: { slack: { event: 'opened', delivered: true } } } },
  ])
  expect(log.lines).toEqual([])
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

import { describe, expect, test } from '@jest/globals'
import { asTheyStand, tellPeople } from '../../src/app/tell-people.js'
import type { ConfiguredChannel } from '../../src/config/channels/configure.js'
import type { Notification } from '../../src/domain/telling/notification.js'
import type { Incident } from '../../src/domain/incidents/incident.js'
import type { Effect } from '../../src/domain/incidents/plan.js'
import { DAY } from '../../src/domain/time.js'
import type { IncidentStore } from '../../src/incidents/store.js'
import { recordingPorts } from '../support/channel-ports.js'
import { aState, aVerdict, NOON } from '../support/incident-samples.js'

const KEY = 'nightly-backup'

function anIncident(ref: string, closedAt: number | null): Incident {
  const state = { ...aState(), closedAt }
  const url = `https://github.com/o/r/issues/${ref}`
  return {
    key: KEY,
    ref,
    url,
    phase: closedAt ? 'closed' : 'open',
    closedBy: closedAt ? 'heartbeat' : null,
    closedAt,
    state,
  }
}

function listening(heard: Notification[]): ConfiguredChannel {
  return {
    id: 'slack', kind: 'slack', label: 'Slack', on: ['recovered'], minStatus: null, cooldownMs: 0, monitors: [], tags: [],
    perIncident: false, notes: [], secrets: [],
    create: () => ({
      send: async (notification) => {
        heard.push(notification)
        return { note: null }
      },
    }),
  } // prettier-ignore
}

// As GitHub lists them: the newest first.
const before = [anIncident('9', NOON - DAY), anIncident('4', NOON - 9 * DAY)]

test('the latest incident of a key comes last, the one of this run after all', () => {
  const now = anIncident('12', NOON)
  const outcome = { effect: {} as Effect, ok: true, detail: '', incident: now }
  const refs = asTheyStand([anIncident('12', null), ...before], [outcome]).map(({ ref }) => ref)
  expect(refs).toEqual(['4', '9', '12'])
})

test('a recovery is told of the incident that ended, not of one before it', async () => {
  const heard: Notification[] = []
  const verdicts = [aVerdict({ status: 'healthy', reason: 'ok' })]
  const plan: Effect[] = [{ kind: 'notify', event: 'recovered', incident: KEY, verdicts, channels: ['slack'] }]
  const ended = { effect: plan[0] as Effect, ok: true, detail: '', incident: anIncident('12', NOON) }
  const telling = { channels: [listening(heard)], ports: recordingPorts(), store: null }
  const run = { now: NOON, repository: 'o/r', runUrl: null }
  const known = [anIncident('12', null), ...before]
  await tellPeople({ plan, known, outcomes: [ended], verdicts, run }, telling)
  expect(heard.map(({ incidentUrl }) => incidentUrl)).toEqual(['https://github.com/o/r/issues/12'])
})

describe('an end whose incident could not be closed', () => {
  const open = anIncident('12', null)
  const verdicts = [aVerdict({ status: 'healthy', reason: 'ok' })]
  const closing: Effect = { kind: 'close-incident', incident: open, change: { state: open.state, verdicts, comment: 'recovered' } } // prettier-ignore

  async function afterClosing(how: { readonly unsure?: true }, event: 'recovered' | 'opened', key = KEY) {
    const told: Effect = { kind: 'notify', event, incident: key, verdicts, channels: ['slack'] }
    const [updated, heard]: [string[], Notification[]] = [[], []]
    const store = { update: async (incident: Incident) => (updated.push(incident.ref), incident) }
    const telling = { channels: [listening(heard)], ports: recordingPorts(), store: store as unknown as IncidentStore }
    const outcomes = [{ effect: closing, ok: false, detail: '', incident: null, ...how }]
    const run = { now: NOON, repository: 'o/r', runUrl: null }
    const other: Incident = { ...anIncident('13', null), key: 'web' }
    await tellPeople({ plan: [closing, told], known: [open, other], outcomes, verdicts, run }, telling)
    return { heard: heard.map((one) => one.event), updated }
  }

  test('is told and written down where GitHub refused to close it', async () => {
    expect(await afterClosing({}, 'recovered')).toEqual({ heard: ['recovered'], updated: ['12'] })
  })

  test('waits where no answer came: it may have been done, or be forgotten', async () => {
    expect(await afterClosing({ unsure: true }, 'recovered')).toEqual({ heard: [], updated: [] })
  })

  test('holds back no alarm, though what may have been done is not undone by remembering it', async () => {
    expect(await afterClosing({ unsure: true }, 'opened')).toEqual({ heard: ['opened'], updated: [] })
  })

  test('holds back the end of nothing else', async () => {
    expect(await afterClosing({ unsure: true }, 'recovered', 'web')).toEqual({ heard: ['recovered'], updated: ['13'] })
  })
})

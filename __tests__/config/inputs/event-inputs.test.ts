import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { eventInputs } from '../../../src/config/inputs/event-inputs.js'
import { DISPATCHABLE } from '../../../src/config/inputs/check-inputs.js'

const NOW = Date.UTC(2026, 10, 22, 9, 30)
const ofPayload = (payload: unknown) =>
  eventInputs('repository_dispatch', { action: 'heartbeat', client_payload: payload }, NOW)

describe('what an event may ask', () => {
  test.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['workflow_dispatch', { inputs: { force_check: 'true', dry_run: true } }, { force: 'true', 'dry-run': 'true' }],
    ['workflow_dispatch', { inputs: { threshold_minutes: 30 } }, { threshold: '30' }],
    [
      'workflow_dispatch',
      { inputs: { duration: '600', send_test_alert: 'true' } },
      { duration: '600', 'send-test-alert': 'true' },
    ],
    ['workflow_dispatch', { inputs: { 'send-test-alert': true } }, { 'send-test-alert': 'true' }],
    ['repository_dispatch', { action: 'agent:heartbeat', client_payload: { duration: 42, drill: 'web' } }, {}],
    ['workflow_dispatch', { inputs: { drill: 'web' } }, { drill: 'web' }],
    ['repository_dispatch', { action: 'heartbeat', client_payload: { drill: 'web' } }, { drill: 'web' }],
    ['workflow_dispatch', { inputs: null }, {}],
    ['repository_dispatch', { action: 'heartbeat', client_payload: { monitor: 'a,b' } }, { monitor: 'a,b' }],
    ['repository_dispatch', { action: 'agent:heartbeat', client_payload: { dry_run: false } }, { 'dry-run': 'false' }],
    ['repository_dispatch', { action: 'heartbeat', client_payload: { threshold: 90 } }, { threshold: '90' }],
    ['repository_dispatch', { action: 'agent:heartbeat', client_payload: { agent: 'x', threshold: 90000 } }, {}],
    ['repository_dispatch', { action: 'agent:heartbeat', client_payload: { threshold_minutes: 9, force: true } }, { force: 'true' }], // prettier-ignore
    ['repository_dispatch', { action: 'constructor', client_payload: { threshold: 1 } }, {}],
    ['repository_dispatch', { action: 'deploy', client_payload: { dry_run: true } }, {}],
    ['schedule', { inputs: { dry_run: 'true' }, client_payload: { dry_run: true } }, {}],
    ['push', { inputs: { dry_run: 'true' } }, {}],
  ])('%s %j', (name, payload, inputs) => {
    expect(eventInputs(name, payload, NOW).inputs).toEqual(inputs)
  })

  test('an empty value is no value', () => {
    expect(ofPayload({ threshold: '', force: ' ' }).inputs).toEqual({})
  })

  test('what is not for us is named once and left aside', () => {
    const { inputs, notices } = ofPayload({ agent: 'a1', token: 'mine', dry_run: ['x'], force: true })
    expect(inputs).toEqual({ force: 'true' })
    expect(notices).toEqual(['client_payload: not used here: agent, token, dry_run'])
  })

  test('inputs of the workflow itself that are not ours are no matter', () => {
    expect(eventInputs('workflow_dispatch', { inputs: { environment: 'prod' } }, NOW)).toEqual({
      inputs: {},
      notices: [],
      heard: [],
    })
  })

  // proves: 36
  test('property: only the few names, only short texts, whatever comes', () => {
    const keys = fc.oneof(
      fc.constantFrom('force', 'dry_run', 'THRESHOLD', 'monitor', '__proto__', 'token'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(keys, fc.anything()), fc.anything()), (payload) => {
        const { inputs } = ofPayload(payload)
        for (const [name, value] of Object.entries(inputs)) {
          expect(DISPATCHABLE as readonly string[]).toContain(name)
          expect(value.length).toBeLessThanOrEqual(200)
        }
        expect(Object.getPrototypeOf(inputs)).toBe(Object.prototype)
      }),
    )
  })
})

describe('a beat that an event carries', () => {
  const heardIn = (payload: unknown) =>
    eventInputs('repository_dispatch', { action: 'agent:heartbeat', client_payload: payload }, NOW)
  const received = { field: 'received', rule: 'received', zone: 'utc' }

  test.each([
    [
      'without a time: that of the event counts',
      { agent: 'mary', status: 'ok', signals_sent: 42 },
      'mary',
      { at: NOW, state: 'ok', stateText: 'ok', metadata: { signals_sent: 42 } },
      received,
    ],
    [
      'the time of a last trade is not its own',
      { agent: 'mary', last_trade: '2026-11-22T03:00:00Z' },
      'mary',
      { at: NOW, state: 'ok', metadata: { last_trade: '2026-11-22T03:00:00Z' } },
      received,
    ],
    [
      'with a time',
      { agent_id: 'mary', status: 'ok', timestamp: '2026-11-22T09:29:00Z' },
      'mary',
      { at: NOW - 60_000, state: 'ok', stateText: 'ok' },
      { field: '/timestamp' },
    ],
    [
      'whole, named inside',
      { beat: { agent: 'mary', status: 'failed' } },
      'mary',
      { at: NOW, state: 'failed' },
      received,
    ],
    [
      'whole, named beside',
      { agent: 'mary', beat: { status: 'ok' }, force: true },
      'mary',
      { at: NOW, state: 'ok' },
      received,
    ],
    ['by monitor, with a status', { monitor: 'mary', status: 'error' }, 'mary', { at: NOW, state: 'failed' }, received],
    [
      'a threshold of its own is a number of its own',
      { agent: 'mary', threshold: 90_000 },
      'mary',
      { metadata: { threshold: 90_000 } },
      received,
    ],
  ])('%s', (_, payload, name, beat, evidence) => {
    const { heard, notices } = heardIn(payload)
    expect(heard).toMatchObject([{ name, reading: { kind: 'beat', beat, evidence } }])
    expect(notices).toEqual([])
  })

  test('the name is no part of what it tells', () => {
    expect(heardIn({ agent: 'mary', status: 'ok' }).heard[0]?.reading.beat).toEqual({
      at: NOW,
      state: 'ok',
      stateText: 'ok',
    })
  })

  test('what the event asks for goes on counting, and all monitors are checked', () => {
    expect(heardIn({ agent: 'mary', status: 'ok', dry_run: true, monitor: 'x' }).inputs).toEqual({ 'dry-run': 'true' })
    expect(heardIn({ agent: 'mary', beat: { status: 'ok' }, force: true }).inputs).toEqual({ force: 'true' })
  })

  test('a clock that is ahead is told of, and the time of receipt counts', () => {
    const { heard } = heardIn({ agent: 'mary', timestamp: '2026-11-22T11:30:00Z' })
    expect(heard[0]?.reading).toMatchObject({ beat: { at: NOW } })
    expect(heard[0]?.reading.notes[0]).toMatch(/lies in the future.*the time of receipt counts$/)
  })

  test('a monitor alone is a choice, and no beat', () => {
    expect(heardIn({ monitor: 'mary' })).toEqual({ inputs: { monitor: 'mary' }, notices: [], heard: [] })
  })

  test.each([
    [{ beat: { status: 'ok' } }, 'it names no agent; write "agent" beside it'],
    [{ agent: 'x'.repeat(101), beat: { status: 'ok' } }, 'it names no agent; write "agent" beside it'],
    [{ agent: 'mary', text: 'x'.repeat(70_000) }, 'it is larger than 64 kB'],
  ])('what does not count says why: %#', (payload, problem) => {
    expect(heardIn(payload)).toMatchObject({
      heard: [],
      notices: expect.arrayContaining([`client_payload: the beat in it does not count: ${problem}`]),
    })
  })

  test('other events carry none', () => {
    const beat = { agent: 'mary', status: 'ok' }
    expect(eventInputs('repository_dispatch', { action: 'heartbeat', client_payload: beat }, NOW).heard).toEqual([])
    expect(eventInputs('workflow_dispatch', { inputs: beat }, NOW).heard).toEqual([])
  })

  test('property: whatever comes, it is a beat or none, and never throws', () => {
    const keys = fc.oneof(
      fc.constantFrom('agent', 'beat', 'status', 'monitor', 'timestamp', '__proto__', 'force'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), (payload) => {
        for (const { name, reading } of heardIn(payload).heard) {
          expect(name.length).toBeLessThanOrEqual(100)
          expect(Number.isFinite(reading.beat.at)).toBe(true)
        }
      }),
    )
  })
})

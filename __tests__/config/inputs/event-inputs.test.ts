import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { eventInputs } from '../../../src/config/inputs/event-inputs.js'
import { DISPATCHABLE } from '../../../src/config/inputs/check-inputs.js'

const ofPayload = (payload: unknown) =>
  eventInputs('repository_dispatch', { action: 'heartbeat', client_payload: payload })

describe('what an event may ask', () => {
  test.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['workflow_dispatch', { inputs: { force_check: 'true', dry_run: true } }, { force: 'true', 'dry-run': 'true' }],
    ['workflow_dispatch', { inputs: { threshold_minutes: 30 } }, { threshold: '30' }],
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
    expect(eventInputs(name, payload).inputs).toEqual(inputs)
  })

  test('an empty value is no value', () => {
    expect(ofPayload({ threshold: '', force: ' ' }).inputs).toEqual({})
  })

  test('what is not for us is named once and left aside', () => {
    const { inputs, notices } = ofPayload({ agent: 'a1', token: 'mine', dry_run: ['x'], force: true })
    expect(inputs).toEqual({ force: 'true' })
    expect(notices).toEqual(['client_payload: not used here: agent, token, dry_run'])
  })

  test('a threshold of an agent’s own is told and left aside', () => {
    const payload = { action: 'agent:heartbeat', client_payload: { agent: 'x', threshold: 90000 } }
    expect(eventInputs('repository_dispatch', payload).notices).toEqual([
      'client_payload: not used here: agent, threshold',
    ])
  })

  test('inputs of the workflow itself that are not ours are no matter', () => {
    expect(eventInputs('workflow_dispatch', { inputs: { environment: 'prod' } })).toEqual({ inputs: {}, notices: [] })
  })

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

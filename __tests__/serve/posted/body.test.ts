import { describe, expect, test } from '@jest/globals'
import { readBody, type Said } from '../../../src/serve/posted/body.js'

const AT = Date.UTC(2026, 10, 22, 9, 30)

function said(body: string): { readonly said: Said | null; readonly problems: string[] } {
  const problems: string[] = []
  return { said: readBody(body, 'backup', problems), problems }
}

describe('what a body says of a beat', () => {
  test.each<[string, string, Partial<Said>]>([
    ['nothing', '', { at: null, state: null, fields: {} }],
    ['white space', ' \n', { state: null, fields: {} }],
    ['a message', '12 rows copied\n', { state: null, fields: { message: '12 rows copied' } }],
    ['a message without what a terminal obeys', 'a\u001b[31mb\u0007', { fields: { message: 'ab' } }],
    [
      'a log line that begins like a list',
      '[2026-11-22 09:30] done',
      { fields: { message: '[2026-11-22 09:30] done' } },
    ],
    ['a text as JSON', '"done"', { fields: { message: 'done' } }],
    [
      'a status message',
      '💰 Trade executed - bought 3',
      { state: null, fields: { message: 'Trade executed - bought 3', statusKind: 'trade' } },
    ],
    [
      'an error as one',
      '❌ Error occurred',
      { state: 'failed', fields: { message: 'Error occurred', statusKind: 'error' } },
    ],
    ['the kind of one', '{"status_kind":"waiting"}', { fields: { statusKind: 'waiting' } }],
    ['a part of a beat', '{"exit_code":3}', { state: null, fields: { exitCode: 3 } }],
    [
      'a whole beat',
      '{"last_run":"2026-11-22T09:30:00Z","monitor":"backup","status":"failed","message":"no space","duration_seconds":1.5}',
      { at: AT, state: 'failed', fields: { message: 'no space', durationSeconds: 1.5 } },
    ],
    ['a status in a word of others', '{"status":"healthy"}', { state: 'ok', stateText: 'healthy', fields: {} }],
    ['a start', '{"status":"running"}', { state: 'running' }],
    [
      'whatever a service has',
      '{"service":"save_worker","state":"crashed","queue":3,"timestamp":"2020-01-01T00:00:00Z"}',
      {
        at: null,
        state: 'failed',
        stateText: 'crashed',
        fields: { metadata: { service: 'save_worker', queue: 3, timestamp: '2020-01-01T00:00:00Z' } },
      },
    ],
    ['and nothing of a status', '{"queue":3}', { at: null, state: null, fields: { metadata: { queue: 3 } } }],
  ])('%s', (_, body, expected) => {
    expect(said(body)).toMatchObject({ said: expected, problems: [] })
  })

  test('every mistake is told at once, with what to write instead', () => {
    const body = {
      last_run: 'yesterday',
      monitor: 'other',
      status: 'great',
      message: 7,
      run_attempt: 0,
      duration_seconds: -1,
      exit_code: 1.5,
      run_url: 'here',
      checks: [],
    }
    expect(said(JSON.stringify(body))).toEqual({
      said: null,
      problems: [
        'last_run: "yesterday" is not right; write an instant in UTC like 2026-11-01T09:30:00Z',
        'status: "great" is not right; write ok, failed, running, stopped, unknown',
        'message: 7 is not right; write a text of at most 2000 characters',
        'run_attempt: 0 is not right; write a whole number from 1',
        'duration_seconds: -1 is not right; write a number from 0',
        'exit_code: 1.5 is not right; write a whole number',
        'run_url: "here" is not right; write an address',
        'checks: [] is not right; write an object like {"rows": 12}',
        'monitor: the address says backup; leave it out, or post to the other one',
      ],
    })
  })

  test.each([
    ['{"status": "ok"', /begins like JSON and is none/],
    ['[1, 2]', /is a list/],
    ['status=failed&message=disk+full', /is a form/],
  ])('%s is refused', (body, problem) => {
    expect(said(body).problems.join()).toMatch(problem)
  })

  test('an object with the keys of a prototype is an object like any other', () => {
    expect(said('{"__proto__":{"a":1},"constructor":2}').said?.fields.metadata).toHaveProperty('constructor', 2)
  })
})

import { describe, expect, test } from '@jest/globals'
import type { Heartbeat } from '../../../src/domain/heartbeat.js'
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'
import type { Said } from '../../../src/serve/posted/body.js'
import { endingOf, type Ending } from '../../../src/serve/posted/ending.js'
import { postedBeat, type Post } from '../../../src/serve/posted/posted-beat.js'

const NOW = Date.UTC(2026, 10, 22, 9, 30)
const NOTHING: Said = { at: null, state: null, fields: {} }
const post = (change: Partial<Post>) =>
  postedBeat({ ending: { kind: 'plain' }, said: NOTHING, runningSince: null, receivedAt: NOW, ...change })

describe('the end of the address', () => {
  test.each<[string | undefined, Ending | null]>([
    [undefined, { kind: 'plain' }],
    ['start', { kind: 'start' }],
    ['fail', { kind: 'fail' }],
    ['0', { kind: 'exit', code: 0 }],
    ['255', { kind: 'exit', code: 255 }],
    ['256', null],
    ['-1', null],
    ['1.0', null],
    ['stop', null],
  ])('%s', (text, ending) => {
    expect(endingOf(text)).toEqual(ending)
  })
})

describe('the beat that is made of a post', () => {
  test.each<[string, Partial<Post>, Partial<Heartbeat>]>([
    ['a pulse', {}, { at: NOW, state: 'ok', own: true, source: 'serve' }],
    ['a start', { ending: { kind: 'start' } }, { state: 'running', startedAt: NOW }],
    ['a failure', { ending: { kind: 'fail' } }, { state: 'failed' }],
    ['an exit with 0', { ending: { kind: 'exit', code: 0 } }, { state: 'ok', exitCode: 0 }],
    ['an exit with 3', { ending: { kind: 'exit', code: 3 } }, { state: 'failed', exitCode: 3 }],
    ['the address over the body', { ending: { kind: 'fail' }, said: { ...NOTHING, state: 'ok' } }, { state: 'failed' }],
    ['an exit code in the body', { said: { ...NOTHING, fields: { exitCode: 2 } } }, { state: 'failed', exitCode: 2 }],
    [
      'a kind in its words',
      { said: { ...NOTHING, fields: { statusKind: 'waiting' } } },
      { message: 'Waiting for signals' },
    ],
    [
      'an end of what began',
      { runningSince: NOW - 90 * SECOND },
      { state: 'ok', startedAt: NOW - 90 * SECOND, durationSeconds: 90 },
    ],
    [
      'an exit of what began',
      { runningSince: NOW - 90 * SECOND, ending: { kind: 'exit', code: 1 } },
      { state: 'failed', exitCode: 1, durationSeconds: 90 },
    ],
    [
      'its own duration',
      { runningSince: NOW - 90 * SECOND, said: { ...NOTHING, fields: { durationSeconds: 5 } } },
      { durationSeconds: 5 },
    ],
  ])('%s', (_, change, expected) => {
    expect(post(change)).toMatchObject({ beat: expected, notes: [] })
  })

  test.each([
    ['a moment ago', -MINUTE, NOW - MINUTE, []],
    [
      'long ago',
      -2 * HOUR,
      NOW - 2 * HOUR,
      ['last_run 2026-11-22T07:30:00Z is 2 h ago, and the beat counts as of then'],
    ],
    ['as clocks differ', 4 * MINUTE, NOW, []],
    ['in the future', HOUR, NOW, ['last_run 2026-11-22T10:30:00Z lies in the future; the time of receipt counts']],
  ])('one that says it was %s', (_, by, at, notes) => {
    const { beat, notes: told } = post({ said: { ...NOTHING, at: NOW + by } })
    expect([beat.at, told]).toEqual([at, notes])
  })
})

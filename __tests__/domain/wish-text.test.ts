import { describe, expect, test } from '@jest/globals'
import { withWish, type Wish } from '../../src/domain/wish.js'
import { DAY, HOUR } from '../../src/domain/time.js'
import { askedLines, commandFor, wishedText } from '../../src/domain/wish-text.js'

const NOON = Date.parse('2026-11-27T12:00:00Z')
const until = NOON + HOUR

describe('what becomes of a wish', () => {
  test.each<[Wish, string, string]>([
    [
      { kind: 'acknowledge', why: 'disk', by: 'mira' },
      'web is acknowledged by mira: disk. Nobody is reminded of it until it gets worse, or begins anew.',
      '/ack disk',
    ],
    [
      { kind: 'snooze', until, why: null, by: null },
      'web is snoozed until 2026-11-27 13:00 UTC. Nobody is told of it until then, and once after that; "heartbeat resume web" ends it.',
      '/snooze until 2026-11-27 13:00 UTC',
    ],
    [
      { kind: 'pause', until: NOON + 99 * DAY, why: 'it moves.', by: null },
      'web is paused until 2026-12-27 12:00 UTC: it moves. It is not judged until then; "heartbeat resume web" ends it.',
      '/pause until 2027-03-06 12:00 UTC it moves.',
    ],
    [{ kind: 'resume', by: 'mira' }, 'web goes on as usual, by mira.', '/resume'],
  ])('%j', (wish, text, command) => {
    expect(wishedText('web', wish, NOON)).toBe(text)
    expect(commandFor(wish)).toBe(command)
  })
})

test('what counts now has a line each, and what is over has none', () => {
  const one = withWish(new Map(), 'web', { kind: 'snooze', until, why: 'new disk', by: 'mira' }, NOON)
  const two = withWish(one, 'api', { kind: 'pause', until: until + HOUR, why: null, by: null }, NOON)
  const all = withWish(two, 'mail', { kind: 'acknowledge', why: null, by: 'ola' }, NOON)
  expect(askedLines(all, NOON)).toEqual([
    'web: snoozed until 2026-11-27 13:00 UTC by mira: new disk',
    'api: paused until 2026-11-27 14:00 UTC',
    'mail: acknowledged by ola',
  ])
  expect(askedLines(all, until + HOUR)).toEqual(['mail: acknowledged by ola'])
})

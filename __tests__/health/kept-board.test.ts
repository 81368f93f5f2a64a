import { describe, expect, test } from '@jest/globals'
import { createHistory } from '../../src/domain/history/create-history.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import { healthStatusOf } from '../../src/health/health-status.js'
import { keptBoard } from '../../src/health/kept-board.js'
import { aPast, aState, moment } from '../support/pasts.js'

describe('a board of what is kept', () => {
  const history = aPast({
    from: '08:00',
    to: '12:00',
    seen: [
      { from: '08:00', is: 'healthy', good: '07:50' },
      { from: '10:00', is: 'warning', since: '09:40', good: '08:40' },
      { from: '11:00', is: 'critical', since: '10:40', good: '08:40' },
    ],
  })

  test('has how all stood at the last look, with the names of the config', () => {
    const board = keptBoard(history, new Map([['job', 'The job']]), null)
    expect(board).toMatchObject({
      now: moment('12:00'),
      intervalMs: 30 * MINUTE,
      map: {
        monitors: {
          job: {
            name: 'The job',
            status: 'critical',
            reason: 'stale',
            since: '2026-03-10T10:40:00Z',
            last_heartbeat: '2026-03-10T08:40:00Z',
            consecutive_failures: 1,
          },
        },
      },
    })
  })

  test('tells since when a mild trouble is, which counts as up', () => {
    const mild = aPast({
      from: '08:00',
      to: '12:00',
      seen: [
        { from: '08:00', is: 'healthy', good: '07:50' },
        { from: '10:00', is: 'warning', since: '09:40', good: '08:40' },
      ],
    })
    expect(keptBoard(mild, new Map(), null)?.map.monitors['job']?.since).toBe('2026-03-10T09:40:00Z')
  })

  test.each([
    ['in time', moment('13:30'), false],
    ['too long ago', moment('13:31'), true],
  ])('of a look %s', (_when, now, stale) => {
    expect(healthStatusOf(keptBoard(history, new Map(), null)!, now).stale).toBe(stale)
  })

  test('after many changes in a row knows that quiet looks are written down each half hour only', () => {
    const busy = createHistory()
    for (let i = 0; i < 20; i += 1) {
      busy.look(moment('08:00') + i * MINUTE, [aState('job', { is: i % 2 === 0 ? 'healthy' : 'critical' })!])
    }
    const board = keptBoard(busy, new Map(), null)!
    const last = moment('08:19')
    expect(healthStatusOf(board, last + 35 * MINUTE).stale).toBe(false)
    expect(healthStatusOf(board, last + 46 * MINUTE).stale).toBe(true)
  })

  test('has the order of the config, and then the others', () => {
    const many = createHistory()
    many.look(
      moment('08:00'),
      ['c', 'x', 'a', 'b'].map((id) => aState(id, { is: 'healthy' })!),
    )
    const board = keptBoard(
      many,
      new Map([
        ['a', 'A'],
        ['b', 'B'],
        ['c', 'C'],
      ]),
      null,
    )
    expect(Object.keys(board!.map.monitors)).toEqual(['a', 'b', 'c', 'x'])
  })

  test('is none where nobody has looked', () => {
    expect(keptBoard(createHistory({ usualGapMs: HOUR }), new Map(), null)).toBeNull()
  })
})

import { describe, expect, test } from '@jest/globals'
import { isPaused, stillMeant, withoutAcknowledgement, withWish, type Controls } from '../../src/domain/controls.js'
import { controlsIn, controlsText } from '../../src/domain/stored-controls.js'
import { DAY, HOUR } from '../../src/domain/time.js'
import { HOSTILE_NAMES } from '../contract/sources.js'

const NOON = Date.parse('2026-11-27T12:00:00Z')
const NOBODY: Controls = new Map()

describe('wishes', () => {
  test('a pause that is made longer began when it began; nobody pauses for more than 30 days', () => {
    const first = withWish(NOBODY, 'web', { kind: 'pause', until: NOON + HOUR, why: 'a' }, NOON)
    const second = withWish(first, 'web', { kind: 'pause', until: NOON + 99 * DAY, why: null }, NOON + 60_000)
    expect(second.get('web')?.pause).toEqual({ at: NOON, until: NOON + 60_000 + 30 * DAY, why: null })
  })

  test('to resume ends a pause, and changes nothing where there is none', () => {
    const paused = withWish(NOBODY, 'web', { kind: 'pause', until: NOON + HOUR, why: null }, NOON)
    expect(withWish(paused, 'web', { kind: 'resume' }, NOON + 5).get('web')?.pause).toMatchObject({ until: NOON + 5 })
    expect(withWish(NOBODY, 'web', { kind: 'resume' }, NOON).get('web')?.pause).toBeNull()
  })

  test('a pause that is over is one no more, and a new one begins when it begins', () => {
    const paused = withWish(NOBODY, 'web', { kind: 'pause', until: NOON + HOUR, why: null }, NOON)
    const control = paused.get('web') ?? { pause: null, acknowledged: null }
    expect([NOON + HOUR - 1, NOON + HOUR].map((at) => isPaused(control, at))).toEqual([true, false])
    expect(isPaused({ pause: null, acknowledged: null }, NOON)).toBe(false)
    expect(withWish(paused, 'web', { kind: 'resume' }, NOON + HOUR)).toEqual(paused)
    const again = withWish(paused, 'web', { kind: 'pause', until: NOON + 3 * HOUR, why: 'b' }, NOON + HOUR)
    expect(again.get('web')?.pause).toEqual({ at: NOON + HOUR, until: NOON + 3 * HOUR, why: 'b' })
  })

  test('each wish leaves the others as they are', () => {
    const noted = withWish(NOBODY, 'web', { kind: 'acknowledge', why: 'seen' }, NOON)
    const both = withWish(noted, 'web', { kind: 'pause', until: NOON + HOUR, why: null }, NOON)
    const other = withWish(both, 'api', { kind: 'acknowledge', why: null }, NOON + 1)
    const acknowledged = { at: NOON, why: 'seen' }
    expect(other).toEqual(
      new Map([
        ['web', { pause: { at: NOON, until: NOON + HOUR, why: null }, acknowledged }],
        ['api', { pause: null, acknowledged: { at: NOON + 1, why: null } }],
      ]),
    )
    const without = withoutAcknowledgement(other, ['api', 'nobody'])
    expect([...without.values()].map((one) => one.acknowledged)).toEqual([acknowledged, null])
    expect(withoutAcknowledgement(without, ['api', 'nobody'])).toBe(without)
  })

  test.each([
    ['a pause, for 30 days after its end', { pause: { at: NOON, until: NOON, why: null }, acknowledged: null }, [1, 0]],
    ['what somebody noted, for ever', { pause: null, acknowledged: { at: NOON, why: null } }, [1, 1]],
    ['nothing', { pause: null, acknowledged: null }, [0, 0]],
  ])('what is still meant: %s', (_, control, sizes) => {
    const controls = new Map([['web', control]])
    const left = [NOON + 30 * DAY - 1, NOON + 30 * DAY].map((now) => stillMeant(controls, now))
    expect(left.map(({ size }) => size)).toEqual(sizes)
    if (sizes[0] === 1) expect(left[0]).toBe(controls)
  })

  test('a pause that is forgotten leaves what somebody noted', () => {
    const acknowledged = { at: NOON, why: null }
    const controls = new Map([['web', { pause: { at: NOON, until: NOON, why: null }, acknowledged }]])
    expect(stillMeant(controls, NOON + 31 * DAY)).toEqual(new Map([['web', { pause: null, acknowledged }]]))
  })

  test('what matters to nobody any more goes', () => {
    const paused = withWish(NOBODY, 'web', { kind: 'pause', until: NOON + HOUR, why: null }, NOON)
    expect(stillMeant(paused, NOON + DAY)).toBe(paused)
    expect(stillMeant(paused, NOON + 40 * DAY).size).toBe(0)
  })
})

describe('controls in a file', () => {
  test('are read back as they were', () => {
    const paused = withWish(NOBODY, 'web', { kind: 'pause', until: NOON + HOUR, why: 'a' }, NOON)
    const both = withWish(paused, '__proto__', { kind: 'acknowledge', why: null }, NOON)
    expect(controlsIn(controlsText(both))).toEqual(both)
  })

  test.each(['', 'null', '[]', '{}', '{"version":2,"monitors":{}}', '{"version":1,"monitors":[]}', '{"version":1'])(
    '%j is none of ours',
    (text) => expect(controlsIn(text)).toBeNull(),
  )

  test('what is wrong with one monitor does not count', () => {
    const wrong = { at: 'yesterday', until: '2026-11-27T12:00:00Z' }
    const back = { at: '2026-11-27T12:00:00Z', until: '2025-11-27T12:00:00Z' }
    const monitors = { a: { pause: wrong }, b: { pause: back }, c: { acknowledged: 7 }, d: null }
    for (const control of controlsIn(JSON.stringify({ version: 1, monitors }))?.values() ?? [])
      expect(control).toEqual({ pause: null, acknowledged: null })
  })

  const at = '2026-11-27T12:00:00Z'
  test.each<[string, object, object]>([
    [
      'a pause of no time',
      { pause: { at, until: at, why: ' a\nb ' } },
      { pause: { at: NOON, until: NOON, why: 'a b' }, acknowledged: null },
    ],
    ['a reason of blanks', { acknowledged: { at, why: ' ' } }, { pause: null, acknowledged: { at: NOON, why: null } }],
    ['a reason that is none', { acknowledged: { at, why: 7 } }, { pause: null, acknowledged: { at: NOON, why: null } }],
    [
      'a long reason',
      { acknowledged: { at, why: 'x'.repeat(501) } },
      { pause: null, acknowledged: { at: NOON, why: 'x'.repeat(500) } },
    ],
    ['no end', { pause: { at } }, { pause: null, acknowledged: null }],
    ['no beginning', { pause: { until: at } }, { pause: null, acknowledged: null }],
    ['a date alone', { acknowledged: { at: '2026-11-27' } }, { pause: null, acknowledged: null }],
    ['a month that is none', { acknowledged: { at: '2026-13-27T12:00:00Z' } }, { pause: null, acknowledged: null }],
    ['a number', { acknowledged: { at: 7 } }, { pause: null, acknowledged: null }],
  ])('%s', (_, written, read) => {
    const text = JSON.stringify({ version: 1, monitors: { web: written } })
    expect(controlsIn(text)).toEqual(new Map([['web', read]]))
  })

  test('ten thousand are read, and no more', () => {
    const monitors = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`m${n}`, null]))
    expect([...(controlsIn(JSON.stringify({ version: 1, monitors })) ?? [])].at(-1)?.[0]).toBe('m9999')
  })

  test('is written as a person reads it', () => {
    const noted = withWish(NOBODY, 'web', { kind: 'acknowledge', why: 'seen' }, NOON)
    const acknowledged = { at: '2026-11-27T12:00:00Z', why: 'seen' }
    expect(JSON.parse(controlsText(noted))).toEqual({ version: 1, monitors: { web: { acknowledged } } })
    expect(controlsText(NOBODY)).toBe('{\n  "version": 1,\n  "monitors": {}\n}\n')
  })

  test('hostile names and reasons do no harm', () => {
    for (const hostile of HOSTILE_NAMES) {
      const wished = withWish(NOBODY, hostile, { kind: 'acknowledge', why: hostile }, NOON)
      const read = controlsIn(controlsText(wished))
      expect(read?.get(hostile)?.acknowledged?.why?.length ?? 0).toBeLessThanOrEqual(500)
    }
  })
})

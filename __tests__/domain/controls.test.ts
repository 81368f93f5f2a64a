import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isPaused, isSnoozed, NO_CONTROL, type Control, type Controls } from '../../src/domain/controls.js'
import { stillMeant, withoutChanged, withWish, type Wish } from '../../src/domain/wish.js'
import { controlsIn, controlsText } from '../../src/domain/stored-controls.js'
import { DAY, HOUR } from '../../src/domain/time.js'
import { HOSTILE_NAMES } from '../contract/sources.js'

const NOON = Date.parse('2026-11-27T12:00:00Z')
const NOBODY: Controls = new Map()

const pause = (until: number, why: string | null = null): Wish => ({ kind: 'pause', until, why, by: null })
const snooze = (until: number, why: string | null = null): Wish => ({ kind: 'snooze', until, why, by: null })
const noted = (why: string | null = null, by: string | null = null): Wish => ({ kind: 'acknowledge', why, by })
const RESUME: Wish = { kind: 'resume', by: null }

describe('wishes', () => {
  test.each(['pause', 'snooze'] as const)(
    'a %s that is made longer began when it began, and none is over 30 days',
    (kind) => {
      const first = withWish(NOBODY, 'web', { kind, until: NOON + HOUR, why: 'a', by: 'mira' }, NOON)
      const second = withWish(first, 'web', { kind, until: NOON + 99 * DAY, why: null, by: 'ola' }, NOON + 60_000)
      expect(second.get('web')?.[kind]).toEqual({ at: NOON, until: NOON + 60_000 + 30 * DAY, why: null, by: 'ola' })
    },
  )

  test('to resume ends a pause and a snooze, and changes nothing where there is none', () => {
    const both = withWish(withWish(NOBODY, 'web', pause(NOON + HOUR), NOON), 'web', snooze(NOON + HOUR), NOON)
    expect(withWish(both, 'web', RESUME, NOON + 5).get('web')).toMatchObject({
      pause: { until: NOON + 5 },
      snooze: { until: NOON + 5 },
    })
    expect(withWish(NOBODY, 'web', RESUME, NOON).get('web')).toEqual(NO_CONTROL)
  })

  test.each([
    ['pause', isPaused, pause],
    ['snooze', isSnoozed, snooze],
  ] as const)('a %s that is over is one no more, and a new one begins when it begins', (kind, is, wish) => {
    const asked = withWish(NOBODY, 'web', wish(NOON + HOUR), NOON)
    const control = asked.get('web') ?? NO_CONTROL
    expect([NOON + HOUR - 1, NOON + HOUR].map((at) => is(control, at))).toEqual([true, false])
    expect(is(NO_CONTROL, NOON)).toBe(false)
    expect(withWish(asked, 'web', RESUME, NOON + HOUR)).toEqual(asked)
    const again = withWish(asked, 'web', wish(NOON + 3 * HOUR, 'b'), NOON + HOUR)
    expect(again.get('web')?.[kind]).toEqual({ at: NOON + HOUR, until: NOON + 3 * HOUR, why: 'b', by: null })
  })

  test('a pause and an acknowledgement leave each other, and other monitors, as they are', () => {
    const both = withWish(withWish(NOBODY, 'web', noted('seen'), NOON), 'web', pause(NOON + HOUR), NOON)
    const other = withWish(both, 'api', noted(null, 'mira'), NOON + 1)
    const asked = { at: NOON, why: null, by: null }
    expect(other).toEqual(
      new Map([
        ['web', { ...NO_CONTROL, pause: { ...asked, until: NOON + HOUR }, acknowledged: { ...asked, why: 'seen' } }],
        ['api', { ...NO_CONTROL, acknowledged: { at: NOON + 1, why: null, by: 'mira' } }],
      ]),
    )
  })

  test('of a snooze and an acknowledgement the newer one counts', () => {
    const first = withWish(withWish(NOBODY, 'web', noted(), NOON), 'web', snooze(NOON + HOUR), NOON + 1)
    expect(first.get('web')).toMatchObject({ acknowledged: null, snooze: { at: NOON + 1 } })
    expect(withWish(first, 'web', noted(), NOON + 2).get('web')).toMatchObject({ snooze: null })
  })

  test('what is worse is nobody\u2019s old news, but a snooze outlasts it; what is over ends both', () => {
    const [api, web] = [withWish(NOBODY, 'api', noted(), NOON), withWish(NOBODY, 'web', snooze(NOON + HOUR), NOON)]
    const asked = new Map([...api, ...web])
    expect(withoutChanged(asked, { over: [], worse: ['web', 'nobody'] })).toBe(asked)
    expect(withoutChanged(asked, { over: [], worse: ['api'] }).get('api')).toEqual(NO_CONTROL)
    const over = withoutChanged(asked, { over: ['api', 'web'], worse: [] })
    expect([...over.values()]).toEqual([NO_CONTROL, NO_CONTROL])
    expect(withoutChanged(over, { over: ['api', 'web'], worse: [] })).toBe(over)
  })

  test('a pause outlasts the trouble that it was for', () => {
    const paused = withWish(NOBODY, 'web', pause(NOON + HOUR), NOON)
    expect(withoutChanged(paused, { over: ['web'], worse: ['web'] })).toBe(paused)
  })

  const ended = { at: NOON, until: NOON, why: null, by: null }
  const taken = { at: NOON, why: null, by: null }
  test.each([
    ['a pause, for 30 days after its end', { ...NO_CONTROL, pause: ended }, [1, 0]],
    ['a snooze, for 30 days after its end', { ...NO_CONTROL, snooze: ended }, [1, 0]],
    ['what somebody noted, for ever', { ...NO_CONTROL, acknowledged: taken }, [1, 1]],
    ['nothing', NO_CONTROL, [0, 0]],
  ])('what is still meant: %s', (_, control, sizes) => {
    const controls = new Map([['web', control]])
    const left = [NOON + 30 * DAY - 1, NOON + 30 * DAY].map((now) => stillMeant(controls, now))
    expect(left.map(({ size }) => size)).toEqual(sizes)
    if (sizes[0] === 1) expect(left[0]).toBe(controls)
  })

  test('a pause that is forgotten leaves what somebody noted', () => {
    const controls = new Map([['web', { ...NO_CONTROL, pause: ended, acknowledged: taken }]])
    expect(stillMeant(controls, NOON + 31 * DAY)).toEqual(new Map([['web', { ...NO_CONTROL, acknowledged: taken }]]))
  })
})

describe('controls in a file', () => {
  const texts = fc.option(fc.constantFrom('on it', 'a', 'Zo\u00eb', '`x`'), { nil: null })
  const asked = fc.record({ at: fc.constant(NOON), why: texts, by: texts })
  const askedUntil = fc.record({
    at: fc.constant(NOON),
    until: fc.nat(DAY).map((ms) => NOON + ms),
    why: texts,
    by: texts,
  })
  const control: fc.Arbitrary<Control> = fc.record({
    pause: fc.option(askedUntil, { nil: null }),
    snooze: fc.option(askedUntil, { nil: null }),
    acknowledged: fc.option(asked, { nil: null }),
  })

  test('are read back as they were', () => {
    const controls = fc
      .array(fc.tuple(fc.constantFrom('web', 'api', '__proto__', ''), control))
      .map((all) => new Map(all))
    fc.assert(fc.property(controls, (all) => void expect(controlsIn(controlsText(all))).toEqual(all)))
  })

  test('what was written before anybody was named is read as of nobody', () => {
    const at = '2026-11-27T12:00:00Z'
    const web = { pause: { at, until: at, why: 'disk' }, acknowledged: { at, why: null } }
    const read = controlsIn(JSON.stringify({ version: 1, monitors: { web } }))
    const nobody = { at: NOON, by: null }
    expect(read?.get('web')).toEqual({
      pause: { ...nobody, until: NOON, why: 'disk' },
      snooze: null,
      acknowledged: { ...nobody, why: null },
    })
  })

  test.each(['', 'null', '[]', '{}', '{"version":2,"monitors":{}}', '{"version":1,"monitors":[]}', '{"version":1'])(
    '%j is none of ours',
    (text) => expect(controlsIn(text)).toBeNull(),
  )

  test('what is wrong with one monitor does not count', () => {
    const wrong = { at: 'yesterday', until: '2026-11-27T12:00:00Z' }
    const back = { at: '2026-11-27T12:00:00Z', until: '2025-11-27T12:00:00Z' }
    const monitors = {
      a: { pause: wrong, snooze: wrong },
      b: { pause: back, snooze: back },
      c: { acknowledged: 7 },
      d: null,
    }
    for (const control of controlsIn(JSON.stringify({ version: 1, monitors }))?.values() ?? [])
      expect(control).toEqual(NO_CONTROL)
  })

  const at = '2026-11-27T12:00:00Z'
  const nobody = { at: NOON, by: null }
  const noting = (acknowledged: Control['acknowledged']): Control => ({ ...NO_CONTROL, acknowledged })
  test.each<[string, object, object]>([
    [
      'a pause of no time',
      { pause: { at, until: at, why: ' a\nb ' } },
      { ...NO_CONTROL, pause: { ...nobody, until: NOON, why: 'a b' } },
    ],
    ['a reason of blanks', { acknowledged: { at, why: ' ' } }, noting({ ...nobody, why: null })],
    ['a reason that is none', { acknowledged: { at, why: 7 } }, noting({ ...nobody, why: null })],
    ['a long reason', { acknowledged: { at, why: 'x'.repeat(501) } }, noting({ ...nobody, why: 'x'.repeat(500) })],
    [
      'a long name',
      { acknowledged: { at, by: 'x'.repeat(101) } },
      noting({ at: NOON, why: null, by: 'x'.repeat(100) }),
    ],
    ['a name that is none', { acknowledged: { at, by: {} } }, noting({ ...nobody, why: null })],
    ['no end', { pause: { at }, snooze: { at } }, NO_CONTROL],
    ['no beginning', { pause: { until: at }, snooze: { until: at } }, NO_CONTROL],
    ['a date alone', { acknowledged: { at: '2026-11-27' } }, NO_CONTROL],
    ['a month that is none', { acknowledged: { at: '2026-13-27T12:00:00Z' } }, NO_CONTROL],
    ['a number', { acknowledged: { at: 7 } }, NO_CONTROL],
  ])('%s', (_, written, read) => {
    const text = JSON.stringify({ version: 1, monitors: { web: written } })
    expect(controlsIn(text)).toEqual(new Map([['web', read]]))
  })

  test('ten thousand are read, and no more', () => {
    const monitors = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`m${n}`, null]))
    expect([...(controlsIn(JSON.stringify({ version: 1, monitors })) ?? [])].at(-1)?.[0]).toBe('m9999')
  })

  test('is written as a person reads it', () => {
    const asked = withWish(withWish(NOBODY, 'web', noted('seen', 'mira'), NOON), 'api', snooze(NOON + HOUR), NOON)
    const acknowledged = { at: '2026-11-27T12:00:00Z', why: 'seen', by: 'mira' }
    const snoozed = { at: '2026-11-27T12:00:00Z', until: '2026-11-27T13:00:00Z', why: null }
    expect(JSON.parse(controlsText(asked))).toEqual({
      version: 1,
      monitors: { web: { acknowledged }, api: { snooze: snoozed } },
    })
    expect(controlsText(NOBODY)).toBe('{\n  "version": 1,\n  "monitors": {}\n}\n')
  })

  test('hostile names and reasons do no harm', () => {
    for (const hostile of HOSTILE_NAMES) {
      const read = controlsIn(controlsText(withWish(NOBODY, hostile, noted(hostile, hostile), NOON)))
      const { why, by } = read?.get(hostile)?.acknowledged ?? {}
      expect([why?.length ?? 0, by?.length ?? 0].every((length) => length <= 500)).toBe(true)
    }
  })
})

import { describe, expect, test } from '@jest/globals'
import { stillMeant, withWish, type Controls } from '../../src/domain/controls.js'
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

  test('hostile names and reasons do no harm', () => {
    for (const hostile of HOSTILE_NAMES) {
      const wished = withWish(NOBODY, hostile, { kind: 'acknowledge', why: hostile }, NOON)
      const read = controlsIn(controlsText(wished))
      expect(read?.get(hostile)?.acknowledged?.why?.length ?? 0).toBeLessThanOrEqual(500)
    }
  })
})

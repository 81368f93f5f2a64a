import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createClientWorld, START } from './world.js'

const SECOND = 1000

describe('a heart that beats on progress', () => {
  test('says at once that it began, and then writes at most once an interval', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    for (let second = 0; second < 90; second++) {
      hb.pulse()
      await time.pass(SECOND)
    }
    expect(written.map(({ afterMs, state }) => [afterMs, state])).toEqual([
      [0, 'running'],
      [30 * SECOND, 'ok'],
      [60 * SECOND, 'ok'],
      [90 * SECOND, 'ok'],
    ])
  })

  test('is silent when nothing moves on, however well its timers live', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    hb.pulse()
    await time.pass(3_600 * SECOND)
    expect(written.map(({ state }) => state)).toEqual(['running', 'ok'])
  })

  test('dates a beat by its progress, not by when it is written', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    await time.pass(10 * SECOND)
    hb.pulse()
    await time.pass(20 * SECOND)
    expect(written[1]).toMatchObject({ afterMs: 30 * SECOND, beat: { at: START + 11 * SECOND } })
  })

  test('beats at once again after a long silence', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    await time.pass(600 * SECOND)
    hb.pulse()
    await time.pass(SECOND)
    expect(written.map(({ afterMs }) => afterMs)).toEqual([0, 601 * SECOND])
  })

  test('tells how late the event loop turned', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    await time.pass(5 * SECOND)
    time.block(4 * SECOND)
    hb.pulse()
    await time.pass(30 * SECOND)
    expect(written.map(({ document }) => document.metrics.event_loop_lag_ms)).toEqual([0, 3 * SECOND])
  })

  test.each([1, 2, 30, 60])('whatever the pulses: at most one write in %i s', async (every) => {
    const pauses = fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(pauses, async (waits) => {
        const { hb, time, written } = createClientWorld({ every })
        hb.start()
        for (const ms of waits) {
          hb.pulse()
          await time.pass(ms)
        }
        const gaps = written.slice(1).map(({ afterMs }, i) => afterMs - (written[i]?.afterMs ?? 0))
        expect(Math.min(...gaps, Infinity)).toBeGreaterThanOrEqual(every * SECOND)
        expect(hb.stats().total_pulses).toBe(waits.length)
      }),
      { numRuns: 50 },
    )
  })
})

test('the timer of a heart that is only to be alive speaks for it; a blocked loop is silent all the same', async () => {
  const { hb, time, written } = createClientWorld({ mode: 'alive' })
  hb.start()
  await time.pass(60 * SECOND)
  expect(written.map(({ afterMs, state }) => [afterMs, state])).toEqual([
    [0, 'ok'],
    [30 * SECOND, 'ok'],
    [60 * SECOND, 'ok'],
  ])
  time.block(600 * SECOND)
  expect(written).toHaveLength(3)
})

describe('an error', () => {
  test('is written at once, and stands until the next pulse', async () => {
    const { hb, time, written } = createClientWorld({ critical: true })
    hb.start()
    await time.pass(10 * SECOND)
    hb.error(new TypeError('no such\nrow'))
    await time.pass(60 * SECOND)
    hb.pulse()
    await time.pass(SECOND)
    expect(written.map(({ afterMs, state }) => [afterMs, state])).toEqual([
      [0, 'running'],
      [10 * SECOND, 'failed'],
      [71 * SECOND, 'ok'],
    ])
    expect(written[1]?.document).toMatchObject({ message: 'TypeError: no such row', critical: true, status: 'failed' })
    expect(written[2]?.document.message).toBeUndefined()
    expect(hb.stats().error_count).toBe(1)
  })

  test('comes at most once a second, the last one last', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    await time.pass(2 * SECOND)
    for (let i = 0; i < 100; i++) {
      hb.error(`error ${i}`)
      await time.pass(50)
    }
    await time.pass(2 * SECOND)
    const errors = written.filter(({ state }) => state === 'failed')
    expect(errors.length).toBeLessThanOrEqual(7)
    expect(errors.at(-1)?.document.message).toBe('error 99')
    expect(hb.stats().error_count).toBe(100)
  })

  test('does not put off the beats of a program that goes on', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    for (let second = 0; second < 300; second++) {
      hb.pulse()
      if (second % 20 === 10) hb.error('again')
      await time.pass(SECOND)
    }
    expect(written.filter(({ state }) => state === 'ok')).toHaveLength(10)
    expect(written.filter(({ state }) => state === 'failed')).toHaveLength(15)
  })
})

describe('a status message', () => {
  test('is written at once where it says something new, and goes along from then on', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    await time.pass(2 * SECOND)
    hb.status('waiting')
    await time.pass(2 * SECOND)
    hb.status('waiting')
    await time.pass(2 * SECOND)
    hb.status('custom', 'counting sheep')
    await time.pass(SECOND)
    expect(written.map(({ afterMs, state }) => [afterMs, state])).toEqual([
      [0, 'running'],
      [2 * SECOND, 'ok'],
      [6 * SECOND, 'ok'],
    ])
    expect(written[2]?.beat.text).toContain('counting sheep')
  })

  test('of the kind error is an error', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    await time.pass(2 * SECOND)
    hb.status('error', 'the exchange is closed')
    expect(written[1]).toMatchObject({
      state: 'failed',
      document: { message: 'Error occurred - the exchange is closed' },
    })
    expect(hb.stats()).toMatchObject({ error_count: 1, total_pulses: 0 })
  })
})

describe('a sink that is gone', () => {
  test('is told of once, tried at most every 30 s, and hears of the last progress within one interval', async () => {
    const { hb, time, written, warned, tries, fail } = createClientWorld({ every: '60s' })
    fail('nothing listens there')
    hb.start()
    for (let second = 0; second < 3_600; second++) {
      hb.pulse()
      await time.pass(SECOND)
    }
    expect(warned).toEqual([expect.stringContaining('worker: nothing listens there')])
    expect(tries()).toBeLessThanOrEqual(3_600 / 30 + 6)
    fail(null)
    hb.pulse()
    await time.pass(60 * SECOND)
    expect(written.length).toBeGreaterThanOrEqual(1)
    expect(written[0]?.beat.at).toBeGreaterThan(START + 3_595 * SECOND)
  })

  test('does not hear of a program that hangs as if it lived', async () => {
    const { hb, time, written, fail } = createClientWorld({})
    fail('gone')
    hb.start()
    hb.pulse()
    await time.pass(600 * SECOND)
    fail(null)
    await time.pass(60 * SECOND)
    expect(written.map(({ beat }) => beat.at - START)).toEqual([SECOND])
  })

  test('that does not answer gets one beat and no more', async () => {
    const { hb, time, tries, hang } = createClientWorld({})
    hang()
    hb.start()
    for (let second = 0; second < 600; second++) {
      hb.pulse()
      hb.error('again')
      await time.pass(SECOND)
    }
    expect(tries()).toBe(1)
  })
})

describe('stopping', () => {
  test('says that it was on purpose, and nothing more after that', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    hb.pulse()
    await time.pass(5 * SECOND)
    const stopped = hb.stop()
    expect(hb.isActive).toBe(false)
    await stopped
    hb.pulse()
    hb.error('too late')
    await time.pass(600 * SECOND)
    expect(written.map(({ state }) => state)).toEqual(['running', 'stopped'])
  })

  test('after an error leaves the error standing: who died of it did not stop on purpose', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    hb.pulse()
    await time.pass(5 * SECOND)
    hb.error('fatal')
    await hb.stop()
    expect(written.map(({ state }) => state)).toEqual(['running', 'failed'])
  })

  test('waits two seconds at most, and a second call for the first', async () => {
    const { hb, time, hang } = createClientWorld({})
    hang()
    hb.start()
    let ended = 0
    void hb.stop().then(() => ended++)
    void hb.stop().then(() => ended++)
    await time.pass(1_999)
    expect(ended).toBe(0)
    await time.pass(1)
    expect(ended).toBe(2)
  })

  test('can be followed by a new start', async () => {
    const { hb, time, written } = createClientWorld({})
    hb.start()
    hb.start()
    await time.pass(2 * SECOND)
    await hb.stop()
    hb.start()
    expect(hb.isActive).toBe(true)
    hb.pulse()
    await time.pass(32 * SECOND)
    expect(written.map(({ state }) => state)).toEqual(['running', 'stopped', 'running', 'ok'])
    expect(hb.stats()).toEqual({ uptime: 32, total_pulses: 1, error_count: 0 })
  })
})

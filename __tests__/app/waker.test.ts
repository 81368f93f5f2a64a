import { describe, expect, test } from '@jest/globals'
import { createWaker } from '../../src/app/waker.js'
import { createLivingClock } from '../support/living-clock.js'

describe('waiting for the next turn', () => {
  const aWait = () => {
    const clock = createLivingClock(0)
    const waker = createWaker(clock)
    const stop = new AbortController()
    const wait = (ms: number) => {
      const ended: { at: number | null; turn: string | null } = { at: null, turn: null }
      void waker.sleep(ms, stop.signal).then((turn) => Object.assign(ended, { at: clock.steady(), turn }))
      return ended
    }
    return { clock, waker, stop, wait }
  }

  test('lasts as long as it was meant to where nobody wants anything', async () => {
    const { clock, wait } = aWait()
    const ended = wait(15_000)
    await clock.pass(20_000)
    expect(ended).toEqual({ at: 15_000, turn: null })
  })

  test('ends a moment after somebody wants a turn, and one turn is for all who do', async () => {
    const { clock, waker, wait } = aWait()
    const ended = wait(15_000)
    await clock.pass(5_000)
    for (let i = 0; i < 100; i++) waker.want('glance')
    waker.want('look')
    waker.want('glance')
    await clock.pass(200)
    expect(ended).toEqual({ at: 5_100, turn: 'look' })
    const next = wait(15_000)
    await clock.pass(20_000)
    expect(next.turn).toBeNull()
  })

  test('keeps turns that are wanted apart', async () => {
    const { clock, waker, wait } = aWait()
    waker.want('glance')
    const first = wait(15_000)
    await clock.pass(150)
    waker.want('glance')
    const second = wait(15_000)
    await clock.pass(1_000)
    expect([first.at, second.at]).toEqual([100, 900])
  })

  test('ends at its own time where that comes before the wanted turn', async () => {
    const { clock, waker, wait } = aWait()
    const ended = wait(50)
    waker.want('glance')
    await clock.pass(60)
    expect(ended).toEqual({ at: 50, turn: null })
  })

  test('ends with the process', async () => {
    const { clock, stop, wait } = aWait()
    const ended = wait(15_000)
    await clock.pass(10)
    stop.abort()
    await clock.pass(0)
    expect(ended.at).toBe(10)
  })
})

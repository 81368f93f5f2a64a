import { describe, expect, test } from '@jest/globals'
import { openHistory } from '../../src/app/local-history.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { SeenState } from '../../src/domain/history/history.js'
import { DAY, MINUTE, SECOND, type Duration, type Instant } from '../../src/domain/time.js'
import { figure, times } from '../support/figures.js'
import { growingMemory } from '../support/memory-files.js'
import { aState } from '../support/pasts.js'
import { randomFrom } from '../support/seeded-random.js'
import { troubledMonitors } from '../support/troubled-monitors.js'

const FROM: Instant = Date.UTC(2026, 0, 1)
const QUIET = { debug: () => {}, info: () => {}, notice: () => {}, warning: () => {}, error: () => {} }

function cpuOf(work: () => void): Duration {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

describe('what a history takes', () => {
  test('a year of fifty monitors is less than a megabyte, and no month more than a hundred kilobytes', async () => {
    const days = times(62, 365)
    const files = growingMemory()
    const past = await openHistory({ folder: '/history', files, log: QUIET, now: FROM })
    const see = troubledMonitors(50, FROM)
    let [looks, changed] = [0, 0]
    for (let now = FROM; now < FROM + days * DAY; now += 30 * MINUTE) {
      changed += past.look({ now, verdicts: see(now) }).length
      looks += 1
      if (looks % 50 === 0) await past.settled()
    }
    await past.close()
    const sizes = [...files.texts]
      .filter(([name]) => name.endsWith('.jsonl'))
      .map(([, text]) => Buffer.byteLength(text))
    const total = sizes.reduce((sum, bytes) => sum + bytes, 0)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100_000)
    expect((total / days) * 365).toBeLessThanOrEqual(1_000_000)
    figure('journal of 50 monitors', 'looks', looks)
    figure('journal of 50 monitors', 'changes', changed)
    figure('journal of 50 monitors', 'all files, kB', Math.round(total / 1000))
    figure('journal of 50 monitors', 'largest month, kB', Math.round(Math.max(...sizes) / 1000))
    figure(
      'journal of 50 monitors',
      'days.json, kB',
      Math.round((files.texts.get('/history/days.json') ?? '').length / 1000),
    )
  })

  test('ten thousand that do not change cost a look next to nothing, however often one looks', () => {
    const history = createHistory()
    const states = Array.from({ length: 10_000 }, (_, i) => aState(`agent-${i}`, { is: 'healthy' }) as SeenState)
    for (let i = 0; i < 50; i++) history.look(FROM + i * 15 * SECOND, states)
    const looks = times(50, 2_000)
    let now = FROM + DAY / 24
    const cost = cpuOf(() => {
      for (let i = 0; i < looks; i++) history.look((now += 15 * SECOND), states)
    })
    expect(cost / looks).toBeLessThan(100)
    expect(history.changes({ from: 0, to: Infinity })).toHaveLength(10_000)
    const windows = [1, 7, 30, 90].map((length) => ({ from: now - length * DAY, to: now }))
    const asked = cpuOf(() => {
      for (const { monitor } of states) for (const span of windows) history.uptime(monitor, span)
    })
    const bars = cpuOf(() => {
      for (const { monitor } of states.slice(0, 200)) history.days(monitor, 90, now, 'Europe/Riga')
    })
    figure('history of 10,000 monitors', 'one look without a change, ms CPU', (cost / looks).toFixed(1))
    figure('history of 10,000 monitors', 'uptime of all over four windows, ms CPU', Math.round(asked))
    figure('history of 10,000 monitors', '90 days of 200 of them, ms CPU', Math.round(bars))
  })

  test('ten thousand over ninety days with few changes fit into a little memory', () => {
    const collect = (globalThis as { gc?: () => void }).gc
    collect?.()
    const before = process.memoryUsage().heapUsed
    const history = createHistory()
    const random = randomFrom('agents')
    const states = Array.from(
      { length: times(1_000, 10_000) },
      (_, i) => aState(`agent-${i}`, { is: 'healthy' }) as SeenState,
    )
    for (let hour = 0; hour < 90 * 24; hour += 6) {
      const at = Math.floor(random() * states.length)
      const { monitor, status } = states[at] as SeenState
      states[at] = aState(monitor, { is: status === 'healthy' ? 'critical' : 'healthy' }) as SeenState
      history.look(FROM + hour * 60 * MINUTE, states)
    }
    collect?.()
    const grown = process.memoryUsage().heapUsed - before
    expect(history.changes({ from: 0, to: Infinity }).length).toBeLessThanOrEqual(states.length + 360)
    figure('history of 10,000 monitors', '90 days with 360 changes, MB of heap', (grown / 1e6).toFixed(1))
  })
})

import { describe, expect, test } from '@jest/globals'
import { replay } from '../../../src/app/replay/replay.js'
import { gatherPasts } from '../../../src/app/replay/gather.js'
import { plainMonitor } from '../../../src/domain/monitor.js'
import type { Recorded } from '../../../src/domain/replay/recorded.js'
import type { ReplayReport } from '../../../src/domain/replay/report.js'
import { ticksEvery } from '../../../src/domain/replay/ticks.js'
import type { StateChange } from '../../../src/domain/history/history.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { createMemoryIncidents } from '../../../src/incidents/memory/index.js'
import type { Source } from '../../../src/sources/source.js'
import { configOf } from '../../support/replayed-pasts.js'
import { NOON, runAgo, scheduled } from '../../support/workflow-samples.js'

const SPAN = { from: NOON - 20 * DAY, to: NOON }

function replayOf(recorded: Recorded, every = HOUR): Promise<ReplayReport> {
  const monitors = [plainMonitor('job', { kind: 'workflow', options: {} })]
  const whole = { looks: null, declared: null, notices: [], real: [], against: null, onGitHub: true }
  const config = configOf({ monitors, policy: {} })
  const request = { config, pasts: new Map([['job', recorded]]), span: SPAN, ticks: ticksEvery(every, SPAN), every }
  return replay({ ...request, ...whole }, createMemoryIncidents)
}

const PLACE = { kind: 'workflow', path: 'nightly.yml', repository: null } as const

describe('runs of a workflow', () => {
  const nightly = Array.from({ length: 24 }, (_, i) => runAgo(i * 24 + 10))

  test('are judged as whoever looked then saw them, with what was delivered', async () => {
    const missed = nightly.filter((_, i) => ![6, 7, 8].includes(i))
    const evidence = scheduled(missed, { completeSince: NOON - 24 * DAY })
    const { monitors } = await replayOf({ kind: 'runs', place: PLACE, evidence })
    expect(monitors).toMatchObject([{ by: 'runs', beats: 17, alerts: [{ monitor: 'job', reason: 'stale' }] }])
    // The first run after it was seen when it had ended.
    expect(monitors[0]!.quiet).toEqual({ key: 'window', now: 48 * HOUR, atLeast: 96 * HOUR })
    const windowed = (ms: number) => {
      const rules = { ...evidence.rules, windowMs: ms }
      return replayOf({ kind: 'runs', place: PLACE, evidence: { ...evidence, rules } })
    }
    expect((await windowed(96 * HOUR)).monitors[0]!.alerts).toEqual([])
    expect((await windowed(96 * HOUR - MINUTE)).monitors[0]!.alerts).toHaveLength(1)
    expect(monitors[0]!.delivered).toEqual({ delivered: 17, declared: 20 })
    expect(monitors[0]!.alerts[0]!.closedAt).toBeLessThan(NOON - 5 * DAY)
  })

  test('before what was listed nobody is dead, and a run that is under way is no life yet', async () => {
    const evidence = scheduled(nightly.slice(0, 3), { completeSince: NOON - 3 * DAY })
    expect((await replayOf({ kind: 'runs', place: PLACE, evidence })).monitors[0]!.alerts).toEqual([])
  })

  test('of thousands of runs each look reads a page', async () => {
    const runs = Array.from({ length: 2_000 }, (_, i) => runAgo(i / 4 + 0.1))
    const evidence = scheduled(runs, { completeSince: NOON - 20 * DAY })
    expect((await replayOf({ kind: 'runs', place: PLACE, evidence })).monitors[0]!.alerts).toEqual([])
  })
})

describe('what nobody kept but the journal', () => {
  const change = (at: number, status: 'healthy' | 'critical', since: number): StateChange => ({
    monitor: 'job',
    status,
    reason: status === 'healthy' ? 'ok' : 'stale',
    since,
    message: '',
    at,
    before: null,
    lastGoodAt: status === 'healthy' ? since : NOON - 6 * DAY,
  })
  const changes = [
    change(NOON - 6 * DAY, 'healthy', NOON - 6 * DAY),
    change(NOON - 2 * DAY, 'critical', NOON - 2 * DAY - MINUTE),
    change(NOON - DAY, 'healthy', NOON - DAY - MINUTE),
  ]
  const source = { placeOf: () => PLACE, read: async () => new Map() } as unknown as Source

  test('is judged as it was judged then, and no other setting is tried on it', async () => {
    const monitors = [plainMonitor('job', { kind: 'push', options: {} })]
    const wish = { span: SPAN, asksGitHub: false, checkout: null }
    const pasts = await gatherPasts(monitors, wish, { sourceOf: async () => source, changesOf: () => changes })
    const report = await replayOf(pasts.get('job')!)
    expect(report.monitors).toMatchObject([
      {
        by: 'journal',
        quiet: null,
        alerts: [{ since: NOON - 2 * DAY - MINUTE, closedAt: NOON - DAY, endedAt: NOON - DAY - MINUTE }],
      },
    ])
  })

  test('and without one it is said why nothing is known', async () => {
    const monitors = [plainMonitor('job', { kind: 'push', options: {} })]
    const wish = { span: SPAN, asksGitHub: false, checkout: null }
    const pasts = await gatherPasts(monitors, wish, { sourceOf: async () => source })
    expect(pasts.get('job')).toEqual({ kind: 'none', why: 'what is posted is kept only until the next beat' })
    expect((await replayOf(pasts.get('job')!)).notices.join()).toContain('history: true')
  })
})

import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import type { Slot, WorkflowEvidence, WorkflowRun } from '../../src/domain/workflow-evidence.js'
import { createCheckWorld, type CheckWorld } from '../support/check-world.js'
import { refusal, stubHistory } from '../support/history-stub.js'
import { aMonitor } from '../support/monitor-samples.js'
import { SEOUL, slotEvidence, slotRun } from '../support/slot-samples.js'

const CONFIG = '.github/heartbeat.yml'
const TEXT = 'monitors:\n  job:\n    workflow: slot.yml\n    cron: 7 17 * * 1-5\n'

interface Story {
  readonly world: CheckWorld
  readonly github: ReturnType<typeof stubHistory>
  run(at: string, more?: Partial<WorkflowRun>): void
  verdictAt(now: string): Promise<string>
}

/** A monitor of slots whose lines were written at this instant. */
function story(
  { slot = SEOUL, declaredAt, more = {} }: { slot?: Slot; declaredAt: string; more?: Partial<WorkflowEvidence> },
  settings: Parameters<typeof aMonitor>[0] = {},
): Story {
  const github = stubHistory()
  const line: Instant = Date.parse(declaredAt)
  github.files.set(CONFIG, { text: TEXT, lines: [line, line, line, line] })
  const monitor = { ...aMonitor(settings), source: { kind: 'workflow', options: {} } }
  const place = { kind: 'workflow', path: '.github/workflows/slot.yml', repository: null } as const
  const world = createCheckWorld([monitor], {}, { declaredIn: CONFIG, github, place })
  const runs: WorkflowRun[] = []
  return {
    world,
    github,
    run: (at, its = {}) => void runs.push(slotRun(at, its)),
    async verdictAt(now) {
      world.find('job', { kind: 'workflow', evidence: slotEvidence(slot, [...runs], more) })
      const { verdicts } = await world.check(Date.parse(now))
      return verdicts.map(({ status, reason }) => `${status} ${reason}`).join()
    },
  }
}

describe('slots of a monitor that was just declared', () => {
  test('begin an hour after its lines were written; the first one that is missed is told', async () => {
    const { world, github, verdictAt } = story({ declaredAt: '2026-11-26T10:00:00Z' })
    // The slot of this day was at 08:07, and late at 11:07.
    expect(await verdictAt('2026-11-26T11:30:00Z')).toBe('healthy pending')
    expect(github.asked).toEqual([`blame ${CONFIG}`])
    expect(await world.open()).toEqual([])
    expect(await verdictAt('2026-11-27T11:07:00Z')).toBe('healthy pending')
    expect(await verdictAt('2026-11-27T11:07:01Z')).toBe('critical stale')
    expect(await world.open()).toEqual(['job'])
  })

  test('do the same where it ran before', async () => {
    const { run, verdictAt } = story({ declaredAt: '2026-11-26T10:00:00Z' })
    run('2026-10-02T08:07:00Z')
    run('2026-11-26T08:07:00Z', { conclusion: 'failure' })
    expect(await verdictAt('2026-11-26T11:30:00Z')).toBe('healthy ok')
    expect(await verdictAt('2026-11-27T11:07:01Z')).toBe('critical stale')
  })

  test('that is old are asked for at once', async () => {
    const { world, verdictAt } = story({ declaredAt: '2026-10-01T10:00:00Z' })
    expect(await verdictAt('2026-11-26T11:07:01Z')).toBe('critical stale')
    expect(await world.open()).toEqual(['job'])
  })

  test('are unknown where the repository does not say, if it never ran', async () => {
    const { github, world, verdictAt } = story({ declaredAt: '2026-10-01T10:00:00Z' })
    github.blameFails = refusal(503)
    expect(await verdictAt('2026-11-26T11:07:01Z')).toBe('unknown source-unreachable')
    expect(await world.open()).toEqual([])
  })

  test('ask nobody while all is well, or once it is told', async () => {
    const { github, run, verdictAt } = story({ declaredAt: '2026-10-01T10:00:00Z' })
    run('2026-11-25T08:07:00Z')
    expect(await verdictAt('2026-11-26T11:07:00Z')).toBe('healthy ok')
    expect(github.asked).toEqual([])
    await verdictAt('2026-11-26T11:07:01Z')
    github.asked.length = 0
    expect(await verdictAt('2026-11-26T12:00:00Z')).toBe('critical stale')
    expect(github.asked).toEqual([])
  })
})

describe('an incident of a slot', () => {
  test('is ended by a good run alone', async () => {
    const { world, run, verdictAt } = story({ declaredAt: '2026-10-01T10:00:00Z' })
    run('2026-11-25T08:07:00Z')
    await verdictAt('2026-11-26T11:07:01Z')
    run('2026-11-26T11:30:00Z', { status: 'in_progress', conclusion: null })
    expect(await verdictAt('2026-11-26T11:40:00Z')).toBe('critical stale')
    expect(await world.open()).toEqual(['job'])
    run('2026-11-26T11:50:00Z', { conclusion: 'failure' })
    expect(await verdictAt('2026-11-26T12:00:00Z')).toBe('critical failing')
    run('2026-11-26T12:10:00Z')
    expect(await verdictAt('2026-11-26T12:30:00Z')).toBe('healthy ok')
    expect(await world.open()).toEqual([])
    expect(world.comments()).toContain('recovered')
  })
})

describe('a slot in trading hours', () => {
  const slot: Slot = { crons: ['0 15 * * *'], timezone: 'America/New_York', graceMs: 30 * MINUTE }
  const market = { declaredAt: '2026-10-01T10:00:00Z', slot }

  test('that was missed is told after the close as well', async () => {
    const { world, run, verdictAt } = story(market, { 'market-hours': true })
    run('2026-11-23T20:00:00Z')
    // Tuesday: due at 20:00 UTC, late at 20:30, closed at 21:00.
    expect(await verdictAt('2026-11-24T20:30:00Z')).toBe('healthy ok')
    expect(await verdictAt('2026-11-24T21:30:00Z')).toBe('critical stale')
    expect(await world.open()).toEqual(['job'])
    run('2026-11-24T21:40:00Z')
    expect(await verdictAt('2026-11-24T22:00:00Z')).toBe('skipped inactive-hours')
    expect(await world.open()).toEqual([])
  })

  test('is not asked for on Thanksgiving, nor on the half day after it', async () => {
    const { run, verdictAt } = story(market, { 'market-hours': true })
    run('2026-11-25T20:00:00Z')
    expect(await verdictAt('2026-11-26T20:45:00Z')).toBe('skipped inactive-hours')
    expect(await verdictAt('2026-11-27T20:45:00Z')).toBe('skipped inactive-hours')
    expect(await verdictAt('2026-11-30T20:30:00Z')).toBe('healthy ok')
    expect(await verdictAt('2026-11-30T20:30:01Z')).toBe('critical stale')
  })

  test('in a pause or in maintenance is not missed', async () => {
    const from = Date.parse('2026-11-24T19:00:00Z')
    const maintenance = [{ kind: 'once', from, until: from + 3 * HOUR, reason: null }] as const
    const { run, verdictAt } = story({ declaredAt: '2026-10-01T10:00:00Z', slot }, { maintenance })
    run('2026-11-23T20:00:00Z')
    expect(await verdictAt('2026-11-24T21:00:00Z')).toBe('skipped maintenance')
    expect(await verdictAt('2026-11-25T20:30:00Z')).toBe('healthy ok')
    expect(await verdictAt('2026-11-25T20:30:01Z')).toBe('critical stale')
  })
})

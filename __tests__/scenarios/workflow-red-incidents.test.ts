import { describe, expect, it } from '@jest/globals'
import { DAY, HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import {
  DEFAULT_RULES,
  type WorkflowEvidence,
  type WorkflowRules,
  type WorkflowRun,
} from '../../src/domain/workflow-evidence.js'
import { workflowMonitor } from '../../src/sources/workflow/options.js'
import { createCheckWorld, type CheckWorld } from '../support/check-world.js'

const NIGHT = Date.parse('2026-09-14T03:00:00Z')

interface Run {
  readonly at: Instant
  readonly end: string | null
  readonly endedAt?: Instant
  readonly attempt?: number
  readonly event?: string
}

function listed({ at, end, endedAt, attempt = 1, event = 'schedule' }: Run): WorkflowRun {
  return {
    id: at / MINUTE,
    event,
    status: end === null ? 'in_progress' : 'completed',
    conclusion: end,
    createdAt: at,
    attempt,
    updatedAt: endedAt ?? at + 5 * MINUTE,
    branch: 'main',
  }
}

interface Story extends CheckWorld {
  /** What a check finds in these runs: which incidents are open then. */
  look(at: Instant, ...runs: readonly Run[]): Promise<string>
}

function story(rules: Partial<WorkflowRules> = {}, more: Partial<WorkflowEvidence> = {}): Story {
  const monitor = workflowMonitor(null, '.github/workflows/job.yml', 'Job')
  const world = createCheckWorld([monitor])
  const evidence: WorkflowEvidence = {
    repository: 'o/r',
    webUrl: 'https://github.com/o/r',
    path: '.github/workflows/job.yml',
    state: 'active',
    fork: false,
    exempt: null,
    entries: [{ cron: '0 3 * * *', timezone: 'UTC' }],
    triggers: ['schedule'],
    branch: 'main',
    rules: { ...DEFAULT_RULES, failureTolerance: 0, ...rules },
    fileProblem: null,
    unreadable: null,
    runs: [],
    completeSince: null,
    registeredAt: NIGHT - 900 * DAY,
    updatedAt: null,
    cronChangedAt: null,
    failure: null,
    notes: [],
    ...more,
  }
  return {
    ...world,
    async look(at, ...runs) {
      world.find(monitor.id, { kind: 'workflow', evidence: { ...evidence, runs: runs.map(listed) } })
      await world.check(at)
      return (await world.open()).join()
    },
  }
}

const good = { at: NIGHT - DAY, end: 'success' }
const red = { at: NIGHT, end: 'failure' }
const [SOON, LATER] = [NIGHT + HOUR, NIGHT + 3 * HOUR]

describe('an incident that the first red run opened', () => {
  it.each<[string, readonly Run[]]>([
    ['the next green run', [{ at: NIGHT + DAY, end: 'success' }, red, good]],
    ['the same run, green when it is run again', [{ ...red, end: 'success', attempt: 2, endedAt: LATER }, good]],
    [
      'one that began before the incident was opened, and ended after',
      [{ at: NIGHT + 30 * MINUTE, end: 'success', endedAt: LATER }, red, good],
    ],
  ])('is ended by %s', async (_what, runs) => {
    const { look, comments } = story()
    expect(await look(SOON, red, good)).toBe('job.yml')
    expect(await look(NIGHT + DAY + HOUR, ...runs)).toBe('')
    expect(comments()).toEqual(['recovered'])
  })

  it.each<[string, readonly Run[], Partial<WorkflowRules>]>([
    ['the green run before it, which is in time', [good], {}],
    ['its re-run while it is under way', [{ ...red, end: null, attempt: 2 }, good], {}],
    ['its re-run that is cancelled', [{ ...red, end: 'cancelled', attempt: 2 }, good], {}],
    ['a cancelled run after it', [{ at: LATER - HOUR, end: 'cancelled' }, red, good], {}],
    ['a green run by hand', [{ at: LATER - HOUR, end: 'success', event: 'workflow_dispatch' }, red, good], {}],
    [
      'a skipped run, where that it ran is enough for its window',
      [{ at: LATER - HOUR, end: 'skipped' }, red, good],
      { require: 'run' },
    ],
  ])('is not ended by %s', async (_what, runs, rules) => {
    const { look } = story(rules)
    expect(await look(SOON, red, good)).toBe('job.yml')
    expect(await look(LATER, ...runs)).toBe('job.yml')
  })

  it('is ended by a green run by hand whose event is named', async () => {
    const { look } = story({ events: ['schedule', 'workflow_dispatch'] })
    expect(await look(SOON, red, good)).toBe('job.yml')
    expect(await look(LATER, { at: LATER - HOUR, end: 'success', event: 'workflow_dispatch' }, red, good)).toBe('')
  })

  it('is ended by its run that is green again where a red run is life as well', async () => {
    const { look } = story({ require: 'run' })
    expect(await look(SOON, red, good)).toBe('job.yml')
    expect(await look(LATER, { ...red, end: 'success', attempt: 2, endedAt: LATER }, good)).toBe('')
  })

  it('is opened once for nights of it, and at the last of those that are too many', async () => {
    const { look, comments } = story({ failureTolerance: 1 })
    const second = { at: NIGHT + DAY, end: 'timed_out' }
    expect(await look(SOON, red, good)).toBe('')
    expect(await look(NIGHT + DAY + HOUR, second, red, good)).toBe('job.yml')
    expect(await look(NIGHT + DAY + 2 * HOUR, second, red, good)).toBe('job.yml')
    expect(comments()).toEqual([])
    expect(await look(NIGHT + 2 * DAY, second, { ...red, end: 'success', attempt: 2 }, good)).toBe('')
  })
})

describe('an incident of a release', () => {
  const { entries, triggers, rules } = { entries: [], triggers: ['release'], rules: { events: ['release'] } }
  const first = { at: NIGHT, end: 'failure', event: 'release' }

  it('stands until the next one is green, however long', async () => {
    const { look } = story(rules, { entries, triggers })
    expect(await look(SOON)).toBe('')
    expect(await look(SOON, first)).toBe('job.yml')
    expect(await look(NIGHT + 100 * DAY, first)).toBe('job.yml')
    expect(await look(NIGHT + 101 * DAY)).toBe('job.yml')
    expect(
      await look(NIGHT + 101 * DAY, { at: NIGHT + 101 * DAY - HOUR, end: 'success', event: 'release' }, first),
    ).toBe('')
  })
})

import { describe, expect, test } from '@jest/globals'
import { withoutRepeats } from '../../src/app/without-memory.js'
import type { Effect, Outcome } from '../../src/domain/incidents/plan.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import { aDraft, aLog, aVerdict, NOON } from '../support/incident-samples.js'

const KEY = 'nightly-backup'
const opening: Effect = { kind: 'open-incident', draft: aDraft() }
const opened = (since: number): Effect => ({ kind: 'notify', event: 'opened', incident: KEY, verdicts: [aVerdict({ since })], channels: ['slack'] }) // prettier-ignore
const refused: Outcome = { effect: opening, ok: false, detail: 'Could not open', incident: null }
const summary: Effect = { kind: 'notify', event: 'summary', incident: null, verdicts: [], channels: ['slack'] }

interface Case {
  readonly outcomes?: readonly Outcome[]
  readonly remembers?: boolean
  readonly previousRunAt?: number | null
}

async function toldOf(since: number, { outcomes = [], remembers = false, previousRunAt = null }: Case) {
  let asked = 0
  const run = { now: NOON, policy: { reminderMs: DAY }, remembers, previousRunAt: async () => (asked++, previousRunAt) }
  const left = await withoutRepeats([opening, opened(since), summary], outcomes, run, aLog())
  return { told: left.filter(({ kind }) => kind === 'notify').length - 1, asked }
}

// proves: 17, 20
describe('what no incident remembers', () => {
  test.each<[string, number, Case, number]>([
    ['is told by the first run that sees it', NOON - MINUTE, { previousRunAt: NOON - HOUR }, 1],
    ['is not told again by the next', NOON - 2 * HOUR, { previousRunAt: NOON - HOUR }, 0],
    ['is told where nobody knows what ran before', NOON - 2 * HOUR, {}, 1],
    ['is bounded too where GitHub refuses the issue', NOON - 2 * HOUR, { outcomes: [refused], remembers: true, previousRunAt: NOON - HOUR }, 0], // prettier-ignore
    ['is told there too by the first run', NOON - MINUTE, { outcomes: [refused], remembers: true, previousRunAt: NOON - HOUR }, 1], // prettier-ignore
  ])('%s', async (_, since, given, told) => {
    expect(await toldOf(since, given)).toEqual({ told, asked: 1 })
  })
})

test('what an incident remembers is left to its own rules, and nothing is asked', async () => {
  expect(await toldOf(NOON - 9 * DAY, { remembers: true, previousRunAt: NOON - HOUR })).toEqual({ told: 1, asked: 0 })
})

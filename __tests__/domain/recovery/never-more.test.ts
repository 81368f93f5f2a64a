import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { planHealing } from '../../../src/domain/recovery/plan-healing.js'
import { nameOf } from '../../../src/domain/recovery/allowed.js'
import { DEFAULT_RECOVERY } from '../../../src/domain/recovery/recovery.js'
import { settingsOf } from '../../../src/domain/recovery/settings.js'
import { begun, ended, stateOf, type TargetStates } from '../../../src/domain/recovery/target-state.js'
import { MINUTE } from '../../../src/domain/time.js'
import { times } from '../../support/figures.js'
import { aCase } from '../../support/healing-samples.js'
import { aVerdict, NOON, POLICY } from '../../support/incident-samples.js'

const BOX = { kind: 'container', target: 'box', options: {} }
const OTHER = { kind: 'container', target: 'other', options: {} }

const looks = fc.array(
  fc.record({
    passes: fc.integer({ min: 1, max: 20 * MINUTE }),
    api: fc.constantFrom('beats', 'silent', 'unknown', 'paused'),
    worker: fc.constantFrom('beats', 'silent', 'unknown'),
    ends: fc.constantFrom(true, false, null),
  }),
  { maxLength: 200 },
)
type Word = 'beats' | 'silent' | 'unknown' | 'paused'

test('a target is never started more often than allowed between two resets, whatever beats, ends and is lost', () => {
  fc.assert(
    fc.property(looks, fc.integer({ min: 0, max: 4 }), (story, attempts) => {
      const policy = { ...DEFAULT_RECOVERY, allow: ['*'], attempts }
      const settings = settingsOf(policy, new Map([['api', [BOX, OTHER]], ['worker', [BOX]]])) // prettier-ignore
      const last: Record<string, number> = { api: NOON, worker: NOON }
      const starts = new Map<string, { at: number; resetAt: number | null }[]>()
      let states: TargetStates = new Map()
      let now = NOON
      for (const { passes, ends, ...words } of story) {
        now += passes
        const verdicts = Object.entries(words).map(([monitor, word]: [string, Word]) => {
          if (word === 'beats') last[monitor] = now
          const is = { beats: 'healthy', silent: 'critical', unknown: 'unknown', paused: 'skipped' } as const
          return aVerdict({ monitor, status: is[word], reason: word === 'beats' ? 'ok' : 'stale', lastEndAt: last[monitor] ?? null }) // prettier-ignore
        })
        const plan = planHealing(aCase(verdicts, now, { states }), settings, POLICY)
        const next = new Map(plan.states)
        for (const { target, monitor } of plan.attempts) {
          const before = stateOf(next, target)
          starts.set(target, [...(starts.get(target) ?? []), { at: now, resetAt: before.resetAt }])
          const tried = begun(before, now, monitor)
          next.set(target, ends === null ? tried : ended(tried, now, { ok: ends, detail: '', url: null }))
        }
        states = next
      }
      for (const step of [BOX, OTHER]) {
        const perReset = new Map<number | null, number>()
        for (const { resetAt } of starts.get(nameOf(step)) ?? [])
          perReset.set(resetAt, (perReset.get(resetAt) ?? 0) + 1)
        expect(Math.max(0, ...perReset.values())).toBeLessThanOrEqual(attempts)
      }
    }),
    { numRuns: times(100, 5000) },
  )
})

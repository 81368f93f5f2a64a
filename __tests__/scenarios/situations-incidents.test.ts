import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { Effect } from '../../src/domain/incidents/plan.js'
import type { Incident } from '../../src/domain/incidents/incident.js'
import { planIncidents } from '../../src/domain/incidents/plan-incidents.js'
import type { Reason, Status } from '../../src/domain/status.js'
import type { Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { aState, aTrouble, aVerdict, POLICY } from '../support/incident-samples.js'

interface Situation {
  readonly id: string
  readonly says: string
  readonly beat: { readonly [key: string]: unknown } | string | null
  readonly now: string
  readonly force: boolean
  readonly incident?: {
    readonly openedAt: string
    readonly since: string
    readonly lastEnd: string | null
    readonly reason: Reason
    readonly forced?: boolean
  }
  readonly expect: {
    readonly status: Status
    readonly reason: Reason
    readonly incident?: 'open' | 'keep' | 'close' | 'none'
    readonly since?: string
  }
}

const file = new URL('../fixtures/situations.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Situation[] }
const instant = (text: unknown): Instant | null => (typeof text === 'string' ? Date.parse(text) : null)

/** The verdict that the situation asks for, with the ends that its beat tells of. */
function verdictOf({ beat, expect: { status, reason, since }, force }: Situation): Verdict {
  const told = typeof beat === 'object' ? beat : null
  const [state, at] = [told?.['status'], instant(told?.['last_run'])]
  const ended = state === 'running' ? (instant(told?.['finished_at']) ?? instant(told?.['last_success'])) : at
  return aVerdict({
    monitor: 'job',
    name: 'job',
    status,
    reason,
    since: instant(since),
    beat: at === null ? null : { at, state: state === 'failed' || state === 'running' ? state : 'ok' },
    lastEndAt: ended,
    goodEnd:
      ended !== null && state !== 'failed' && !(state === 'running' && told?.['consecutive_failures'] !== undefined),
    inHours: reason !== 'inactive-hours',
    byHand: force ? 'judged by force' : null,
  })
}

function openOf({ incident }: Situation): Incident[] {
  if (incident === undefined) return []
  const lastEndAt = instant(incident.lastEnd)
  const openedAt = Date.parse(incident.openedAt)
  const { reason, forced = false } = incident
  const trouble = aTrouble({ name: 'job', reason, forced, since: Date.parse(incident.since), lastEndAt })
  const state = aState({ openedAt, toldAt: openedAt, members: { job: trouble } })
  return [{ key: 'job', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state }]
}

function fateOf(effects: readonly Effect[], open: readonly Incident[]): string {
  const [effect] = effects
  if (effect?.kind === 'open-incident') return 'open'
  if (effect?.kind === 'close-incident') return 'close'
  return open.length > 0 ? 'keep' : 'none'
}

describe('what each situation makes of incidents', () => {
  test.each(cases.map((one) => [one.id, one.says, one] as const))('%s: %s', (_id, _says, situation) => {
    const open = openOf(situation)
    const effects = planIncidents([verdictOf(situation)], open, POLICY, Date.parse(situation.now))
    expect(fateOf(effects, open)).toBe(situation.expect.incident ?? 'none')
    const [effect] = effects
    if (effect?.kind === 'open-incident' && situation.expect.since !== undefined)
      expect(effect.draft.state.members['job']?.since).toBe(Date.parse(situation.expect.since))
  })
})

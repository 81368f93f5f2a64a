import fc from 'fast-check'
import { play, type Played } from '../../src/app/replay/play.js'
import { checkConfig } from '../../src/config/check-config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import type { Config } from '../../src/config/config.js'
import type { Incident, IncidentPolicy } from '../../src/domain/incidents/incident.js'
import type { Monitor } from '../../src/domain/monitor.js'
import { openAlertBook, type Alert } from '../../src/domain/replay/alert-book.js'
import type { RecordedPasts, RecordedReading } from '../../src/domain/replay/recorded.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import type { IncidentTexts } from '../../src/incidents/incident-texts.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { createCheckWorld } from './check-world.js'
import { aBeat, aMonitor } from './monitor-samples.js'

export const START: Instant = Date.UTC(2026, 9, 20)

/** A past, the rules it is looked at by, and when somebody looks. */
export interface PastWorld {
  readonly monitors: readonly Monitor[]
  readonly policy: Partial<IncidentPolicy>
  readonly readings: ReadonlyMap<string, readonly RecordedReading[]>
  readonly ticks: readonly Instant[]
}

const SETTINGS = [
  { threshold: 2 * HOUR },
  { threshold: 45 * MINUTE, 'active-hours': ['mon-fri 08:00-18:00'] },
  { every: 30 * MINUTE, kind: 'service' as const },
  { every: HOUR, 'failure-tolerance': 1 },
  { cron: ['0 */3 * * *'] },
  { cron: ['30 2 * * *'], timezone: 'Europe/Berlin' },
]

/** What may stand there: mostly beats, some of them of failures, sometimes nothing that can be read. */
function readingAt(at: Instant, kind: number): RecordedReading {
  if (kind < 14) return { at, reading: aBeat(at) }
  if (kind < 17) return { at, reading: aBeat(at, { state: 'failed', consecutiveFailures: kind - 13 }) }
  if (kind === 17)
    return { at, reading: aBeat(at, { state: 'running', own: true, startedAt: at, unfinishedSince: at }) }
  if (kind === 18) return { at, reading: { kind: 'missing', detail: 'it is gone' } }
  return { at, reading: { kind: 'unreachable', detail: 'nobody answers' } }
}

function pastOf(steps: readonly (readonly [gap: number, kind: number])[]): RecordedReading[] {
  let at = START
  return steps.map(([gap, kind]) => readingAt((at += gap * MINUTE), kind))
}

const GAPS = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 20, max: 70 }) },
  { weight: 2, arbitrary: fc.integer({ min: 70, max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 400, max: 4_000 }) },
)

export function pastWorlds(): fc.Arbitrary<PastWorld> {
  const past = fc.array(fc.tuple(GAPS, fc.integer({ min: 0, max: 19 })), { maxLength: 40 }).map(pastOf)
  const one = fc.tuple(fc.constantFrom(...SETTINGS), past)
  const policy = fc.record({
    openAt: fc.constantFrom('warning' as const, 'critical' as const),
    recoveryTolerance: fc.integer({ min: 1, max: 3 }),
    reminderMs: fc.constantFrom(0, 6 * HOUR, DAY),
    groupOver: fc.constantFrom(1, 5),
    oneIssue: fc.constantFrom(undefined, 'a config'),
  })
  return fc
    .tuple(fc.array(one, { minLength: 1, maxLength: 4 }), policy, fc.constantFrom(13, 30, 95), fc.boolean())
    .map(([all, { oneIssue, ...rules }, every, isChain]) => ({
      monitors: all.map(([settings], i) =>
        aMonitor({ ...settings, ...(isChain && i > 0 && { 'depends-on': [`job-${i - 1}`] }) }, `job-${i}`),
      ),
      policy: { ...rules, ...(oneIssue && { oneIssue }) },
      readings: new Map(all.map(([, readings], i) => [`job-${i}`, readings])),
      ticks: Array.from({ length: (2 * DAY) / (every * MINUTE) }, (_, i) => START + i * every * MINUTE),
    }))
}

/** What people would have read: the incidents, what was written on each, and the alerts. */
export interface Story {
  readonly incidents: readonly Incident[]
  readonly comments: readonly (readonly string[])[]
  readonly alerts: readonly Alert[]
}

const TEXTS: IncidentTexts = { title: (key) => key, card: () => 'card', comment: (event) => event }
const PLACE = { kind: 'file', path: 'memory' } as const

export function configOf({ monitors, policy }: Pick<PastWorld, 'monitors' | 'policy'>): Config {
  const base = checkConfig(readInputs(CHECK_INPUTS, {}), null)
  return { ...base, monitors, workflows: { ...base.workflows, discover: false }, policy: { ...base.policy, ...policy } }
}

export function pastsIn({ readings }: Pick<PastWorld, 'readings'>): RecordedPasts {
  return new Map(
    [...readings].map(([id, own]) => [id, { kind: 'readings', by: 'checkout', place: PLACE, readings: own }]),
  )
}

export async function replayedStory(world: PastWorld): Promise<Story & Pick<Played, 'peaks' | 'times'>> {
  const store = createMemoryIncidents({ texts: TEXTS })
  const played = await play(
    { config: configOf(world), pasts: pastsIn(world), ticks: world.ticks, onGitHub: false },
    store,
  )
  const incidents = await store.load()
  return { ...played, incidents, comments: incidents.map(({ ref }) => store.page(ref)?.comments ?? []) }
}

/** The checker itself, one check after the other, of what stood there then. */
export async function livedStory(world: PastWorld): Promise<Story> {
  const live = createCheckWorld(world.monitors, world.policy)
  const book = openAlertBook()
  for (const now of world.ticks) {
    for (const { id } of world.monitors) {
      const known = world.readings.get(id)?.findLast(({ at }) => at <= now)
      live.find(id, known?.reading ?? { kind: 'unreachable', detail: 'nobody knows' })
    }
    const { outcomes } = await live.check(now)
    book.take(outcomes, now)
  }
  const incidents = await live.incidents.load()
  return { incidents, comments: incidents.map(({ ref }) => live.comments(ref)), alerts: book.alerts }
}

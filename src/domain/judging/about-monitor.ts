import { formatDuration } from '../duration.js'
import type { Heartbeat } from '../heartbeat.js'
import type { Expectation, Monitor } from '../monitor.js'
import type { MonitorTimes } from '../schedule.js'
import type { Duration, Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { expectedOf, isStartedByGitHub } from './expected.js'
import { expectedWords } from './lateness.js'
import { ruleRest } from './rule-rest.js'

type Told = Pick<Verdict, 'expected' | 'ruleRest'>
type About = Told &
  Required<Pick<Verdict, 'kind' | 'intervalMs'>> &
  Pick<Verdict, 'ownRule' | 'byHand' | 'zone' | 'runbook' | 'workflow'>

/** What a verdict carries of its monitor for those who tell people of it. */
export function aboutMonitor(
  monitor: Monitor,
  beat: Heartbeat | null,
  { now, force, times }: { now: Instant; force: boolean; times: MonitorTimes },
): About {
  const { expectation, source, zone, runbook, workflow } = monitor
  // The runs of a workflow are judged by its own schedule.
  const byRuns = source.kind === 'workflow'
  const occasion = { from: beat?.at ?? now, startedByGitHub: isStartedByGitHub(beat), cron: times.cron }
  const isActiveOnly = times.hours !== null && !force
  const told = (): Told => {
    const expected = expectedOf(monitor, occasion)
    const rest = ruleRest(expected, isActiveOnly ? monitor.active : null)
    return { expected: expectedWords(expected, isActiveOnly, times), ruleRest: rest === '' ? undefined : rest }
  }
  // Where nothing but the monitor itself decides, it is put into words once.
  const always = expectation.kind !== 'cron' && !occasion.startedByGitHub && times.hours === null
  const words = byRuns ? UNTOLD : always ? toldOnce(monitor, told) : told()
  return {
    kind: monitor.kind,
    intervalMs: byRuns ? null : intervalOf(expectation, occasion.from, times),
    expected: words.expected,
    ruleRest: words.ruleRest,
    ownRule: byRuns ? null : ruleOf(monitor.ownExpectation ?? expectation),
    byHand: byHandOf(monitor, force),
    zone,
    runbook,
    workflow,
  }
}

/** A threshold is the longest that one may wait for the next. */
function intervalOf(expectation: Expectation, from: Instant, { cron }: MonitorTimes): Duration | null {
  if (expectation.kind === 'threshold') return expectation.thresholdMs
  if (expectation.kind === 'interval') return expectation.everyMs
  const gap = cron?.usualGap(from) ?? Infinity
  return gap === Infinity ? null : gap
}

type Deciding = Pick<Monitor, 'kind' | 'openingGraceMs'>

const UNTOLD: Told = { expected: null }
/** By what is expected, which thousands of members share; beside the words all else that decides them. */
const TOLD = new WeakMap<Expectation, { readonly by: Deciding; readonly words: Told }>()
const RULES = new WeakMap<Expectation, string>()

function toldOnce({ kind, expectation, openingGraceMs }: Monitor, put: () => Told): Told {
  const known = TOLD.get(expectation)
  if (known?.by.kind === kind && known.by.openingGraceMs === openingGraceMs) return known.words
  const words = put()
  TOLD.set(expectation, { by: { kind, openingGraceMs }, words })
  return words
}

function ruleOf(expectation: Expectation): string {
  const known = RULES.get(expectation)
  if (known !== undefined) return known
  const size = sizeOf(expectation)
  const rule = expectation.kind === 'threshold' ? `threshold of ${size}` : size
  RULES.set(expectation, rule)
  return rule
}

function byHandOf({ expectation, ownExpectation, active }: Monitor, force: boolean): string | null {
  if (ownExpectation === null && !force) return null
  const otherwise =
    ownExpectation === null ? null : `by ${sizeOf(expectation)} instead of its own ${sizeOf(ownExpectation)}`
  const anyHour = force ? (active === null ? 'by force' : 'at any hour and by the clock on the wall') : null
  return `judged ${[otherwise, anyHour].filter((words) => words !== null).join(', ')}`
}

function sizeOf(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'threshold':
      return formatDuration(expectation.thresholdMs)
    case 'interval':
      return `interval of ${formatDuration(expectation.everyMs)}`
    case 'cron':
      return 'schedule'
  }
}

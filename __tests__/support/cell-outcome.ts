import { readMarker } from '../../src/incidents/github/marker.js'
import { OUTPUT_NAMES } from '../../src/reports/output-names.js'
import type { EmulatedIssue } from './emulated-repository.js'
import { ruleOf, type FaultCell } from './fault-cells.js'
import type { FaultRule } from './faults.js'
import type { CheckMore, Inputs, LifeWorld } from './life-world.js'
import type { RecordedRequest } from './recorded-request.js'
import type { CheckRun } from './wired-check.js'

/** What must never come of any answer, least of all that it was not tried. */
export const NEVER = [
  'never tried',
  'lost alert',
  'wrong close',
  'second issue',
  'second comment',
  'missing output',
  'stack',
  'wrong verdict',
  'told twice though it was remembered',
  'over its budget',
  'not as it should be in the end',
] as const
export type Trouble = (typeof NEVER)[number]

export interface CellOutcome {
  readonly troubles: readonly Trouble[]
  /** People were told again, because nothing could remember that they had been. */
  readonly toldAgain: boolean
  readonly first: CheckRun
  /** All that is needed to see why. */
  readonly story: string
}

export interface CellOptions {
  /** Of the first run alone. */
  readonly inputs?: Inputs
  /** How the first run is started. */
  readonly more?: CheckMore
  /** Default: what a run has by itself. */
  readonly budgetMs?: number
  /** What may be of the first run here. */
  readonly excused?: readonly Trouble[]
  /** A run that is cut short has seen nothing. */
  readonly mayBeCut?: boolean
}

const BUDGET_MS = 120_000

/** The step with one wrong answer, then the same without: what came of it. */
export async function outcomeOfCell(
  cell: FaultCell,
  world: LifeWorld,
  { inputs = {}, more, budgetMs = BUDGET_MS, excused = [], mayBeCut = false }: CellOptions = {},
): Promise<CellOutcome> {
  const { step } = cell
  await world.make(step.name, step.before)
  const before = await world.issues()
  // Who breaks it comes first; what is always so answers all that is left.
  const rule = countedRule(cell)
  const mend = world.proxy.add(rule)
  step.rules.forEach(world.proxy.add)
  const first = await world.check({ ...step.inputs, ...inputs }, more)
  const between = { issues: await world.issues(), told: [...world.told()] }
  mend()
  const second = await world.check(step.inputs)
  const after = await world.issues()
  const story: Story = {
    cell,
    struck: rule.seen > cell.request.skip,
    first,
    between,
    second,
    after,
    told: world.told(),
    remembered: deliveriesIn(between.issues).some((told) => !deliveriesIn(before).includes(told)),
    budgetMs,
    mayBeCut,
  }
  const troubles = NEVER.filter((trouble) => IS[trouble](story) && !excused.includes(trouble))
  const due = Object.values(step.end.told).reduce((sum, count) => sum + count, 0)
  return { troubles, toldAgain: story.told.length > due, first, story: storyOf(story) }
}

/** Knows how many requests it was for. */
function countedRule(cell: FaultCell): FaultRule & { readonly seen: number } {
  const rule = ruleOf(cell)
  let seen = 0
  const when = (request: RecordedRequest): boolean => {
    const isIt = rule.when?.(request) ?? true
    if (isIt) seen++
    return isIt
  }
  return {
    ...rule,
    when,
    get seen() {
      return seen
    },
  }
}

interface Story {
  readonly cell: FaultCell
  readonly struck: boolean
  readonly first: CheckRun
  readonly between: { readonly issues: readonly EmulatedIssue[]; readonly told: readonly string[] }
  readonly second: CheckRun
  readonly after: readonly EmulatedIssue[]
  readonly told: readonly string[]
  /** Whether an issue knew after the first run what people had been told in it. */
  readonly remembered: boolean
  readonly budgetMs: number
  readonly mayBeCut: boolean
}

const IS: Readonly<Record<Trouble, (story: Story) => boolean>> = {
  'never tried': ({ struck }) => !struck,
  'lost alert': ({ cell, told }) =>
    Object.entries(cell.step.end.told).some(([event, count]) => countOf(told, event) < count),
  'wrong close': ({ cell, between, after }) =>
    cell.step.status === 'critical' && [...between.issues, ...after].some((issue) => isClosedAsOver(issue, between)),
  'second issue': ({ after }) => after.filter(({ state }) => state === 'open').length > 1,
  'second comment': ({ cell, first, after }) =>
    after.some(({ comments }) => comments > cell.step.end.comments + duplicates(after) + endsOfAbsence(cell, first)),
  'missing output': ({ first, second }) =>
    [first, second].some(({ outputs }) => OUTPUT_NAMES.some((name) => outputs[name] === undefined)),
  stack: ({ first, second }) => [first, second].some(({ log }) => /\n\s+at /.test(log)),
  'wrong verdict': ({ cell, first, second, mayBeCut }) =>
    ![...mayBeSeen(cell), ...(mayBeCut ? ['unknown'] : [])].includes(first.outputs['status'] ?? '') ||
    second.outputs['status'] !== cell.step.status,
  'told twice though it was remembered': ({ cell, between, told, remembered }) =>
    remembered &&
    Object.entries(cell.step.end.told).some(
      ([event, n]) => countOf(between.told, event) >= n && countOf(told, event) > n,
    ),
  // Where the run has less time than a request, a request that comes to its own end was not bounded by the run.
  'over its budget': ({ first, second, budgetMs, mayBeCut }) =>
    first.tookMs > budgetMs || second.tookMs > BUDGET_MS || (mayBeCut && /no whole answer within/.test(first.log)),
  'not as it should be in the end': ({ cell, after }) =>
    after.filter(({ state }) => state === 'open').length !== cell.step.end.open,
}

/** Unknown is right where nobody could look; what GitHub itself says is believed. */
function mayBeSeen({ step, request, answer }: FaultCell): string[] {
  const looks = !request.isAboutIssues && !request.isWrite
  const absent = looks && answer.saysAbsent === true
  return [step.status, ...(looks ? ['unknown'] : []), ...(absent ? ['critical', 'skipped', 'healthy'] : [])]
}

/** Who believes GitHub that there is nothing says in the end that it is there again. */
function endsOfAbsence({ step, answer }: FaultCell, { outputs }: CheckRun): number {
  return answer.saysAbsent === true && step.status === 'healthy' && outputs['status'] === 'critical' ? 1 : 0
}

/** Closed because all is well again, and not as the duplicate of another one. */
function isClosedAsOver(issue: EmulatedIssue, { issues }: Story['between']): boolean {
  const isDuplicate = memoryOf(issue)?.state.duplicateOf !== null
  const wasOpen = issues.some(({ number, state }) => number === issue.number && state === 'open')
  return issue.state === 'closed' && wasOpen && !isDuplicate
}

function duplicates(issues: readonly EmulatedIssue[]): number {
  return issues.filter((issue) => memoryOf(issue)?.state.duplicateOf != null).length
}

/** What issues remember as told; what a channel still owes is no memory of it. */
function deliveriesIn(issues: readonly EmulatedIssue[]): string[] {
  const all = issues.flatMap((issue) => Object.entries(memoryOf(issue)?.state.deliveries ?? {}))
  return all.filter(([, { delivered }]) => delivered).map((delivery) => JSON.stringify(delivery))
}

function memoryOf({ body }: EmulatedIssue) {
  const marker = readMarker(body ?? '')
  return marker.kind === 'found' ? marker.memory : null
}

function countOf(told: readonly string[], event: string): number {
  return told.filter((one) => one === event).length
}

function storyOf({ cell, first, between, second, after, told }: Story): string {
  const shown = (issues: readonly EmulatedIssue[]): string =>
    issues
      .map(({ number, state, state_reason: why, comments }) => `#${number} ${state} ${why ?? ''} ${comments}`)
      .join(', ')
  const run = ({ outputs, log, tookMs }: CheckRun): string =>
    `${outputs['status']} ${outputs['reason']} ${outputs['incident']} in ${Math.round(tookMs)} ms\n${log}`
  return [
    cell.name,
    `first: ${run(first)}`,
    `then: ${shown(between.issues)}; told ${between.told.join(', ')}`,
    `second: ${run(second)}`,
    `in the end: ${shown(after)}; told ${told.join(', ')}`,
  ].join('\n')
}

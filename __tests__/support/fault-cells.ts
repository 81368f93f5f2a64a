import type { WrongAnswer } from './fault-answers.js'
import type { FaultRule } from './faults.js'
import type { LifeStep } from './life-steps.js'
import type { LifeWorld } from './life-world.js'
import { isWrite, type RecordedRequest } from './recorded-request.js'

/** One of the requests that a step makes when all is well. */
export interface StepRequest {
  readonly method: string
  readonly path: string
  /** So many of the same method and path came before it. */
  readonly skip: number
  readonly isWrite: boolean
  /** Which question it is, among those that GraphQL is asked at one address. */
  readonly question: string | null
  /** Not how things are with a monitor, but what is known of it. */
  readonly isAboutIssues: boolean
}

/** One wrong answer to one request of one step: to its first try alone, or to all that follow in that run. */
export interface FaultCell {
  readonly name: string
  readonly step: LifeStep
  readonly request: StepRequest
  readonly answer: WrongAnswer
  readonly once: boolean
}

/** What a step asks for, in order. */
export async function requestsOf(step: LifeStep, world: LifeWorld): Promise<StepRequest[]> {
  await world.make(step.name, step.before)
  step.rules.forEach(world.proxy.add)
  await world.check(step.inputs)
  const requests = [...world.proxy.requests]
  return requests.map((request, i) => ({
    method: request.method,
    path: request.path,
    skip: requests.slice(0, i).filter((earlier) => isSame(earlier, request)).length,
    isWrite: isWrite(request),
    question: questionOf(request),
    isAboutIssues: /\/issues(\/|$)/.test(request.path) || /\b(issues\(|viewer)/.test(request.graphql?.query ?? ''),
  }))
}

/** How often a request is answered wrongly: its first try alone, or all that follow. */
export const EITHER_WAY = [true, false] as const

/** Every answer to every request of the step. */
export function cellsOf(
  step: LifeStep,
  requests: readonly StepRequest[],
  { answers, onces }: { readonly answers: readonly WrongAnswer[]; readonly onces: readonly boolean[] },
): FaultCell[] {
  return requests.flatMap((request) =>
    answers.flatMap((answer) =>
      onces.map((once) => {
        const name = `${step.name}: ${nameOf(request)}: ${answer.name}${once ? ', once' : ''}`
        return { name, step, request, answer, once }
      }),
    ),
  )
}

export function ruleOf({ request, answer, once }: FaultCell): FaultRule {
  const { method, path, skip, question } = request
  const when = (asked: RecordedRequest): boolean => questionOf(asked) === question
  return { method, path, skip, when, fault: answer.fault, ...(once ? { times: 1 } : {}) }
}

/** So many of them, spread evenly over all. */
export function spread<T>(all: readonly T[], count: number): T[] {
  const share = Math.min(1, count / all.length)
  return all.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share))
}

function nameOf({ method, path, skip, question }: StepRequest): string {
  const what = question === null ? path.replace(/^\/repos\/[^/]+\/[^/]+/, '') || '/' : `${question.slice(0, 100)}…`
  return `${method} ${what}${skip === 0 ? '' : ` (${skip + 1})`}`
}

function isSame(one: RecordedRequest, other: RecordedRequest): boolean {
  return one.method === other.method && one.path === other.path && questionOf(one) === questionOf(other)
}

/** Queries are all asked at one address. */
function questionOf({ graphql }: RecordedRequest): string | null {
  if (graphql === null) return null
  return graphql.query.replace(/\s+/g, ' ').trim()
}

import { createServer, type IncomingMessage } from 'node:http'
import { outcomeOf } from './fault-outcome.js'
import type { Fault, FaultRule } from './faults.js'
import { createGitHubFront, type GitHubFrontOptions } from './github-front.js'
import { bodyOf, closeServer, listen } from './http-server.js'
import { sendAnswer, type StubAnswer } from './http-stub.js'
import { graphqlOf, isWrite, type RecordedRequest } from './recorded-request.js'
import { createIssueHistory } from './stale-issues.js'

/** Stands before the GitHub emulator: records, breaks what it is told to, and fills what the emulator lacks. */
export interface FaultProxy {
  readonly url: string
  readonly graphqlUrl: string
  readonly requests: readonly RecordedRequest[]
  /** Rules work together, in the order they were added. Gives back what takes the rule away. */
  add(rule: FaultRule): () => void
  /** From now on lists of issues are answered as they stood so long ago. */
  staleIssueLists(lagMs: number): void
  /** From now on the lines of every file were last changed so long ago; a year unless told otherwise. */
  lastEdited(agoMs: number): void
  /** From now on answers are dated so much ahead of the clock of this machine; undated unless told. */
  clockAhead(ms: number): void
  reads(): RecordedRequest[]
  writes(): RecordedRequest[]
  /** Forgets rules, lag, edits and records. */
  reset(): void
  close(): Promise<void>
}

const YEAR = 365 * 86_400_000

export async function createFaultProxy(options: Omit<GitHubFrontOptions, 'linesAgeMs'>): Promise<FaultProxy> {
  const requests: RecordedRequest[] = []
  const rules: CountedRule[] = []
  const busyBranches = new Set<string>()
  const startedAt = performance.now()
  const now = (): number => performance.now() - startedAt
  const history = createIssueHistory(now)
  let linesAgeMs = YEAR
  let aheadMs: number | null = null
  const front = createGitHubFront({ ...options, linesAgeMs: () => linesAgeMs }, history)
  const server = createServer((incoming, response) => {
    const handle = async (): Promise<void> => {
      const request = await recordOf(incoming, now())
      requests.push(request)
      const carryOut = (body: string) => front.answer(request, body, url)
      const outcome = await outcomeOf(request, faultsFor(rules, request), { busyBranches, carryOut })
      if (outcome === 'hang') return
      request.status = outcome === 'reset' ? 0 : (outcome.status ?? 200)
      sendAnswer(response, outcome === 'reset' ? { fault: 'reset' } : dated(outcome, aheadMs))
    }
    handle().catch((error: unknown) =>
      sendAnswer(response, { status: 599, body: `The fault proxy failed: ${String(error)}` }),
    )
  })
  const url = `http://127.0.0.1:${await listen(server)}`
  return {
    url,
    graphqlUrl: `${url}/graphql`,
    requests,
    add(rule) {
      const counted = { rule, seen: 0 }
      rules.push(counted)
      return () => {
        if (rules.includes(counted)) rules.splice(rules.indexOf(counted), 1)
      }
    },
    staleIssueLists: (lagMs) => void (history.lagMs = lagMs),
    lastEdited: (agoMs) => void (linesAgeMs = agoMs),
    clockAhead: (ms) => void (aheadMs = ms),
    reads: () => requests.filter((request) => !isWrite(request)),
    writes: () => requests.filter(isWrite),
    reset() {
      requests.length = 0
      rules.length = 0
      history.clear()
      linesAgeMs = YEAR
      aheadMs = null
    },
    close: () => closeServer(server),
  }
}

function dated(answer: StubAnswer, aheadMs: number | null): StubAnswer {
  if (aheadMs === null) return answer
  return { ...answer, headers: { ...answer.headers, date: new Date(Date.now() + aheadMs).toUTCString() } }
}

interface CountedRule {
  readonly rule: FaultRule
  /** Matching requests so far. */
  seen: number
}

function faultsFor(rules: readonly CountedRule[], request: RecordedRequest): Fault[] {
  return rules.flatMap((counted) => {
    if (!isFor(counted.rule, request)) return []
    const turn = counted.seen++ - (counted.rule.skip ?? 0)
    return turn >= 0 && turn < (counted.rule.times ?? Infinity) ? [counted.rule.fault] : []
  })
}

function isFor(rule: FaultRule, request: RecordedRequest): boolean {
  const methods = rule.method === undefined ? null : [rule.method].flat()
  if (methods && !methods.includes(request.method)) return false
  if (typeof rule.path === 'string' && rule.path !== request.path) return false
  if (rule.path instanceof RegExp && !rule.path.test(request.path)) return false
  return rule.when?.(request) ?? true
}

async function recordOf(incoming: IncomingMessage, startedAt: number): Promise<RecordedRequest> {
  const body = (await bodyOf(incoming)).toString('utf8')
  const url = new URL(incoming.url ?? '/', 'http://proxy')
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
    graphql: graphqlOf(url.pathname, body),
    startedAt,
    status: null,
    upstreamStatus: null,
  }
}

import type { Fault } from './faults.js'
import type { StubAnswer } from './http-stub.js'
import { jsonOf, type RecordedRequest } from './recorded-request.js'

/** How a request ends for the client: an answer, a dead connection, or silence. */
export type Outcome = StubAnswer | 'reset' | 'hang'

export interface FaultScene {
  /** Branches that a write is busy with. */
  readonly busyBranches: Set<string>
  /** Does what was asked, with this body. */
  carryOut(body: string): Promise<StubAnswer>
}

/** Applies the faults in turn; what none of them answers is carried out. */
export async function outcomeOf(
  request: RecordedRequest,
  faults: readonly Fault[],
  scene: FaultScene,
): Promise<Outcome> {
  const [fault, ...others] = faults
  if (!fault) return scene.carryOut(request.body)
  switch (fault.kind) {
    case 'latency':
      await wait(fault.ms)
      return outcomeOf(request, others, scene)
    case 'answer':
      return typeof fault.answer === 'function' ? fault.answer(request) : fault.answer
    case 'reset':
    case 'hang':
      return fault.kind
    case 'commit-then':
      return toldInstead(await outcomeOf(request, others, scene), fault.answer)
    case 'drop-labels': {
      const body = JSON.stringify({ ...jsonOf(request.body), labels: undefined, assignees: undefined })
      return outcomeOf(request, others, { ...scene, carryOut: () => scene.carryOut(body) })
    }
    case 'conflict-when-racing':
      return oneAtATime(request, fault.windowMs, scene, () => outcomeOf(request, others, scene))
  }
}

function toldInstead(done: Outcome, answer: Extract<Fault, { kind: 'commit-then' }>['answer']): Outcome {
  if (typeof answer !== 'function') return answer ?? 'reset'
  return typeof done === 'string' ? done : answer(done)
}

async function oneAtATime(
  request: RecordedRequest,
  windowMs: number,
  scene: FaultScene,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  const named = jsonOf(request.body)['branch']
  const branch = typeof named === 'string' ? named : 'main'
  if (scene.busyBranches.has(branch)) {
    return { status: 409, body: { message: `${branch} is at ${'1'.repeat(40)} but expected ${'2'.repeat(40)}` } }
  }
  scene.busyBranches.add(branch)
  try {
    await wait(windowMs)
    return await write()
  } finally {
    scene.busyBranches.delete(branch)
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

import type { Reason } from '../domain/status.js'
import type { Verdict } from '../domain/verdict.js'
import { isBad, worstFirst } from './standing.js'

/** Those who are told the same; all texts are untrusted and unescaped. */
export interface AdviceGroup {
  readonly names: readonly string[]
  /** What the people of some of them wrote. */
  readonly runbooks: readonly { readonly name: string; readonly runbook: string }[]
  readonly steps: readonly string[]
}

/** What to do for a reason. Its words are not loaded where all are well. */
export type AdviceOf = (reason: Reason) => readonly string[]

const MOST_STEPS = 5

/**
 * What the source advises or the reason tells to those who are not well, worst first; who is told the same stands together. Who
 * fails because of another is mended with it.
 */
export function adviceGroups(verdicts: readonly Verdict[], adviceOf: AdviceOf = () => []): readonly AdviceGroup[] {
  const groups = new Map<string, Verdict[]>()
  for (const verdict of worstFirst(verdicts.filter((one) => isBad(one) && one.because === undefined))) {
    const key = knownSteps(verdict, adviceOf).join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [verdict])
    else group.push(verdict)
  }
  return [...groups.values()]
    .map((group) => groupOf(group, adviceOf))
    .filter(({ runbooks, steps }) => runbooks.length + steps.length > 0)
}

function groupOf(verdicts: readonly Verdict[], adviceOf: AdviceOf): AdviceGroup {
  const [first] = verdicts
  return {
    names: verdicts.map(nameOf),
    runbooks: verdicts.flatMap((verdict) =>
      verdict.runbook === null ? [] : [{ name: nameOf(verdict), runbook: verdict.runbook }],
    ),
    steps: first === undefined ? [] : knownSteps(first, adviceOf),
  }
}

/** Whoever knows the case knows better than the general advice. */
function knownSteps({ remedy, reason }: Verdict, adviceOf: AdviceOf): readonly string[] {
  return remedy.length === 0 ? adviceOf(reason) : remedy.slice(0, MOST_STEPS)
}

function nameOf({ name, monitor }: Verdict): string {
  return name === '' ? monitor : name
}

import { REASON_TEXT } from '../domain/judging/reason-text.js'
import type { Verdict } from '../domain/verdict.js'
import { isBad, worstFirst } from './standing.js'

/** Those who are told the same; all texts are untrusted and unescaped. */
export interface AdviceGroup {
  readonly names: readonly string[]
  /** What the people of some of them wrote. */
  readonly runbooks: readonly { readonly name: string; readonly runbook: string }[]
  readonly steps: readonly string[]
}

const MOST_STEPS = 5

/** What the source advises or the reason tells to those who are not well, worst first; who is told the same stands together. */
export function adviceGroups(verdicts: readonly Verdict[]): readonly AdviceGroup[] {
  const groups = new Map<string, Verdict[]>()
  for (const verdict of worstFirst(verdicts.filter(isBad))) {
    const key = knownSteps(verdict).join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [verdict])
    else group.push(verdict)
  }
  return [...groups.values()].map(groupOf).filter(({ runbooks, steps }) => runbooks.length + steps.length > 0)
}

function groupOf(verdicts: readonly Verdict[]): AdviceGroup {
  const [first] = verdicts
  return {
    names: verdicts.map(nameOf),
    runbooks: verdicts.flatMap((verdict) =>
      verdict.runbook === null ? [] : [{ name: nameOf(verdict), runbook: verdict.runbook }],
    ),
    steps: first === undefined ? [] : knownSteps(first),
  }
}

/** Whoever knows the case knows better than the general advice. */
function knownSteps({ remedy, reason }: Verdict): readonly string[] {
  return remedy.length === 0 ? REASON_TEXT[reason].advice : remedy.slice(0, MOST_STEPS)
}

function nameOf({ name, monitor }: Verdict): string {
  return name === '' ? monitor : name
}

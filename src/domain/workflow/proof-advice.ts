import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { endingWords, proofName } from './proof.js'
import { newest } from './runs.js'
import { describeRun } from './waiting-run.js'

const SHOWN = 3

/** What to do where runs come to their end and lack what is wanted of them; null where the newest one is red by itself. */
export function proofAdvice(
  evidence: WorkflowEvidence,
): { readonly diagnosis: readonly string[]; readonly remedy: readonly string[] } | null {
  const { proof } = evidence.rules
  const lacking = evidence.runs.filter((run) => run.proof !== undefined && run.proof !== 'shown')
  const last = newest(lacking)
  if (proof === null || last === null) return null
  const listed = lacking.slice(0, SHOWN).map((run) => describeRun(run, evidence))
  const told = endingWords(last, evidence.rules)
  return {
    diagnosis: [`${told.charAt(0).toUpperCase()}${told.slice(1)}.`, `Runs that lack it: ${listed.join('; ')}.`],
    remedy: [remedyOf(last, proofName(proof), proof.kind)],
  }
}

function remedyOf(run: WorkflowRun, name: string, kind: 'job' | 'artifact'): string {
  if (kind === 'artifact')
    return `Look at the step that uploads ${name}: "if-no-files-found: error" makes the run red where there is nothing to upload.`
  if (run.proof === 'absent') return `Look whether the workflow still has ${name}, and correct "require" otherwise.`
  return `Look at ${name} in the newest run: at its log, and at its "if" and "needs".`
}

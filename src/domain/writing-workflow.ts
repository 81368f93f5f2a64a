import { fileName } from './place.js'
import type { Verdict } from './verdict.js'

/** The file of the workflow that the configuration names, else of the one that a beat says it was written by; null where neither is a file's name. */
export function writingWorkflow({ workflow, beat }: Pick<Verdict, 'workflow' | 'beat'>): string | null {
  if (workflow !== null) return fileName(workflow)
  const said = beat?.workflow ?? ''
  return /\.ya?ml$/i.test(said) ? fileName(said) : null
}

import type { SourceDefinition } from '../source.js'
import { createWorkflowWatch } from './watch.js'

/** Reads the runs of scheduled workflows: they beat without a writer. */
export const workflow = { name: 'workflow', create: createWorkflowWatch } satisfies SourceDefinition

export { createWorkflowWatch }

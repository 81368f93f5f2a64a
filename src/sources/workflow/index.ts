import type { SourceMember } from '../reader.js'
import { readOptions, type WorkflowOptions } from './options.js'
import { createWorkflowReader } from './reader.js'

/** Reads the runs of scheduled workflows: they beat without a writer. */
export const workflow: SourceMember<WorkflowOptions> = {
  name: 'workflow',
  options: readOptions,
  create: createWorkflowReader,
}

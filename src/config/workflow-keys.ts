import { flag, list } from './keys/plain-kinds.js'
import { fileSetting, type ValuesOf } from './keys/setting.js'
import { FURTHER_SOURCE_KEYS, WORKFLOW_RULE_KEYS } from './monitor-keys/source.js'

/** The section `workflows:`. */
export const WORKFLOW_KEYS = {
  discover: fileSetting(flag(), { description: 'Watch every scheduled workflow of the repository.', default: 'true' }),
  ignore: fileSetting(list(), { description: 'Workflow files or globs to leave out.' }),
  ...WORKFLOW_RULE_KEYS,
  repository: FURTHER_SOURCE_KEYS.repository,
} as const

export type WorkflowSettings = ValuesOf<typeof WORKFLOW_KEYS>

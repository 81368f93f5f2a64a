import { flag, list } from './keys/plain-kinds.js'
import { fileSetting, type ValuesOf } from './keys/setting.js'
import { FILE_ONLY_KEYS } from './monitor-keys/file-only.js'
import { FURTHER_SOURCE_KEYS, WORKFLOW_RULE_KEYS } from './monitor-keys/source.js'

/** The section `workflows:`. */
export const WORKFLOW_KEYS = {
  discover: fileSetting(flag(), { description: 'Watch every scheduled workflow of the repository.', default: 'true' }),
  ignore: fileSetting(list(), { description: 'Workflow files or globs to leave out.' }),
  ...WORKFLOW_RULE_KEYS,
  tags: FILE_ONLY_KEYS.tags,
  runbook: FILE_ONLY_KEYS.runbook,
  repository: FURTHER_SOURCE_KEYS.repository,
} as const

export type WorkflowSettings = ValuesOf<typeof WORKFLOW_KEYS>

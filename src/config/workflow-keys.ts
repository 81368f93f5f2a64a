import { events, notIncluded } from './keys/events.js'
import { flag, list, whole } from './keys/plain-kinds.js'
import { fileSetting, type ValuesOf } from './keys/setting.js'
import { FILE_ONLY_KEYS } from './monitor-keys/file-only.js'
import { FURTHER_SOURCE_KEYS } from './monitor-keys/further-source.js'
import { WORKFLOW_RULE_KEYS } from './monitor-keys/workflow-rules.js'

/** The section `workflows:`. */
export const WORKFLOW_KEYS = {
  discover: fileSetting(flag(), { description: 'Watch every scheduled workflow of the repository.', default: 'true' }),
  ignore: fileSetting(list(), { description: 'Workflow files or globs to leave out.' }),
  include: fileSetting(events(notIncluded), {
    description:
      'Watch workflows without a schedule too that one of these events starts, like `push` or `release`: by their last finished runs.',
  }),
  'failure-tolerance': fileSetting(whole(0, 100), {
    description:
      'Red runs in a row that are forgiven. Default: with a schedule the window alone decides, without one none is.',
  }),
  ...WORKFLOW_RULE_KEYS,
  tags: FILE_ONLY_KEYS.tags,
  runbook: FILE_ONLY_KEYS.runbook,
  repository: FURTHER_SOURCE_KEYS.repository,
} as const

export type WorkflowSettings = ValuesOf<typeof WORKFLOW_KEYS>

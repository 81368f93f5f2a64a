import { events, notIncluded } from './keys/events.js'
import { account, repositories } from './keys/other-repositories.js'
import { choice, flag, list, whole } from './keys/plain-kinds.js'
import { fileSetting, type ValuesOf } from './keys/file-setting.js'
import { USUAL_REQUESTS } from '../domain/elsewhere.js'
import { FILE_ONLY_KEYS } from './monitor-keys/file-only.js'
import { FURTHER_SOURCE_KEYS } from './monitor-keys/further-source.js'
import { WORKFLOW_RULE_KEYS } from './monitor-keys/workflow-rules.js'

/** The section `workflows:`. */
export const WORKFLOW_KEYS = {
  discover: fileSetting(flag(), { description: 'Watch every scheduled workflow of the repository.', default: 'true' }),
  ignore: fileSetting(list(), {
    description: 'Workflow files or globs to leave out, and repositories: `owner/old`, `owner/test-*`.',
  }),
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
  repositories: fileSetting(repositories(), {
    description: 'Other repositories whose workflows are watched besides those of this one: `[owner/a, owner/b]`.',
  }),
  organization: fileSetting(account(), {
    description: 'An organisation, or a user, whose repositories are all watched besides this one.',
  }),
  topics: fileSetting(list(), {
    description: 'Of the organisation only the repositories that have one of these topics.',
  }),
  private: fileSetting(flag(), {
    description:
      'Watch private repositories of the organisation from a public one too, where everybody can read their names.',
    default: 'false',
  }),
  'group-by': fileSetting(choice(['monitor', 'repository']), {
    description:
      'What has an issue of its own: each workflow, or each repository for all workflows that are found in it.',
    default: 'monitor',
  }),
  'issues-in': fileSetting(choice(['here', 'each']), {
    description:
      'Where an issue of a workflow of another repository is opened: here, or in each of them, where `token` needs `issues: write`.',
    default: 'here',
  }),
  requests: fileSetting(whole(10, 15_000), {
    description:
      'How many requests about other repositories a run may ask. Who is not reached is `unknown`, and the next runs begin with others.',
    default: String(USUAL_REQUESTS),
  }),
} as const

export type WorkflowSettings = ValuesOf<typeof WORKFLOW_KEYS>

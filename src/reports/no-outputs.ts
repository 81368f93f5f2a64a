import { cut, oneLine } from '../domain/safe-text.js'
import type { Outputs } from './output-names.js'

/** Characters of what was found. */
export const MESSAGE_LIMIT = 1000

/** The outputs of a run that judged nothing, for instance because the configuration was wrong. */
export function noOutputs(message: string): Outputs {
  return {
    status: 'unknown',
    reason: '',
    message: cut(oneLine(message), MESSAGE_LIMIT),
    'age-minutes': '',
    'last-heartbeat': '',
    deadline: '',
    monitors: '{}',
    'issue-number': '',
    'issue-url': '',
    incident: 'none',
    'artifact-id': '',
    'artifact-url': '',
    plan: '[]',
    alerts: '[]',
    'checker-gap-minutes': '',
    page: '',
    'page-artifact': '',
  }
}

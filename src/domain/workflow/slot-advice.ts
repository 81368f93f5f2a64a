import type { WorkflowEvidence } from '../workflow-evidence.js'

const DISPATCHES = ['workflow_dispatch', 'repository_dispatch']

/** What to do where nothing started a workflow that something outside starts. */
export function notStarted({ rules, repository, path }: WorkflowEvidence): {
  readonly diagnosis: readonly string[]
  readonly remedy: readonly string[]
} {
  const asked = rules.events.some((event) => DISPATCHES.includes(event))
  return {
    diagnosis: [
      asked
        ? 'What starts it from outside was not heard: it is down, its token has expired, or GitHub refused its request.'
        : 'What starts it did not happen, or GitHub dropped it.',
    ],
    remedy: [
      `Look at what starts it, and at its answers from GitHub: 401 and 403 are the token, 404 the name, 422 the inputs. Only ${rules.events.join(' and ')} counts.`,
      ...(rules.events.includes('workflow_dispatch') ? [`gh workflow run ${fileOf(path)} --repo ${repository}`] : []),
    ],
  }
}

/** A file name is put into a command only when a shell reads it as one plain word. */
export function fileOf(path: string): string {
  const file = path.split('/').at(-1) ?? path
  return /^[\w.-]+$/.test(file) ? file : 'WORKFLOW_FILE'
}

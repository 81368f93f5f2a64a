import type { BeatFacts } from '../domain/beat/job-beat.js'
import type { RunContext } from './actions.js'

/** What a beat tells of the run it comes from. */
export function beatFactsOf(context: RunContext, env: NodeJS.ProcessEnv): BeatFacts {
  return {
    source: env['GITHUB_ACTIONS'] === 'true' ? 'github-actions' : 'cli',
    workflow: context.workflow,
    runner: context.runner,
    ...(env['GITHUB_ACTIONS'] === 'true' && { event: context.eventName }),
    ...(context.runId === '' ? {} : { runId: context.runId, runAttempt: context.runAttempt }),
    ...(context.runUrl === null ? {} : { runUrl: context.runUrl }),
  }
}

import { REPORT_IT } from '../app/fault.js'
import { ConfigError, ExternalError, messageOf } from '../errors.js'
import { annotate, type Annotation } from '../platform/annotations.js'
import type { Secrets } from '../platform/secrets.js'
import type { Log } from '../ports.js'

/** Says why a run failed: each mistake by itself, and what is nobody's mistake but ours with its stack. */
export function tellFailure(error: unknown, { log, secrets }: { log: Log; secrets: Secrets }): void {
  annotate(annotationsFor(error), secrets)
  if (error instanceof ConfigError || error instanceof ExternalError) return
  log.error(`${(error as Error).stack ?? messageOf(error)}\n${REPORT_IT}`)
}

function annotationsFor(error: unknown): Annotation[] {
  const problems = error instanceof ConfigError ? error.problems : [messageOf(error)]
  return problems.map((message) => ({ level: 'error', title: 'Heartbeat', message }))
}

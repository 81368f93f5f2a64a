import { severityOf, type Status } from '../domain/status.js'
import type { Verdict } from '../domain/verdict.js'

/** 1 when some verdict is as bad as `fail-on`; `unknown` fails like critical, since nobody looked. */
export function exitCodeFor(
  verdicts: readonly Verdict[],
  failOn: Extract<Status, 'warning' | 'degraded' | 'critical'> | 'never',
): 0 | 1 {
  if (failOn === 'never') return 0
  const bad = verdicts.some(
    ({ status }) =>
      status !== 'skipped' && severityOf(status === 'unknown' ? 'critical' : status) >= severityOf(failOn),
  )
  return bad ? 1 : 0
}

import { withBecause } from '../../domain/because.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import type { Verdict } from '../../domain/verdict.js'
import type { RunReport } from '../report.js'
import { isBad, worstFirst } from '../standing.js'

/** One note that the runner shows at the top of the run. Text is still to be made safe for stdout. */
export interface RunAnnotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

// The runner keeps 10 of a type for each step and 4,096 characters of each (actions/runner, ExecutionContext.cs).
// One place of a type is left to the step itself, which may have to say why it failed.
const PER_LEVEL = 9
const MESSAGE_LIMIT = 4000
const TITLE_LIMIT = 200

/** One annotation for each bad monitor, worst first; those that find no room share the last of their type. */
export function annotationsOf({ verdicts }: RunReport): RunAnnotation[] {
  const bad = worstFirst(verdicts.filter(isBad))
  return [
    ...folded(
      'error',
      bad.filter((verdict) => levelOf(verdict) === 'error'),
    ),
    ...folded(
      'warning',
      bad.filter((verdict) => levelOf(verdict) === 'warning'),
    ),
  ]
}

// Unknown is a warning: that we could not look is not a death.
function levelOf({ status }: Verdict): 'error' | 'warning' {
  return status === 'critical' ? 'error' : 'warning'
}

function folded(level: RunAnnotation['level'], verdicts: readonly Verdict[]): RunAnnotation[] {
  if (verdicts.length <= PER_LEVEL) return verdicts.map((verdict) => annotation(level, verdict))
  const alone = verdicts.slice(0, PER_LEVEL - 1)
  const rest = verdicts.slice(PER_LEVEL - 1)
  const names = rest.map(({ monitor, status }) => `${oneLine(monitor)} (${status})`).join(', ')
  const title = `Heartbeat: ${rest.length} more are not well`
  return [...alone.map((verdict) => annotation(level, verdict)), { level, title, message: cut(names, MESSAGE_LIMIT) }]
}

function annotation(
  level: RunAnnotation['level'],
  { name, status, reason, message, because, remedy }: Verdict,
): RunAnnotation {
  const state = status === 'unknown' ? 'could not look' : status
  return {
    level,
    title: cut(`Heartbeat: ${oneLine(name)}: ${state}`, TITLE_LIMIT),
    message: cut([withBecause(message || reason, because), ...remedy].map(oneLine).join('\n'), MESSAGE_LIMIT),
  }
}

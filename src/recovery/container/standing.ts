import { formatDuration } from '../../domain/duration.js'
import { MINUTE, SECOND, toIso, type Duration, type Instant } from '../../domain/time.js'
import type { TargetLook } from '../recovery.js'
import type { Container } from './containers.js'

/** Whoever restarts a container ends it first: between the two it looks like a dead one. */
const JUST_ENDED: Duration = 2 * SECOND
/** Clocks of one machine that were set back. */
const CLOCK_STEP: Duration = 5 * MINUTE

const BUSY: Readonly<Record<string, string>> = {
  restarting: 'is restarting',
  stopping: 'is stopping',
  initialized: 'is starting',
}

/** What is to be done about a container in this state. `now` counts where the engine told no clock of its own. */
export function standingOf(container: Container, startPeriodMs: Duration, now: Instant): TargetLook {
  const { name, status, startedAt } = container
  const busy = BUSY[status]
  if (busy !== undefined) return { kind: 'wait', why: `the container ${name} ${busy}${soOften(container)}` }
  switch (status) {
    case 'paused':
      return {
        kind: 'hands-off',
        why: `the container ${name} was paused by somebody; "docker unpause ${name}" ends it`,
      }
    case 'removing':
      return { kind: 'hands-off', why: `the container ${name} is being removed` }
    case 'running':
      return youngOr(container, startPeriodMs, now, { kind: 'ready', was: 'running', startedAt })
    case 'exited':
    case 'stopped':
      return justEndedOr(container, now, { kind: 'ready', was: endOf(container), startedAt })
    case 'created':
    case 'configured':
    case 'dead':
      return { kind: 'ready', was: status === 'dead' ? 'dead' : 'created and not started', startedAt }
    default:
      return { kind: 'failed', why: `the container ${name} is in a state that is not known here: "${status}"` }
  }
}

function youngOr(container: Container, startPeriodMs: Duration, now: Instant, ready: TargetLook): TargetLook {
  const { name, startedAt, startingFor } = container
  if (startedAt === null) return ready
  const age = (container.now ?? now) - startedAt
  // Without its age: what is said again in the next look is no news.
  const since = `was started at ${toIso(startedAt)}`
  const isYoung = startPeriodMs > 0 && age < startPeriodMs && age > -CLOCK_STEP
  if (isYoung)
    return { kind: 'wait', why: `the container ${name} ${since} and has ${formatDuration(startPeriodMs)} to begin` }
  // Podman without systemd runs no health checks: such a container would be starting for ever.
  if (startingFor !== null && age < startingFor.atMostMs)
    return { kind: 'wait', why: `the container ${name} ${since}, and its health check has not passed yet` }
  return ready
}

function justEndedOr(container: Container, now: Instant, ready: TargetLook): TargetLook {
  const { name, endedAt } = container
  if (endedAt === null) return ready
  const age = (container.now ?? now) - endedAt
  if (age >= JUST_ENDED || age <= -JUST_ENDED) return ready
  return { kind: 'wait', why: `the container ${name} ended a moment ago: whoever stopped it may be starting it` }
}

/** `exited (137), out of memory`. */
function endOf({ exitCode, outOfMemory }: Container): string {
  return `exited${exitCode === null ? '' : ` (${exitCode})`}${outOfMemory ? ', out of memory' : ''}`
}

function soOften({ restarts }: Container): string {
  return restarts === 0 ? '' : ` (its own restart policy did so ${restarts} times)`
}

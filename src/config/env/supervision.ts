import { cut, oneLine } from '../../domain/safe-text.js'
import { SECOND, type Duration } from '../../domain/time.js'
import { ConfigError } from '../../errors.js'
import type { Environment } from '../channels/settings.js'
import { SUPERVISION_VARIABLES, type SupervisionVariable } from './supervision-variables.js'

/** What the environment says of supervision, with nothing left out. */
export interface Supervision {
  readonly everyMs: Duration
  readonly ttlMs: Duration
  readonly misses: number
  /** False: nothing is recovered, whoever says so. */
  readonly enabled: boolean
  readonly intervalMs: Duration
  readonly attempts: number
  readonly backoffMs: readonly Duration[]
  readonly cooldownMs: Duration
  readonly allow: readonly string[]
  readonly deny: readonly string[]
  /** With placeholders. */
  readonly container: string
  /** The variables that were set; those that are not stand at their usual value. */
  readonly said: readonly SupervisionVariable[]
}

const LONGEST_SECONDS = 86_400
const MOST_MISSES = 1000
const MOST_ATTEMPTS = 10
const SERVICE = /^[A-Za-z0-9*][A-Za-z0-9_.*-]{0,99}$/
/** As Docker takes names, placeholders apart. */
const CONTAINER = /^[A-Za-z0-9{][A-Za-z0-9_.{}-]{0,127}$/
const PLACEHOLDER = /\{(service|instance|member)\}/g

/** Null where the environment has none of the names. Throws ConfigError with every value that cannot be used. */
export function readSupervision(environment: Environment): Supervision | null {
  const names = Object.keys(SUPERVISION_VARIABLES) as SupervisionVariable[]
  const said = names.filter((name) => (environment[name] ?? '').trim() !== '')
  if (said.length === 0) return null
  const problems: string[] = []
  const supervision = { ...valuesOf(readerOf(environment, problems)), said }
  if (problems.length === 0) checkTogether(supervision, problems)
  if (problems.length > 0) throw new ConfigError(problems)
  return supervision
}

/** Of one process without any of the names: all stands at its usual value. */
export function usualSupervision(): Supervision {
  return { ...valuesOf(readerOf({}, [])), said: [] }
}

function valuesOf(read: Reader): Omit<Supervision, 'said'> {
  return {
    everyMs: read.seconds('HEARTBEAT_INTERVAL_SECS', 1),
    ttlMs: read.seconds('HEARTBEAT_TTL_SECS', 1),
    misses: read.whole('HEARTBEAT_MISS_THRESHOLD', 1, MOST_MISSES),
    enabled: read.flag('SUPERVISOR_ENABLED'),
    intervalMs: read.seconds('SUPERVISOR_CHECK_INTERVAL_SECS', 1),
    attempts: read.whole('MAX_RESTART_ATTEMPTS', 0, MOST_ATTEMPTS),
    backoffMs: read.manySeconds('RESTART_BACKOFF_SECS'),
    cooldownMs: read.seconds('RESTART_COOLDOWN_SECS', 0),
    allow: read.services('RESTART_ALLOW_SERVICES'),
    deny: read.services('RESTART_DENY_SERVICES'),
    container: read.container('RESTART_CONTAINER'),
  }
}

/** A key that is gone before the next beat is due would be missed by everybody who is well. */
function checkTogether({ everyMs, ttlMs }: Supervision, problems: string[]): void {
  if (ttlMs > everyMs) return
  const [ttl, every] = [ttlMs / SECOND, everyMs / SECOND]
  problems.push(
    `HEARTBEAT_TTL_SECS: ${ttl} is not longer than HEARTBEAT_INTERVAL_SECS (${every}): keys would be gone between two beats; write ${3 * every + 5}`,
  )
}

type Reader = ReturnType<typeof readerOf>

/** Values by name; one that cannot be used is a problem, and the usual one stands for it. */
function readerOf(environment: Environment, problems: string[]) {
  const usualOf = (name: SupervisionVariable): string => SUPERVISION_VARIABLES[name].usual
  const textOf = (name: SupervisionVariable): string => (environment[name] ?? '').trim() || usualOf(name)

  function wrong(name: SupervisionVariable, value: string, why: string): void {
    problems.push(`${name}: ${JSON.stringify(cut(oneLine(value), 60))} ${why}`)
  }

  function number(name: SupervisionVariable, text: string, bounds: readonly [number, number], what: string): number {
    const [least, most] = bounds
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
    if (value >= least && value <= most) return value
    wrong(name, text, `is not a whole number${what} from ${least} to ${most}; write ${usualOf(name)}`)
    return least
  }

  function list(name: SupervisionVariable): string[] {
    const parts = textOf(name).split(',')
    return parts.map((part) => part.trim()).filter((part) => part !== '')
  }

  return {
    whole: (name: SupervisionVariable, least: number, most: number) => number(name, textOf(name), [least, most], ''),
    seconds: (name: SupervisionVariable, least: number) =>
      SECOND * number(name, textOf(name), [least, LONGEST_SECONDS], ' of seconds'),
    manySeconds(name: SupervisionVariable): readonly Duration[] {
      const parts = list(name)
      if (parts.length === 0) wrong(name, textOf(name), `has no seconds; write ${usualOf(name)}`)
      return parts.map((part) => SECOND * number(name, part, [0, LONGEST_SECONDS], ' of seconds'))
    },
    flag(name: SupervisionVariable): boolean {
      const text = textOf(name).toLowerCase()
      if (['true', 'yes', 'on', '1'].includes(text)) return true
      if (!['false', 'no', 'off', '0'].includes(text))
        wrong(name, text, 'is neither true nor false; write true or false')
      return false
    },
    services(name: SupervisionVariable): readonly string[] {
      const names = list(name)
      for (const one of names)
        if (!SERVICE.test(one))
          wrong(
            name,
            one,
            'is no name of a service; write names of letters, digits, "_", "." and "-", separated by commas',
          )
      return names
    },
    container(name: SupervisionVariable): string {
      const text = textOf(name)
      const rest = text.replace(PLACEHOLDER, 'x')
      if (!CONTAINER.test(text) || /[{}]/.test(rest))
        wrong(name, text, `is no name of a container; write one like ${usualOf(name)}`)
      return text
    },
  }
}

import { SECOND, type Duration } from '../../domain/time.js'
import { writtenLevels } from '../keys/levels.js'
import type { Supervision } from './supervision.js'

/** The second miss in a row is no accident. */
const DEGRADED = 2

const HEAD = '# What the environment says, as a config file.'

/** The same in the words of a config file: what a watcher runs that has none, and what a person may keep as one. */
export function supervisionText(supervision: Supervision): string {
  const { enabled, container } = supervision
  return [
    HEAD,
    'monitors:',
    '  services:',
    `    redis: { keys: 'health:hb:*', ttl: ${written(supervision.ttlMs)} }`,
    '    monitors: each',
    '    kind: service',
    `    every: ${written(supervision.everyMs)}`,
    `    grace: ${written(graceOf(supervision))}`,
    `    levels: ${writtenLevels(supervision.misses, DEGRADED)}`,
    ...(enabled
      ? [
          '    recovery:',
          `      - container: ${quoted(container)}`,
          `        start-period: ${written(supervision.ttlMs)}`,
          'recovery:',
          ...policyOf(supervision),
        ]
      : []),
    'channels:',
    '  redis: {}',
    '',
  ].join('\n')
}

/** The section `recovery:` as far as variables say something of it; what they leave open stays open. */
export function saidOfRecovery(supervision: Supervision): Readonly<Record<string, unknown>> {
  const { said, attempts, backoffMs, cooldownMs, allow, deny } = supervision
  const of = (name: (typeof said)[number], words: Record<string, unknown>): Record<string, unknown> =>
    said.includes(name) ? words : {}
  return {
    ...of('MAX_RESTART_ATTEMPTS', { attempts }),
    ...of('RESTART_BACKOFF_SECS', { backoff: backoffMs.map(written) }),
    ...of('RESTART_COOLDOWN_SECS', { cooldown: written(cooldownMs), after: 'again' }),
    ...of('RESTART_ALLOW_SERVICES', { allow: allow.map(service) }),
    ...of('RESTART_DENY_SERVICES', { deny: deny.flatMap((name) => denied(name, supervision)) }),
  }
}

function policyOf(supervision: Supervision): string[] {
  const { attempts, backoffMs, cooldownMs, allow, deny } = supervision
  const never = deny.flatMap((name) => denied(name, supervision))
  return [
    `  attempts: ${attempts}`,
    `  backoff: [${backoffMs.map(written).join(', ')}]`,
    `  cooldown: ${written(cooldownMs)}`,
    '  after: again',
    `  allow: [${allow.map(service).map(quoted).join(', ')}]`,
    `  deny: [${never.map(quoted).join(', ')}]`,
    "  mirror: 'health:restart:{container}'",
  ]
}

/** By the name of the service, whatever its container is called: `arbees-game-2-1` may be an instance of `game` or of `game-2`. */
function service(name: string): string {
  return `service:${name}`
}

/** What is denied is so under any name that leads to it: a key of another service may be written by anybody. */
function denied(name: string, { container }: Supervision): string[] {
  const own = container.replace(/[-_.]?\{instance\}/, '').replace(/\{(service|member)\}/, name)
  return [...new Set([service(name), name, own])]
}

/** A key lives on after the last beat, and as long as it does nobody misses it. */
function graceOf({ everyMs, ttlMs, misses }: Supervision): Duration {
  return Math.max(0, ttlMs - misses * everyMs)
}

function written(ms: Duration): string {
  return `${ms / SECOND}s`
}

/** Names hold no quotes: they were checked. */
function quoted(name: string): string {
  return `'${name}'`
}

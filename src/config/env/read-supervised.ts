import { CHANNELS } from '../../channels/index.js'
import { settingsOf } from '../../domain/recovery/settings.js'
import { REDIS_URL_NAMES } from '../../domain/redis-settings.js'
import type { Environment } from '../channels/settings.js'
import type { Config, FileConfig } from '../config.js'
import type { ConfigParts } from '../config-parts.js'
import { readConfig } from '../read-config.js'
import type { Supervision } from './supervision.js'
import { saidOfRecovery, supervisionText } from './supervision-text.js'
import type { SupervisionVariable } from './supervision-variables.js'

/** What stands for the path of a config file where the environment says all. */
const FROM_ENVIRONMENT = 'the environment'

/** The key of the section `recovery:` that a variable speaks for. */
const OF_RECOVERY: Partial<Record<SupervisionVariable, string>> = {
  MAX_RESTART_ATTEMPTS: 'attempts',
  RESTART_BACKOFF_SECS: 'backoff',
  RESTART_COOLDOWN_SECS: 'cooldown',
  RESTART_ALLOW_SERVICES: 'allow',
  RESTART_DENY_SERVICES: 'deny',
}

/** The environment as a config file; null where it says nothing of services, or a repository has its own to watch. */
export function configOf(
  supervision: Supervision,
  environment: Environment,
  inRepository: boolean,
): { readonly path: string; readonly text: string } | null {
  const speaks = supervision.said.length > 0 || (!inRepository && addressIn(environment) !== undefined)
  return speaks ? { path: FROM_ENVIRONMENT, text: supervisionText(supervision) } : null
}

/** A config file with what the environment of a supervisor adds to it. What the file says itself wins. */
export async function readSupervised(parts: ConfigParts, supervision: Supervision): Promise<Config> {
  let file: Pick<FileConfig, 'recovery'> = { recovery: {} }
  const config = await readConfig({
    ...parts,
    complete(written) {
      file = written
      return { ...written, recovery: { ...saidOfRecovery(supervision), ...written.recovery } }
    },
  })
  const names = ofChannels(config, parts.environment ?? {})
  return {
    ...config,
    // A switch that must work at night wins over every file.
    recovery: supervision.enabled ? config.recovery : settingsOf(config.recovery.policy, new Map()),
    notices: [...variableNotices(supervision, file, parts, names), ...config.notices],
  }
}

/** Which variables count and which do not, by their names alone. */
function variableNotices(
  { said, allow, enabled }: Supervision,
  file: Pick<FileConfig, 'recovery'>,
  { inputs: { config: path }, environment }: ConfigParts,
  ofChannels: readonly string[],
): string[] {
  const whole = path === FROM_ENVIRONMENT
  const counts = (name: SupervisionVariable): boolean => whole || countsBeside(name, file)
  const address = addressIn(environment ?? {})
  const used = [
    ...(whole && address !== undefined ? [address] : []),
    ...said.filter(counts),
    ...(whole ? ofChannels : []),
  ]
  const unused = said.filter((name) => !counts(name))
  return [
    ...(used.length > 0 ? [`From the environment: ${used.join(', ')}.`] : []),
    ...(unused.length > 0 ? [`Not used, because ${path} says it or watches other things: ${unused.join(', ')}.`] : []),
    ...(enabled ? [] : ['SUPERVISOR_ENABLED is false: nothing is recovered, people are told.']),
    ...(whole && enabled && allow.length === 0
      ? ['RESTART_ALLOW_SERVICES is not set: nothing is restarted, people are told. Name the services, or write *.']
      : []),
  ]
}

/** What turned channels on, by its names. */
function ofChannels({ channels }: Config, environment: Environment): readonly string[] {
  const prefixes = channels.flatMap(({ kind }) => CHANNELS[kind]?.prefixes ?? [])
  return Object.keys(environment).filter(
    (name) => (environment[name] ?? '').trim() !== '' && prefixes.some((prefix) => name.startsWith(prefix)),
  )
}

function addressIn(environment: Environment): string | undefined {
  return REDIS_URL_NAMES.find((name) => (environment[name] ?? '') !== '')
}

function countsBeside(name: SupervisionVariable, { recovery }: Pick<FileConfig, 'recovery'>): boolean {
  if (name === 'SUPERVISOR_ENABLED' || name === 'SUPERVISOR_CHECK_INTERVAL_SECS') return true
  const key = OF_RECOVERY[name]
  return key !== undefined && recovery[key] === undefined
}

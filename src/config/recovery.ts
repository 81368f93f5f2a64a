import type { RecoveryPolicy, RecoveryStep } from '../domain/recovery.js'
import { readRecoveryPolicy } from '../domain/recovery-policy.js'
import { ConfigError } from '../errors.js'
import { readSteps } from '../recovery/read-steps.js'
import type { FileConfig } from './config.js'

/** What may be done to heal, and to which monitor. */
export interface RecoverySettings {
  readonly policy: RecoveryPolicy
  /** By monitor id; absent means that people are alerted and nothing is done. */
  readonly steps: ReadonlyMap<string, readonly RecoveryStep[]>
}

/** The `recovery:` sections of a config file. Throws ConfigError with every mistake. */
export async function readRecovery(file: Pick<FileConfig, 'recovery' | 'monitors'>): Promise<RecoverySettings> {
  const { policy, problems } = readRecoveryPolicy(file.recovery)
  const wrong = problems.map((problem) => `recovery.${problem}`)
  const steps = new Map<string, readonly RecoveryStep[]>()
  for (const { id, settings } of file.monitors) {
    if (settings.recovery === undefined) continue
    const read = await readSteps(settings.recovery)
    wrong.push(...read.problems.map((problem) => `monitors.${id}.recovery${problem}`))
    steps.set(id, read.steps)
  }
  if (wrong.length > 0) throw new ConfigError(wrong)
  return { policy, steps }
}

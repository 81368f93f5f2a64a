import type { RecoverySettings } from '../domain/recovery/settings.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import { readRecoveryPolicy } from '../domain/recovery/recovery-policy.js'
import { ConfigError } from '../errors.js'
import { readSteps } from '../recovery/read-steps.js'
import type { FileConfig } from './config.js'

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

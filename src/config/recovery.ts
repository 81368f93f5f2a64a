import { createBoundedCache } from '../domain/bounded-cache.js'
import type { RecoverySettings } from '../domain/recovery/settings.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import { readRecoveryPolicy } from '../domain/recovery/recovery-policy.js'
import { stepWords } from '../domain/recovery/step-words.js'
import { ConfigError } from '../errors.js'
import { readSteps, type WrittenSteps } from '../recovery/read-steps.js'
import type { FileConfig } from './config.js'

const MOST_MEMBERS = 20_000

/** The `recovery:` sections of a config file. Throws ConfigError with every mistake. */
export async function readRecovery(file: Pick<FileConfig, 'recovery' | 'monitors'>): Promise<RecoverySettings> {
  const { policy, problems } = readRecoveryPolicy(file.recovery)
  const wrong = problems.map((problem) => `recovery.${problem}`)
  const written = new Map<string, WrittenSteps>()
  for (const { id, settings } of file.monitors) {
    if (settings.recovery === undefined) continue
    const read = await readSteps(settings.recovery)
    wrong.push(...read.problems.map((problem) => `monitors.${id}.recovery${problem}`))
    written.set(id, read)
  }
  if (wrong.length > 0) throw new ConfigError(wrong)
  return { policy, configured: written.size > 0, stepsFor: stepsIn(written) }
}

/** Those of a monitor that judges each member of its document hold for each of them. */
function stepsIn(written: ReadonlyMap<string, WrittenSteps>): RecoverySettings['stepsFor'] {
  // Asked for each monitor several times in each look.
  const known = createBoundedCache<string, readonly RecoveryStep[]>(MOST_MEMBERS)
  return (monitor) =>
    known.of(monitor, () => {
      const words = stepWords(monitor)
      return written.get(words.monitor ?? monitor)?.stepsFor(words) ?? []
    })
}

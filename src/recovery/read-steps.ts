import { isPlainObject } from '../domain/plain-object.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import { RECOVERY } from './index.js'

/** The option that gives a step away where no `type` is written. */
const TELLING_KEY: Readonly<Record<string, string>> = {
  workflow: 'workflow',
  'event-type': 'repository-dispatch',
  'repository-dispatch': 'repository-dispatch',
  container: 'container',
  labels: 'container',
  systemd: 'systemd',
}

/**
 * The steps of one monitor as a config writes them: `[{ workflow: backup.yml }, { container: scheduler }]`, or with `type`.
 * Every mistake as `[index].key: "value" …` with the remedy.
 */
export async function readSteps(
  written: readonly unknown[],
): Promise<{ readonly steps: readonly RecoveryStep[]; readonly problems: readonly string[] }> {
  const steps: RecoveryStep[] = []
  const problems: string[] = []
  for (const [i, one] of written.entries()) {
    const raw = named(isPlainObject(one) ? one : {})
    const kind = kindOf(raw)
    const load = Object.hasOwn(RECOVERY, kind) ? RECOVERY[kind] : undefined
    if (load === undefined) {
      problems.push(`[${i}]: ${JSON.stringify(one)} is no recovery step; write one of ${examples()}`)
      continue
    }
    const member = await load()
    const own: string[] = []
    const options = member.options(raw, own)
    problems.push(...own.map((problem) => `[${i}].${problem}`))
    if (options === null) continue
    const others = member.othersOf?.(options) ?? []
    steps.push({ kind, target: member.targetOf(options), ...(others.length > 0 ? { others } : {}), options })
  }
  return { steps, problems }
}

/** `repository-dispatch: restart` is short for its `event-type`. */
function named(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { 'repository-dispatch': type, ...rest } = options
  return type === undefined ? options : { 'event-type': type, ...rest }
}

function kindOf(options: Readonly<Record<string, unknown>>): string {
  if (typeof options['type'] === 'string') return options['type']
  const key = Object.keys(TELLING_KEY).find((telling) => options[telling] !== undefined)
  return key === undefined ? '' : (TELLING_KEY[key] ?? '')
}

function examples(): string {
  return '{ workflow: backup.yml }, { event-type: restart }, { container: scheduler }, { systemd: nginx.service }'
}

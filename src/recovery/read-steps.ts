import { isPlainObject } from '../domain/plain-object.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import { filled, hasWords, missingWord, type StepWords } from '../domain/recovery/step-words.js'
import { RECOVERY } from './index.js'
import type { RecoveryMember } from './recovery.js'

/** The option that gives a step away where no `type` is written. */
const TELLING_KEY: Readonly<Record<string, string>> = {
  workflow: 'workflow',
  'event-type': 'repository-dispatch',
  'repository-dispatch': 'repository-dispatch',
  container: 'container',
  labels: 'container',
  systemd: 'systemd',
}

/** Stands for every name while a step is checked that waits for the names of members. */
const ANY = { monitor: 'x', member: 'x', service: 'x', instance: 'x' }

type Raw = Readonly<Record<string, unknown>>

/** Steps as a config writes them, with every mistake in them. */
export interface WrittenSteps {
  /** Of a monitor by these names. What cannot be done for it is among them, and says why. */
  stepsFor(words: StepWords): readonly RecoveryStep[]
  /** As `[index].key: "value" …` with the remedy. */
  readonly problems: readonly string[]
}

/** The steps of one monitor as a config writes them: `[{ workflow: backup.yml }, { container: scheduler }]`, or with `type`. */
export async function readSteps(written: readonly unknown[]): Promise<WrittenSteps> {
  const makers: ((words: StepWords) => RecoveryStep)[] = []
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
    const step = stepOf(member, filled(raw, ANY) as Raw, own)
    problems.push(...own.map((problem) => `[${i}].${problem}`))
    if (step !== null) makers.push(hasWords(raw) ? (words) => filledStep(member, raw, words) : () => step)
  }
  return { stepsFor: (words) => makers.map((make) => withService(make(words), words)), problems }
}

function stepOf(member: RecoveryMember, raw: Raw, problems: string[]): RecoveryStep | null {
  const options = member.options(raw, problems)
  if (options === null) return null
  const { restMs } = member
  const others = member.othersOf?.(options) ?? []
  return {
    kind: member.name,
    target: member.targetOf(options),
    ...(others.length > 0 && { others }),
    options,
    ...(restMs === undefined ? {} : { restMs }),
  }
}

/** A name that came with a beat is as good as what it makes: what no config could write is not done. */
function filledStep(member: RecoveryMember, raw: Raw, words: StepWords): RecoveryStep {
  const unfit = (why: string): RecoveryStep => ({ kind: member.name, target: '', options: null, unfit: why })
  const missing = missingWord(raw, words)
  if (missing !== null) return unfit(`its name has no {${missing}} for ${JSON.stringify(raw)}`)
  const problems: string[] = []
  const step = stepOf(member, filled(raw, words) as Raw, problems)
  return step ?? unfit(problems[0] ?? 'its name fits no step')
}

function withService(step: RecoveryStep, { service }: StepWords): RecoveryStep {
  return service === undefined ? step : { ...step, service }
}

/** `repository-dispatch: restart` is short for its `event-type`. */
function named(options: Raw): Raw {
  const { 'repository-dispatch': type, ...rest } = options
  return type === undefined ? options : { 'event-type': type, ...rest }
}

function kindOf(options: Raw): string {
  if (typeof options['type'] === 'string') return options['type']
  const key = Object.keys(TELLING_KEY).find((telling) => options[telling] !== undefined)
  return key === undefined ? '' : (TELLING_KEY[key] ?? '')
}

function examples(): string {
  return '{ workflow: backup.yml }, { event-type: restart }, { container: scheduler }, { systemd: nginx.service }'
}

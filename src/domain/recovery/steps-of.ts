import type { RecoverySettings } from './settings.js'
import type { RecoveryStep } from './recovery.js'

/** What a member of a document or of a pattern is called, for the steps that its parent was given. */
export interface MemberNames {
  /** The first part after the parent: `game_shard` of `services/game_shard/shard-1`. */
  readonly service: string
  /** What follows; null where nothing does. */
  readonly instance: string | null
  /** All of it. */
  readonly monitor: string
}

/** Steps of a monitor, and the names that are to stand in them, where they are its parent's. */
export interface StepsOf {
  readonly steps: readonly RecoveryStep[]
  /** Names that cannot be filled in, and why; then there are no steps. */
  readonly problem: string | null
}

const PLACEHOLDER = /\{(service|instance|monitor)\}/g
/** Nothing that a name brings along can be an option, a path or another name. */
const FILLED = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/
const LONGEST = 128

/** The text as it looks with names in it, to be checked before any name is known. */
export function withSampleNames(text: string): string {
  return text.replace(PLACEHOLDER, 'x')
}

/** The steps that hold for a monitor: its own, or those of the parent whose member it is. Null where there are none. */
export function stepsOf({ steps }: Pick<RecoverySettings, 'steps'>, monitor: string): StepsOf | null {
  const own = steps.get(monitor)
  if (own !== undefined) return filled(own, { service: monitor, instance: null, monitor })
  const parent = parentOf(steps, monitor)
  const theirs = parent === null ? undefined : steps.get(parent)
  if (parent === null || theirs === undefined) return null
  return filled(theirs, namesOf(monitor.slice(parent.length + 1)))
}

/** The id before one of the slashes that has steps, the longest one first. */
function parentOf(steps: RecoverySettings['steps'], monitor: string): string | null {
  for (let at = monitor.lastIndexOf('/'); at > 0; at = monitor.lastIndexOf('/', at - 1))
    if (steps.has(monitor.slice(0, at))) return monitor.slice(0, at)
  return null
}

function namesOf(member: string): MemberNames {
  const [service = '', ...rest] = member.split('/')
  return { service, instance: rest.length === 0 ? null : rest.join('-'), monitor: member.replaceAll('/', '-') }
}

function filled(steps: readonly RecoveryStep[], names: MemberNames): StepsOf {
  const made: RecoveryStep[] = []
  for (const step of steps) {
    const [problem = null] = textsIn([step.target, step.options]).flatMap((text) => problemOf(text, names) ?? [])
    if (problem !== null) return { steps: [], problem }
    const target = fill(step.target, names)
    if (target.length > LONGEST) return { steps: [], problem: `the name ${step.target} would be too long for it` }
    made.push({ ...step, target, options: fillAll(step.options, names), service: names.service })
  }
  return { steps: made, problem: null }
}

/** Whoever writes a key chooses these names: what is no plain name fills nothing. */
function problemOf(text: string, names: MemberNames): string | null {
  for (const [placeholder, name] of text.matchAll(PLACEHOLDER)) {
    const value = names[name as keyof MemberNames]
    if (value === null) return `it has no ${name} to fill ${placeholder} of ${text} with`
    if (!FILLED.test(value)) return `its ${name} cannot stand in ${text}: it is no plain name`
  }
  return null
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function fill(text: string, names: MemberNames): string {
  return text.replace(PLACEHOLDER, (_, name: keyof MemberNames) => names[name] ?? '')
}

function fillAll(value: unknown, names: MemberNames): unknown {
  if (typeof value === 'string') return fill(value, names)
  if (Array.isArray(value)) return value.map((one) => fillAll(one, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillAll(one, names)]))
}

import { isPlainObject } from '../plain-object.js'
import { NO_TARGET, type Heal, type TargetAttempt, type TargetState, type TargetStates } from './target-state.js'

/** No policy allows as many. */
const MOST = 100

/** States by target as they were stored; an entry that is none is as if it had never been. */
export function readTargetStates(value: unknown): TargetStates {
  if (!isPlainObject(value)) return new Map()
  return new Map(
    Object.entries(value).flatMap(([target, entry]) => {
      const state = readTargetState(entry)
      return state === null ? [] : [[target, state] as const]
    }),
  )
}

/** One state as it was stored; null for anything else. */
export function readTargetState(value: unknown): TargetState | null {
  if (!isPlainObject(value)) return null
  const state = { ...NO_TARGET, ...value }
  const { attempts, made, exhaustedAt, announcedAt, healthySince, resetAt, heals } = state
  const instants = [exhaustedAt, announcedAt, healthySince, resetAt]
  if (!isListOf(attempts, isAttempt) || !isListOf(heals, isHeal) || !isInstant(made)) return null
  if (!instants.every((at) => at === null || isInstant(at))) return null
  return { attempts, made, exhaustedAt, announcedAt, healthySince, resetAt, heals }
}

function isListOf<T>(value: unknown, is: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.length <= MOST && value.every(is)
}

function isAttempt(value: unknown): value is TargetAttempt {
  if (!isPlainObject(value)) return false
  const { at, endedAt, ok, detail, url, monitor } = value
  const texts = typeof detail === 'string' && typeof monitor === 'string' && (url === null || typeof url === 'string')
  const instants = isInstant(at) && (endedAt === undefined || isInstant(endedAt))
  return texts && instants && (ok === null || typeof ok === 'boolean')
}

function isHeal(value: unknown): value is Heal {
  return isPlainObject(value) && isInstant(value['at']) && typeof value['monitor'] === 'string'
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

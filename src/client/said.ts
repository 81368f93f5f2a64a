import { cut, oneLine } from '../domain/safe-text.js'
import type { Instant } from '../domain/time.js'
import type { Metrics, StatusKind } from './types.js'

/** What the program has said. It is marked here and nothing more: the rhythm looks at it and decides what is written. */
export interface Said {
  /** Since the process began. */
  pulses: number
  errors: number
  /** Turns of the event loop that stand for a pulse, where the timer may speak. */
  turns: number
  /** Progress at its last start, and when it last told of an error; -1 for never. */
  progressAtStart: number
  progressAtError: number
  errorAt: Instant
  error: string
  kind: StatusKind | null
  text: string
  metrics: Metrics | undefined
  readonly checks: Map<string, boolean>
}

export function nothingSaid(): Said {
  return {
    pulses: 0,
    errors: 0,
    turns: 0,
    progressAtStart: 0,
    progressAtError: -1,
    errorAt: 0,
    error: '',
    kind: null,
    text: '',
    metrics: undefined,
    checks: new Map(),
  }
}

export function progressOf({ pulses, turns }: Said): number {
  return pulses + turns
}

/** An error stands until there is progress again; before the first progress the program has only begun. */
export function stateOf(said: Said): 'failed' | 'running' | 'ok' {
  const progress = progressOf(said)
  if (progress === said.progressAtError) return 'failed'
  return progress === said.progressAtStart ? 'running' : 'ok'
}

const MOST_CHECKS = 50
const LONGEST_NAME = 60

export function shortName(name: string): string {
  return cut(oneLine(name), LONGEST_NAME)
}

/** Checks are kept from beat to beat, so they are few. */
export function noteCheck({ checks }: Said, name: string, ok: unknown): void {
  const short = shortName(name)
  if (checks.has(short) || checks.size < MOST_CHECKS) checks.set(short, ok === true)
}

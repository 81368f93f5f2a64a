import type { Duration } from './time.js'

/** What a run does, in this order. Each leaves time for those that come after it. */
export type Phase = 'reading' | 'deeds' | 'alerts' | 'keeping'

/** The time that one run may take in all, by a clock that nobody sets. */
export interface RunTime {
  /** What begins from here on belongs to this phase. */
  enter(phase: Phase): void
  /** Milliseconds that are left for the phase that is under way, or for another; 0 when its time is up. */
  left(phase?: Phase): Duration
  /** Why no further deed is begun, as the end of a sentence; null while one may be. */
  over(): string | null
  /** What was cut short first; null while nothing was. */
  cut(): Cut | null
  /** Somebody told the run to end. */
  cancelled(): boolean
  /** Does it in the time that is left. Throws ExternalError as soon as that is up, and begins nothing afterwards. */
  within<T>(work: () => Promise<T>): Promise<T>
  /** A signal that fires when the time of the phase is up; whoever asks for it lets go of it. */
  alarm(): Alarm
  /** Does what may take so long by somebody's own word, beside the time of the run. */
  beside<T>(mostMs: Duration, work: () => Promise<T>): Promise<T>
}

/** What a run did when somebody ended it, or its time was up. */
export interface Cut {
  readonly phase: Phase
  readonly cancelled: boolean
  readonly limitMs: Duration
}

export interface Alarm {
  readonly signal: AbortSignal
  letGo(): void
}

import type { Duration, Instant } from '../../domain/time.js'

/** A container as its engine describes it, as far as it matters here. Nothing of it is to be believed: labels and names are other people's. */
export interface Container {
  readonly id: string
  readonly name: string
  /** `running`, `exited`, `paused`… in the engine's own word. */
  readonly status: string
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
  readonly exitCode: number | null
  readonly outOfMemory: boolean
  readonly restarts: number
  /** Null without a health check, or where its answer is known. */
  readonly startingFor: StartingHealth | null
  readonly network: ContainerNetwork
  /** The engine's own clock when it answered; null where it said none. */
  readonly now: Instant | null
}

/** A health check that has not passed yet. */
export interface StartingHealth {
  /** After so long it would have failed, if anybody ran it. */
  readonly atMostMs: Duration
}

export interface ContainerNetwork {
  /** `host`, `container:ID`, `bridge`… */
  readonly mode: string
  /** Names that others reach it by. */
  readonly names: readonly string[]
  readonly addresses: readonly string[]
  /** Ports of the machine that lead to it. */
  readonly published: readonly number[]
  /** Ports that its image speaks of. */
  readonly exposed: readonly number[]
}

/** What an engine is asked for, over its socket or by its program. Throws ExternalError with cause and remedy. */
export interface Containers {
  /** Null where the engine knows no such container. */
  inspect(name: string): Promise<Container | null>
  /** Names of those that carry all of these labels, running or not. */
  named(labels: Readonly<Record<string, string>>): Promise<readonly string[]>
  /** Sends TERM, waits, kills, starts; resolves when it was started. */
  restart(name: string, stopSeconds: number): Promise<void>
}

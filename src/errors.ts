/** A mistake and where it stands in a config file. */
export interface PlacedProblem {
  /** `monitors.a.maintenance[0].from`; empty for the file as a whole. */
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly message: string
}

/** The user's fault: a wrong input, option or file. Printed without a stack, all mistakes at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(
    readonly problems: readonly string[],
    /** Those of them that stand in a file, with their places. */
    readonly placed: readonly PlacedProblem[] = [],
  ) {
    super(problems.join('\n'))
  }
}

export interface ExternalFault {
  /** HTTP status, when an answer came at all. */
  readonly status?: number
  /** Trying again cannot help: 401, 404, 410, 422 and the like. */
  readonly permanent: boolean
  /** Milliseconds the service asked us to wait. */
  readonly retryAfterMs?: number
  /** It is there, and larger than was asked for. */
  readonly tooLarge?: boolean
  /** Another has changed meanwhile what was to be changed: look again and decide anew. */
  readonly conflict?: boolean
  /** Nothing was sent: what is set here forbids it, or lacks something. */
  readonly unasked?: boolean
  /** What a person can do about it, as one sentence. */
  readonly remedy?: string
  readonly cause?: unknown
}

/** Something outside did not do as asked. The message names host and status, never a secret. */
export class ExternalError extends Error {
  override readonly name = 'ExternalError'

  constructor(
    readonly service: string,
    message: string,
    readonly fault: ExternalFault,
  ) {
    super(message, { cause: fault.cause })
  }

  get status(): number | undefined {
    return this.fault.status
  }
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The same, and what a person can do about it where that is known. */
export function withRemedy(error: unknown): string {
  const remedy = error instanceof ExternalError && error.fault.remedy
  return remedy ? `${messageOf(error)}; ${remedy}` : messageOf(error)
}

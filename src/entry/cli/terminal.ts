import type { Log } from '../../ports.js'
import type { Secrets } from '../../platform/secrets.js'
import { COLOURED, PLAIN, type Paint } from '../../reports/paint.js'

/** Where a command was typed. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv
  readonly log: Log
  readonly secrets: Secrets
  /** Writes to standard output. */
  print(text: string): void
  readonly coloured: boolean
  /** Infinity for a pipe. */
  readonly columns: number
}

export function paintOf({ coloured }: Terminal): Paint {
  return coloured ? COLOURED : PLAIN
}

export function printJson({ print }: Terminal, value: unknown): void {
  print(`${JSON.stringify(value, null, 2)}\n`)
}

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

export function printJson(terminal: Terminal, value: unknown): void {
  printJsonText(terminal, `${JSON.stringify(value, null, 2)}\n`)
}

/** JSON that is text already. The runner executes `##[command]` even inside quotes; escaped, it is the same JSON. */
export function printJsonText({ print }: Terminal, json: string): void {
  print(json.replace(/##\[/g, '#\\u0023['))
}

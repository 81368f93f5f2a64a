import type { Log } from '../../ports.js'
import type { Secrets } from '../../platform/secrets.js'
import type { Surroundings } from '../../wiring/surroundings.js'
import { COLOURED, PLAIN, type Paint } from '../../reports/paint.js'

/** How what is said is wanted: as typed, once the verb has been found. */
export interface Manner {
  /** Only what is wrong. */
  quiet: boolean
  /** Also what was asked of whom. */
  verbose: boolean
  json: boolean
}

/** Where a command was typed. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv
  readonly log: Log
  readonly secrets: Secrets
  readonly manner: Readonly<Manner>
  /** Tells what is asked of whom; absent unless that is wanted. */
  readonly overheard?: Surroundings['overheard']
  /** Writes to standard output. */
  print(text: string): void
  readonly coloured: boolean
  /** Infinity for a pipe. */
  readonly columns: number
}

export function paintOf({ coloured }: Terminal): Paint {
  return coloured ? COLOURED : PLAIN
}

/** The shape of what `--json` prints, see docs/cli.md. New keys may come; none goes, or changes what it means. */
export const SCHEMA_VERSION = 1

/** One object for programs, whatever the verb. */
export function printJson(terminal: Terminal, value: object): void {
  printJsonText(terminal, `${JSON.stringify({ schema_version: SCHEMA_VERSION, ...value }, null, 2)}\n`)
}

/** What would steer a terminal. */
const STEERING = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g

/**
 * JSON that is text already, whose texts steer no terminal, nor the runner, which executes `##[command]` even inside quotes:
 * escaped, it is the same JSON.
 */
export function printJsonText({ print }: Terminal, json: string): void {
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  print(json.replace(/##\[/g, '#\\u0023[').replace(STEERING, escaped))
}

/** What is worth a word where nothing is wrong. */
export function say({ manner, print }: Terminal, text: string): void {
  if (!manner.quiet) print(text)
}

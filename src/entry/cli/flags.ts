import type { Command } from 'commander'
import type { InputSpecs } from '../../config/inputs/inputs.js'

/** One `--flag` for each input, so that no name is written twice. */
export function addFlags(command: Command, specs: InputSpecs, leaveOut: readonly string[] = []): Command {
  for (const [name, spec] of Object.entries(specs)) {
    if (leaveOut.includes(name)) continue
    const value = spec.isFlag ? '[true|false]' : '<value>'
    const shown = spec.default === '' || spec.isFlag ? '' : ` Default: ${spec.default}.`
    command.option(`--${name} ${value}`, `${spec.description}${shown}`)
  }
  return command
}

/** What was typed, as raw inputs: commander's `dryRun` is `dry-run`, and a bare flag is true. */
export function rawFlags(options: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [dashed(name), String(value as string)]))
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

import { writeLine } from './standard-output.js'

/**
 * Commands that the runner reads in the log. What @actions/core writes, straight to the descriptor: through `process.stdout` one
 * annotation costs a tenth of a start.
 */
export function runnerCommand(name: string, text: string, properties: Readonly<Record<string, string>> = {}): void {
  const said = Object.entries(properties).flatMap(([key, value]) => (value === '' ? [] : [`${key}=${property(value)}`]))
  writeLine(`::${name}${said.length > 0 ? ` ${said.join(',')}` : ''}::${data(text)}`)
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

import type { Command } from 'commander'
import { ConfigError } from '../../errors.js'
import { printJson, say, type Terminal } from './terminal.js'

export function addVerb(root: Command, terminal: Terminal): void {
  root
    .command('validate')
    .description('Check a config file: every mistake at once, with line and column.')
    .argument('[file]', 'the config file', '.github/heartbeat.yml')
    .action((file: string, options: { json?: boolean }) => run(file, options.json === true, terminal))
}

async function run(file: string, json: boolean, terminal: Terminal): Promise<void> {
  const { neededConfig, readConfigFile } = await import('./configured-monitors.js')
  // Outside the try: a file that is not there is wrong usage, not a wrong file.
  const found = await neededConfig(file, terminal)
  try {
    const { monitors } = await readConfigFile(found)
    const ids = monitors.map((monitor) => monitor.id)
    if (json) printJson(terminal, { valid: true, monitors: ids, errors: [] })
    else say(terminal, `${found.path} is valid: ${ids.length === 0 ? 'no monitors of its own' : ids.join(', ')}\n`)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    if (json) printJson(terminal, { valid: false, monitors: [], errors: errorsOf(error) })
    else
      terminal.print(
        `${found.path} has ${error.problems.length === 1 ? 'a mistake' : `${error.problems.length} mistakes`}:\n${error.problems.map((problem) => `  ${problem}\n`).join('')}`,
      )
    process.exitCode = 2
  }
}

/** Mistakes as editors want them; what stands nowhere in the file has no place. */
function errorsOf({ problems, placed }: ConfigError): unknown[] {
  const elsewhere = problems.slice(0, problems.length - placed.length)
  return [...elsewhere.map((message) => ({ path: '', line: null, column: null, message })), ...placed]
}

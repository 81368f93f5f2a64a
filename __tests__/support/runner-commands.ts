/** A workflow command as GitHub's runner understands it. */
export interface RunnerCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
  /** The line it was found in. */
  readonly line: string
}

/** The commands the runner registers (its ActionCommandManager). Names are compared without case. */
export const registeredCommands: readonly string[] = [
  ...['internal-set-repo-path', 'set-env', 'set-output', 'save-state', 'add-path', 'add-mask', 'add-matcher'],
  ...['remove-matcher', 'debug', 'warning', 'error', 'notice', 'group', 'endgroup', 'echo', 'stop-commands'],
]

// .NET's TrimStart: unlike JavaScript's it takes U+0085 and leaves U+FEFF.
const leadingWhiteSpace = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

type Escapes = readonly (readonly [escaped: string, token: string])[]
const dataEscapes: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
]
const propertyEscapes: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
]
const legacyEscapes: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
]

/** `::name key=value,key=value::data`, after white space only. */
export function tryParseV2(line: string, registered: Iterable<string> = registeredCommands): RunnerCommand | null {
  const message = line.replace(leadingWhiteSpace, '')
  if (!message.startsWith('::')) return null
  const end = message.indexOf('::', 2)
  if (end < 0) return null
  return commandOf(line, message.slice(2, end), message.slice(end + 2), registered, {
    separator: ',',
    data: dataEscapes,
    properties: propertyEscapes,
    trim: true,
  })
}

/** `##[name key=value;key=value]data`, anywhere in the line. Only the first `##[` counts. */
export function tryParse(line: string, registered: Iterable<string> = registeredCommands): RunnerCommand | null {
  const start = line.indexOf('##[')
  if (start < 0) return null
  const end = line.indexOf(']', start)
  if (end < 0) return null
  return commandOf(line, line.slice(start + 3, end), line.slice(end + 1), registered, {
    separator: ';',
    data: legacyEscapes,
    properties: legacyEscapes,
    trim: false,
  })
}

export function parseCommand(line: string, registered?: Iterable<string>): RunnerCommand | null {
  return tryParseV2(line, registered) ?? tryParse(line, registered)
}

export interface ParsedOutput {
  readonly commands: readonly RunnerCommand[]
  /** The lines that are no command: what a person sees, before masks. */
  readonly plainLines: readonly string[]
}

/** Reads a process's output line by line as the runner does, `stop-commands` included. */
export function parseOutput(text: string): ParsedOutput {
  const commands: RunnerCommand[] = []
  const plainLines: string[] = []
  let stopToken: string | null = null
  for (const line of linesOf(text)) {
    const command = parseCommand(line, stopToken === null ? registeredCommands : [...registeredCommands, stopToken])
    if (command === null) plainLines.push(line)
    else if (stopToken === null) {
      commands.push(command)
      if (command.name.toLowerCase() === 'stop-commands') stopToken = command.data
    } else if (command.name.toLowerCase() === stopToken.toLowerCase()) stopToken = null
    else plainLines.push(line)
  }
  return { commands, plainLines }
}

/** A lone carriage return ends a line for the runner's reader too. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

interface Grammar {
  readonly separator: string
  readonly data: Escapes
  readonly properties: Escapes
  readonly trim: boolean
}

function commandOf(
  line: string,
  info: string,
  data: string,
  registered: Iterable<string>,
  grammar: Grammar,
): RunnerCommand | null {
  const space = info.indexOf(' ')
  const name = space < 0 ? info : info.slice(0, space)
  if (name === '' || ![...registered].some((known) => known.toLowerCase() === name.toLowerCase())) return null
  const rest = space > 0 ? info.slice(space + 1) : ''
  return {
    name,
    properties: propertiesOf(grammar.trim ? rest.trim() : rest, grammar),
    data: unescape(data, grammar.data),
    line,
  }
}

function propertiesOf(text: string, grammar: Grammar): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const part of text.split(grammar.separator)) {
    const pair = /^=*([^=]+)=+([^]+)$/.exec(part)
    if (pair) properties[pair[1]!] = unescape(pair[2]!, grammar.properties)
  }
  return properties
}

function unescape(text: string, escapes: Escapes): string {
  return escapes.reduce((all, [escaped, token]) => all.replaceAll(escaped, token), text)
}

/**
 * The runner's reader of GITHUB_OUTPUT, GITHUB_STATE and GITHUB_ENV files: `name=value` lines and
 * `name<<DELIMITER` blocks. Throws where the runner would fail the step.
 */
export function parseKeyValueFile(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const reader = lineReader(text)
  for (let line = reader.next(); line !== null; line = reader.next()) {
    if (line.text === '') continue
    const [name, value] = pairOf(line.text, reader)
    values[name] = value
  }
  return values
}

interface Line {
  readonly text: string
  readonly newline: string
}

interface LineReader {
  next(): Line | null
}

function lineReader(text: string): LineReader {
  let index = 0
  return {
    next() {
      if (index >= text.length) return null
      const end = text.indexOf('\n', index)
      const raw = end < 0 ? text.slice(index) : text.slice(index, end)
      index = end < 0 ? text.length : end + 1
      if (end < 0) return { text: raw, newline: '' }
      return raw.endsWith('\r') ? { text: raw.slice(0, -1), newline: '\r\n' } : { text: raw, newline: '\n' }
    },
  }
}

function pairOf(line: string, reader: LineReader): [name: string, value: string] {
  const equals = line.indexOf('=')
  const heredoc = line.indexOf('<<')
  if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
    const name = line.slice(0, heredoc)
    const delimiter = line.slice(heredoc + 2)
    if (name === '' || delimiter === '')
      throw new Error(`Invalid format '${line}'. Neither name nor delimiter may be empty`)
    return [name, heredocValue(delimiter, reader)]
  }
  if (equals < 0) throw new Error(`Invalid format '${line}'`)
  if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`)
  return [line.slice(0, equals), line.slice(equals + 1)]
}

function heredocValue(delimiter: string, reader: LineReader): string {
  let value = ''
  let newline = ''
  for (let line = reader.next(); line?.text !== delimiter; line = reader.next()) {
    if (line === null || line.newline === '')
      throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
    value += newline + line.text
    newline = line.newline
  }
  return value
}

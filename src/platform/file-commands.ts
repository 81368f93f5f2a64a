import { appendFileSync } from 'node:fs'
import { EOL } from 'node:os'

/**
 * Appends `name<<delimiter` blocks to the file that the runner named, all in one write; nothing where there is no runner.
 * What @actions/core does, without node:crypto, which costs a fifth of a process start: a delimiter need be no secret
 * when it is chosen so that no text holds it.
 */
export function appendValues(file: string | undefined, values: Readonly<Record<string, string>>): void {
  if (!file) return
  const delimiter = delimiterFor(Object.entries(values).flat())
  const blocks = Object.entries(values).map(([name, value]) =>
    [`${name}<<${delimiter}`, value, delimiter, ''].join(EOL),
  )
  appendFileSync(file, blocks.join(''), 'utf8')
}

function delimiterFor(texts: readonly string[]): string {
  for (let number = 1; ; number++) {
    const delimiter = `heartbeat-end-${number}`
    if (!texts.some((text) => text.includes(delimiter))) return delimiter
  }
}

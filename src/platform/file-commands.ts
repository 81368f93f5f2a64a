import { appendFileSync } from 'node:fs'
import { EOL } from 'node:os'
import { writeLine } from './standard-output.js'

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
  appendTo(file, blocks.join(''))
}

/** What is lost where the file that the runner named cannot be written. */
const LOST: Readonly<Record<string, string>> = {
  GITHUB_OUTPUT: 'later steps see no outputs of this one',
  GITHUB_STATE: 'the end of this job is not told',
  GITHUB_STEP_SUMMARY: 'the run has no summary',
}

/** Appends to a file that the runner named. One that cannot be written changes nothing else: it is said, and the run goes on. */
export function appendTo(file: string, text: string): void {
  try {
    appendFileSync(file, text, 'utf8')
  } catch (error) {
    const name = Object.keys(LOST).find((one) => process.env[one] === file) ?? ''
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    writeLine(
      `::warning title=Heartbeat::${name} could not be written (${why}), so ${LOST[name] ?? 'it is lost'}: look after the disk of the runner`,
    )
  }
}

function delimiterFor(texts: readonly string[]): string {
  for (let number = 1; ; number++) {
    const delimiter = `heartbeat-end-${number}`
    if (!texts.some((text) => text.includes(delimiter))) return delimiter
  }
}

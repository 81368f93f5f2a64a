import { readFileSync, writeFileSync } from 'node:fs'

/** What one given says, as it is kept: the given is a line, and below it, set in, stands what is told of it. */
export interface KeptCase {
  readonly given: string
  readonly told: readonly string[]
}

/**
 * The cases of a file of `__tests__/fixtures/told`. With `RENEW_TOLD=1` it is written anew by what `tell` says now, to be read
 * through before it is committed; a given of a new case is a line that is added to it by hand.
 */
export function keptCases(name: string, tell: (given: string) => readonly string[]): KeptCase[] {
  const file = new URL(`../fixtures/told/${name}.txt`, import.meta.url)
  const lines = readFileSync(file, 'utf8').split('\n')
  if (process.env['RENEW_TOLD'] === '1') writeFileSync(file, renewed(lines, tell))
  return casesIn(process.env['RENEW_TOLD'] === '1' ? readFileSync(file, 'utf8').split('\n') : lines)
}

/** The same cases as they stand there, for a second look at them. */
export function storedCases(name: string): KeptCase[] {
  return casesIn(readFileSync(new URL(`../fixtures/told/${name}.txt`, import.meta.url), 'utf8').split('\n'))
}

function casesIn(lines: readonly string[]): KeptCase[] {
  const cases: { given: string; told: string[] }[] = []
  for (const line of lines) {
    if (isTold(line)) cases.at(-1)?.told.push(line.slice(INSET.length))
    else if (isGiven(line)) cases.push({ given: line, told: [] })
  }
  return cases
}

function renewed(lines: readonly string[], tell: (given: string) => readonly string[]): string {
  const kept = lines.filter((line) => !isTold(line))
  return kept.flatMap((line) => (isGiven(line) ? [line, ...tell(line).map((told) => INSET + told)] : [line])).join('\n')
}

const INSET = '    '

function isTold(line: string): boolean {
  return line.startsWith(INSET)
}

function isGiven(line: string): boolean {
  return line !== '' && !line.startsWith('# ')
}

/** A value in one line, without what is empty; an instant as people read it. What others wrote is shown whole. */
export function inOneLine(value: unknown, whole = false): string {
  if (Array.isArray(value)) return `[${value.map((entry) => inOneLine(entry, whole)).join(', ')}]`
  if (typeof value === 'number' && Number.isInteger(value) && value > 1e11) return new Date(value).toISOString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const parts = Object.entries(value).filter(
    ([key, part]) => whole || (key === 'value' && part !== undefined) || !isNothing(part),
  )
  return `{${parts.map(([key, part]) => `${nameOf(key)}: ${inOneLine(part, whole || key === 'metadata')}`).join(', ')}}`
}

function nameOf(key: string): string {
  return /^\w+$/.test(key) ? key : JSON.stringify(key)
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

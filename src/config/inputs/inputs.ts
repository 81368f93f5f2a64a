import { nearestDuration, parseDuration } from '../../domain/duration.js'
import { ConfigError } from '../../errors.js'
import type { Duration } from '../../domain/time.js'

/** How one input is written, told and understood. The one place that names it: action.yml and README are held to it. */
export interface InputSpec<T> {
  readonly description: string
  /** As written in action.yml; an empty text given by the user means this. */
  readonly default: string
  /** Other names it goes by. */
  readonly aliases: readonly string[]
  /** True or false: on a command line the bare name means true. */
  readonly isFlag?: boolean
  /** The value, or a sentence that ends `name: "value" …` with the remedy. */
  parse(text: string): Parsed<T>
}

export type Parsed<T> = { readonly value: T } | { readonly problem: string }

export type InputSpecs = Readonly<Record<string, InputSpec<unknown>>>
export type InputValues<S extends InputSpecs> = { readonly [K in keyof S]: S[K] extends InputSpec<infer T> ? T : never }

interface Told {
  description: string
  default?: string
  aliases?: readonly string[]
}

function spec<T>(told: Told, parse: (text: string) => Parsed<T>): InputSpec<T> {
  return { description: told.description, default: told.default ?? '', aliases: told.aliases ?? [], parse }
}

export function text(told: Told & { maxLength?: number }): InputSpec<string> {
  const limit = told.maxLength ?? 1000
  return spec<string>(told, (value) =>
    value.length > limit ? { problem: `is longer than ${limit} characters` } : { value: value.trim() },
  )
}

const YES = ['true', 'yes', 'on', '1']
const NO = ['false', 'no', 'off', '0', '']

export function flag(told: Told): InputSpec<boolean> {
  const parse = (value: string): Parsed<boolean> => {
    const word = value.trim().toLowerCase()
    if (YES.includes(word)) return { value: true }
    return NO.includes(word) ? { value: false } : { problem: 'is neither true nor false; write "true" or "false"' }
  }
  return { ...spec(told, parse), isFlag: true }
}

export function choice<const C extends string>(told: Told, choices: readonly C[]): InputSpec<C> {
  return spec<C>({ ...told, description: withChoices(told.description, choices) }, (value) => {
    const found = choices.find((one) => one === value.trim().toLowerCase())
    return found === undefined ? { problem: `is not one of ${choices.join(', ')}` } : { value: found }
  })
}

/** A description that names every choice, by itself or at its end. */
function withChoices(description: string, choices: readonly string[]): string {
  const named = choices.map((one) => `\`${one}\``)
  if (named.every((one) => description.includes(one))) return description
  return `${description.replace(/\.$/, '')}: ${named.slice(0, -1).join(', ')} or ${named.at(-1)}.`
}

/** Milliseconds. An empty default gives null. */
export function duration(told: Told): InputSpec<Duration | null> {
  return spec<Duration | null>(told, (value) => {
    if (value.trim() === '') return { value: null }
    const parsed = parseDuration(value)
    return parsed === null ? { problem: notADuration(value) } : { value: parsed }
  })
}

/** The sentence for a wrong duration, with the right spelling where one can be guessed. */
export function notADuration(value: string): string {
  const guess = nearestDuration(value)
  return guess === null
    ? 'is not a duration; write minutes like "120", or "90m", "2h30m", "1d", "PT2H"'
    : `is not a duration; write "${guess}"`
}

export function whole(told: Told, least: number, most: number): InputSpec<number> {
  return spec<number>(told, (value) => {
    const number = Number(value.trim())
    const fits = /^\d+$/.test(value.trim()) && number >= least && number <= most
    return fits ? { value: number } : { problem: `is not a whole number from ${least} to ${most}` }
  })
}

/** Parted by commas or line breaks. */
export function list(told: Told): InputSpec<readonly string[]> {
  return spec<readonly string[]>(told, (value) => ({
    value: value
      .split(/[,\n]/)
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  }))
}

const SHOWN = 80

/**
 * All inputs as values. Names are matched with `-` and `_` alike and in any case; an empty text is the default.
 * Throws ConfigError with every mistake at once.
 */
export function readInputs<S extends InputSpecs>(
  specs: S,
  raw: Readonly<Record<string, string | undefined>>,
): InputValues<S> {
  const given = new Map(Object.entries(raw).map(([name, value]) => [plainName(name), value ?? '']))
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, input] of Object.entries(specs)) {
    const written = firstGiven([name, ...input.aliases], given)
    const result = input.parse(written ?? input.default)
    if ('value' in result) values[name] = result.value
    else problems.push(`${name}: ${JSON.stringify((written ?? '').slice(0, SHOWN))} ${result.problem}`)
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return values as InputValues<S>
}

function firstGiven(names: readonly string[], given: ReadonlyMap<string, string>): string | undefined {
  return names.map((name) => given.get(plainName(name))).find((value) => value !== undefined && value.trim() !== '')
}

/** `DRY_RUN`, `dry-run` and `dry_run` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/_/g, '-')
}

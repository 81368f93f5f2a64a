import { withoutLogin } from '../../domain/without-login.js'
import { ConfigError } from '../../errors.js'
import type { Duration } from '../../domain/time.js'
import type { InputSpec, TextKind } from '../keys/kind.js'
import { withChoices } from '../keys/setting.js'
import * as kinds from '../keys/text-kinds.js'

export type { InputSpec } from '../keys/kind.js'

export type InputSpecs = Readonly<Record<string, InputSpec<unknown>>>
export type InputValues<S extends InputSpecs> = { readonly [K in keyof S]: S[K] extends InputSpec<infer T> ? T : never }
/** A table as whoever reads inputs needs it. */
export type SpecsOf<S extends InputSpecs> = {
  readonly [K in keyof S]: S[K] extends InputSpec<infer T> ? InputSpec<T> : never
}

export interface About {
  readonly description: string
  readonly default?: string
  readonly aliases?: readonly string[]
}

function spec<T>(about: About, kind: TextKind<T>): InputSpec<T> {
  return {
    description: withChoices(about.description, kind.choices ?? []),
    default: about.default ?? '',
    aliases: about.aliases ?? [],
    isFlag: kind.isFlag ?? false,
    parse: kind.readText,
  }
}

export function text(about: About & { maxLength?: number }): InputSpec<string> {
  return spec(about, kinds.text(about.maxLength))
}

export function flag(about: About): InputSpec<boolean> {
  return spec(about, kinds.flag())
}

export function choice<const C extends string>(about: About, choices: readonly C[]): InputSpec<C> {
  return spec(about, kinds.choice(choices))
}

/** Milliseconds. An empty default gives null. */
export function duration(about: About): InputSpec<Duration | null> {
  const kind = kinds.duration()
  return { ...spec(about, kind), parse: (value) => (value.trim() === '' ? { value: null } : kind.readText(value)) }
}

export function whole(about: About, least: number, most: number): InputSpec<number> {
  return spec(about, kinds.whole(least, most))
}

/** Separated by commas or line breaks. */
export function list(about: About): InputSpec<readonly string[]> {
  return spec(about, kinds.list())
}

const SHOWN = 80

/**
 * All inputs as values. Names are matched with `-` and `_` alike and in any case; an empty text is the default.
 * Throws ConfigError with every mistake at once, those that are known already first.
 */
export function readInputs<S extends InputSpecs>(
  specs: S,
  raw: Readonly<Record<string, string | undefined>>,
  known: readonly string[] = [],
): InputValues<S> {
  const given = new Map<string, string>()
  for (const name in raw) given.set(plainName(name), raw[name] ?? '')
  const problems = [...known]
  const values: Record<string, unknown> = {}
  for (const [name, input] of Object.entries(specs)) {
    const written = givenAs(name, given) ?? firstGiven(input.aliases, given)
    const result = input.parse(written ?? input.default)
    if ('value' in result) values[name] = result.value
    else problems.push(`${name}: ${shown(written)}${result.problem}`)
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return values as InputValues<S>
}

/** Nothing where nothing was given. */
function shown(written = ''): string {
  return written === '' ? '' : `${JSON.stringify(withoutLogin(written).slice(0, SHOWN))} `
}

function firstGiven(names: readonly string[], given: ReadonlyMap<string, string>): string | undefined {
  for (const name of names) {
    const value = givenAs(name, given)
    if (value !== undefined) return value
  }
  return undefined
}

function givenAs(name: string, given: ReadonlyMap<string, string>): string | undefined {
  const value = given.get(plainName(name))
  return value === undefined || value.trim() === '' ? undefined : value
}

/** `DRY_RUN`, `dry-run` and `dry_run` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}

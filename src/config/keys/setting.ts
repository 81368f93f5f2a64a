import type { InputSpec, PlainKind, TextKind } from './kind.js'

/** What a key is for, and how it goes when nothing is said. */
export interface About {
  readonly description: string
  /** As an input has it; empty for none. */
  readonly default?: string
  /** Other names of the input. */
  readonly aliases?: readonly string[]
  /** Belongs to one monitor, so `defaults` do not take it. */
  readonly ownOnly?: boolean
  /** What kind of monitor it means something to; any, where nothing is said. */
  readonly of?: MonitorKind
  /** What the input does beside a config file, which says the same of each monitor; `refuse` unless said otherwise. */
  readonly besideConfig?: BesideConfig
}

/** It stands for what monitors do not say, or is refused by its name. */
export type BesideConfig = 'default' | 'refuse'

/** A monitor reads beats from a document, or watches the runs of a workflow. */
export type MonitorKind = 'document' | 'workflow'

/** A key that is an input and a flag as well: one row of a table. */
export interface Setting<K extends TextKind<unknown>, Given> extends InputSpec<Given> {
  readonly ownOnly: boolean
  readonly of: MonitorKind | null
  readonly kind: K
  readonly besideConfig: BesideConfig
}

/** What an input of a kind says. */
type Said<K> = K extends TextKind<infer T> ? T : never

/** A key whose way to stand in a config file follows from its kind. */
export type PlainSetting<T, Given> = Setting<PlainKind<T>, Given>

/** An input is never absent where it has a default. */
export function setting<K extends TextKind<unknown>>(
  kind: K,
  about: About & { readonly default: string },
): Setting<K, Said<K>>
export function setting<K extends TextKind<unknown>>(kind: K, about: About): Setting<K, Said<K> | undefined>
export function setting<K extends TextKind<unknown>>(kind: K, about: About): Setting<K, unknown> {
  return {
    description: withChoices(about.description, kind.choices ?? []),
    default: about.default ?? '',
    aliases: about.aliases ?? [],
    isFlag: kind.isFlag ?? false,
    ownOnly: about.ownOnly ?? false,
    of: about.of ?? null,
    besideConfig: about.besideConfig ?? 'refuse',
    kind,
    parse: (text) => (text.trim() === '' ? { value: undefined } : kind.readText(text)),
  }
}

/** A description that names every choice, by itself or at its end. */
export function withChoices(description: string, choices: readonly string[]): string {
  // Where nothing is described nobody reads it: an action starts without descriptions.
  if (description === '' || choices.length === 0) return description
  const named = choices.map((one) => `\`${one}\``)
  if (named.every((one) => description.includes(one))) return description
  return `${description.replace(/\.$/, '')}: ${named.slice(0, -1).join(', ')} or ${named.at(-1)}.`
}

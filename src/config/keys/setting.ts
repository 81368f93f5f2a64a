import type { FileKind, InputSpec, Kind } from './kind.js'

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

/** A key of the config file: one row of a table. */
export interface FileSetting<T> {
  readonly description: string
  readonly default: string
  readonly ownOnly: boolean
  readonly of: MonitorKind | null
  readonly kind: FileKind<T>
}

/** A key of the config file that is an input and a flag as well. */
export interface Setting<T, Given extends T | undefined = T> extends FileSetting<T>, InputSpec<Given> {
  readonly kind: Kind<T>
  readonly besideConfig: BesideConfig
}

export type Settings = Readonly<Record<string, FileSetting<unknown>>>

/** What a table's keys say, understood; what is absent was not said. */
export type ValuesOf<S extends Settings> = {
  readonly [K in keyof S]?: S[K] extends FileSetting<infer T> ? T : never
}

export function fileSetting<T>(kind: FileKind<T>, about: About): FileSetting<T> {
  return {
    description: withChoices(about.description, kind.choices ?? []),
    default: about.default ?? '',
    ownOnly: about.ownOnly ?? false,
    of: about.of ?? null,
    kind,
  }
}

/** An input is never absent where it has a default. */
export function setting<T>(kind: Kind<T>, about: About & { readonly default: string }): Setting<T>
export function setting<T>(kind: Kind<T>, about: About): Setting<T, T | undefined>
export function setting<T>(kind: Kind<T>, about: About): Setting<T, T | undefined> {
  return {
    ...fileSetting(kind, about),
    kind,
    aliases: about.aliases ?? [],
    isFlag: kind.isFlag ?? false,
    besideConfig: about.besideConfig ?? 'refuse',
    parse: (text) => (text.trim() === '' ? { value: undefined } : kind.readText(text)),
  }
}

/** A description that names every choice, by itself or at its end. */
export function withChoices(description: string, choices: readonly string[]): string {
  const named = choices.map((one) => `\`${one}\``)
  if (named.every((one) => description.includes(one))) return description
  return `${description.replace(/\.$/, '')}: ${named.slice(0, -1).join(', ')} or ${named.at(-1)}.`
}

import type { FileKind, JsonSchema, Kind } from './kind.js'
import { inFile } from './plain-kinds.js'
import { withChoices, type About, type MonitorKind, type PlainSetting, type Setting } from './setting.js'

/** A key of the config file: one row of a table. */
export interface FileSetting<T> {
  readonly description: string
  readonly default: string
  readonly ownOnly: boolean
  readonly of: MonitorKind | null
  readonly kind: FileKind<T>
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

/** A key of inputs as the config file knows it too; the shapes narrow what an editor is told of its texts. */
export function settingInFile<T, Given>(row: PlainSetting<T, Given>, ...shapes: JsonSchema[]): Setting<Kind<T>, Given> {
  return { ...row, kind: inFile(row.kind, ...shapes) }
}

type PlainSettings = Readonly<Record<string, PlainSetting<unknown, unknown>>>

type InFile<S extends PlainSettings> = {
  readonly [K in keyof S]: S[K] extends PlainSetting<infer T, infer Given> ? Setting<Kind<T>, Given> : never
}

/** The same of all rows of a table. */
export function settingsInFile<S extends PlainSettings>(
  table: S,
  shapes: { readonly [K in keyof S]?: readonly JsonSchema[] } = {},
): InFile<S> {
  const rows = Object.entries(table).map(([key, row]) => [key, settingInFile(row, ...(shapes[key] ?? []))])
  // Each row is that of its key: that is what InFile says.
  return Object.fromEntries(rows) as InFile<S>
}

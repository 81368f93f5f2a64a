import type { Where } from './where.js'

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The value, or a sentence that ends `name: "value" …` with the remedy. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string }

/** What the values of a key look like, and how they are understood; what the key is for is the row's to say. */
export interface Kind<T> {
  /** What an editor knows of the values. */
  readonly schema: JsonSchema
  /** Where only a few words are possible. */
  readonly choices?: readonly string[]
  /** True or false: on a command line the bare name means true. */
  readonly isFlag?: boolean
  /** What an input or a flag says. */
  readText(this: void, text: string): Parsed<T>
  /** What the config file says; what is wrong goes to the problems of `where`. */
  readValue(this: void, value: unknown, where: Where): T | undefined
}

/** A kind that only the config file knows: no single text could say it. */
export type FileKind<T> = Omit<Kind<T>, 'readText' | 'isFlag'>

/** How one input is written, described and understood. The one place that names it: action.yml and README are held to it. */
export interface InputSpec<T> {
  readonly description: string
  /** As written in action.yml; an empty text given by the user means this. */
  readonly default: string
  /** Other names it goes by. */
  readonly aliases: readonly string[]
  /** True or false: on a command line the bare name means true. */
  readonly isFlag?: boolean
  /** The value, or a sentence that ends `name: "value" …` with the remedy. */
  parse(this: void, text: string): Parsed<T>
}

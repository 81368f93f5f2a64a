import type { Where } from './where.js'

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The value, or a sentence that ends `name: "value" …` with the remedy. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string }

/** How the values of an input are understood; what it is for is the row's to say. */
export interface TextKind<T> {
  /** Where only a few words are possible. */
  readonly choices?: readonly string[]
  /** True or false: on a command line the bare name means true. */
  readonly isFlag?: boolean
  /** What an input or a flag says. */
  readText(this: void, text: string): Parsed<T>
}

/** How a config file writes the values of an input: the rules of each form load with the file. */
export type Form = 'text' | 'flag' | 'choice' | 'duration' | 'some-time' | 'whole' | 'list' | 'texts'

/** A kind that inputs know, and a config file in one of its forms. */
export interface PlainKind<T> extends TextKind<T> {
  readonly form: Form
  /** The least and the most: of a whole number; of a text the characters. */
  readonly least?: number
  readonly most?: number
}

/** A kind that inputs and the config file know. */
export interface Kind<T> extends TextKind<T> {
  /** What an editor knows of the values. */
  readonly schema: JsonSchema
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

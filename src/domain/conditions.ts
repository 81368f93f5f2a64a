import type { Duration } from './time.js'

/** What one line of `expect` asks: at a JSON Pointer something stands in this relation to a literal. */
export interface ExpectLine {
  readonly pointer: string
  readonly operator: '<=' | '<' | '>=' | '>' | '==' | '!='
  readonly value: string | number | boolean | null
}

/** A number at a JSON Pointer that is a span of time. */
export interface SpanField {
  readonly pointer: string
  /** Null: the name of the field tells. */
  readonly unitMs: Duration | null
}

/** What a document must say to be well, and where it tells its age and its limit. */
export interface Conditions {
  /** The words of its status that are well, in small letters; none for those that are known. */
  readonly okValues: readonly string[]
  readonly expect: readonly ExpectLine[]
  readonly age: SpanField | null
  readonly staleAfter: SpanField | null
  /** The monitor says itself when it is late, which counts where the document does not. */
  readonly hasOwnLimit: boolean
}

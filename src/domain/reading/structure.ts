/** A text that says its things by names, as the value JSON would have, and the line of each. */
export interface StructuredText {
  readonly value: unknown
  /** By JSON Pointer; what is not named stands in the line of what it is part of. */
  readonly lineOf: ReadonlyMap<string, number>
}

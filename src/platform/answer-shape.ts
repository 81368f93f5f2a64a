/** Whether a value from outside has the shape that was promised. */
export type Shape = (value: unknown) => boolean

export const text: Shape = (value) => typeof value === 'string'
export const word: Shape = (value) => typeof value === 'string' && value !== ''
export const count: Shape = (value) => Number.isSafeInteger(value) && Number(value) >= 0
export const flag: Shape = (value) => typeof value === 'boolean'
export const anything: Shape = () => true

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
export const time: Shape = (value) =>
  typeof value === 'string' && TIME.test(value) && Number.isFinite(Date.parse(value))

export function oneOf(...words: readonly string[]): Shape {
  return (value) => typeof value === 'string' && words.includes(value)
}

/** Any word but this one. */
export function other(than: string): Shape {
  return (value) => word(value) && value !== than
}

export function orNull(shape: Shape): Shape {
  return (value) => value === null || shape(value)
}

/** A member that may be left out. */
export function maybe(shape: Shape): Shape {
  return (value) => value === undefined || shape(value)
}

export function either(...shapes: readonly Shape[]): Shape {
  return (value) => shapes.some((shape) => shape(value))
}

export function listOf(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.every(shape)
}

/** For what cannot be empty: git keeps no folder without files. */
export function someOf(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.length > 0 && value.every(shape)
}

/** An object with at least these members. */
export function record(members: Readonly<Record<string, Shape>>): Shape {
  const entries = Object.entries(members)
  return (value) => isRecord(value) && entries.every(([name, shape]) => shape(value[name]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

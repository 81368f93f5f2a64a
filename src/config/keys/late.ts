import type { Kind } from './kind.js'

/** Stands in a table that loads at start for what few inputs say and takes long to read; whoever says it needs the whole table. */
export function late<T>(): Kind<T> {
  const readText = (): never => {
    throw new Error('an input that loads late was read by the table of the start')
  }
  return { schema: {}, readText, readValue: readText }
}

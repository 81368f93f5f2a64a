import type { PlainKind } from './kind.js'

/** Stands in a table that loads at start for what few inputs say and takes long to read; whoever says it needs the whole table. */
export function late<T>(): PlainKind<T> {
  return {
    form: 'text',
    readText: () => {
      throw new Error('an input that loads late was read by the table of the start')
    },
  }
}

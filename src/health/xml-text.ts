import { cut, oneLine } from '../domain/safe-text.js'

/** Text on one line, with nothing in it that XML may not hold. */
export function xmlText(text: string, longest: number): string {
  return cut(oneLine(text).replace(/[\ufffe\uffff]/g, ''), longest)
}

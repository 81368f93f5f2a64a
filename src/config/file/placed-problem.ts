import type { PlacedProblem } from '../../errors.js'
import type { Path } from '../keys/where.js'

export function placedText(file: string, { path, line, column, message }: PlacedProblem): string {
  return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`
}

/** `['maintenance', 0, 'from']` as people write it. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? key : `${text}.${key}`
  }, '')
}

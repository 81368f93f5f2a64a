import { widthOf } from '../../domain/text-width.js'

/** Pieces beside each other, on as few lines as fit; a piece is never broken. Each has its width, since colours have none. */
export function wrapped(pieces: readonly Piece[], columns: number, indent = '  '): string[] {
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const { text, width } of pieces) {
    if (line !== '' && taken + GAP.length + width > columns) {
      lines.push(line)
      line = ''
    }
    taken = line === '' ? indent.length + width : taken + GAP.length + width
    line = line === '' ? `${indent}${text}` : `${line}${GAP}${text}`
  }
  return line === '' ? lines : [...lines, line]
}

export interface Piece {
  readonly text: string
  readonly width: number
}

export function plainPiece(text: string): Piece {
  return { text, width: widthOf(text) }
}

const GAP = '  '

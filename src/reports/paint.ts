export type Brush = (text: string) => string

/** Colours for a terminal, by what they are for; a brush changes no width. */
export interface Paint {
  readonly good: Brush
  readonly quiet: Brush
  readonly warn: Brush
  readonly bad: Brush
  readonly strong: Brush
}

const same: Brush = (text) => text

/** For files, pipes and NO_COLOR. */
export const PLAIN: Paint = { good: same, quiet: same, warn: same, bad: same, strong: same }

export const COLOURED: Paint = {
  good: (text) => sgr(32, 39, text),
  quiet: (text) => sgr(2, 22, text),
  warn: (text) => sgr(33, 39, text),
  bad: (text) => sgr(31, 39, text),
  strong: (text) => sgr(1, 22, text),
}

function sgr(on: number, off: number, text: string): string {
  return `\u001b[${on}m${text}\u001b[${off}m`
}

// What each operator and call is taken for.

/** A boundary moved by one, and the comparison turned round. */
export const COMPARISONS = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
}

export const ARITHMETIC = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' }

export const ASSIGNMENTS = { '+=': '-=', '-=': '+=', '*=': '/=', '??=': '=' }

export const UPDATES = { '++': '--', '--': '++' }

export const SWAPPED_CALLS = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
}

/** Calls of a list or a text that give one of the same kind: without them it stays as it was. */
export const DROPPED_CALLS = new Set([
  'filter',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'slice',
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
])

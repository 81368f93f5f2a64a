import { TEXTS_PART } from './project.mjs'

const COLUMNS = ['part', 'mutants', 'killed', 'alive', 'not reached', 'equivalent', 'score']

/** The figures of each part and of all, texts for people apart. */
export function figuresOf(judged) {
  const parts = [...new Set(judged.map(({ part }) => part))].sort()
  const rows = parts.map((part) =>
    row(
      part,
      judged.filter((mutant) => mutant.part === part),
    ),
  )
  return {
    rows,
    all: row(
      'all but texts',
      judged.filter(({ part }) => part !== TEXTS_PART),
    ),
  }
}

function row(part, mutants) {
  const count = (verdict) => mutants.filter((mutant) => mutant.verdict === verdict).length
  const [killed, alive, unreached, equivalent] = ['killed', 'alive', 'unreached', 'equivalent'].map(count)
  const decided = killed + alive + unreached
  return {
    part,
    mutants: mutants.length,
    killed,
    alive,
    unreached,
    equivalent,
    score: decided ? (100 * killed) / decided : 100,
  }
}

export function tableOf({ rows, all }) {
  const cells = [
    COLUMNS,
    ...[...rows, all].map((line) => Object.values({ ...line, score: `${line.score.toFixed(1)} %` }).map(String)),
  ]
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column].length)))
  return cells
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    )
    .join('\n')
}

/** Those that live, as they stand in the file that is asked for. */
export function survivorsOf(judged) {
  return judged
    .filter(({ verdict }) => verdict === 'alive' || verdict === 'unreached')
    .map(({ file, row, column, mutator, original, text, verdict, part }) => ({
      file,
      line: row,
      column,
      mutator,
      original,
      mutant: text,
      verdict,
      part,
    }))
    .sort((one, other) =>
      one.file === other.file ? one.line - other.line || one.column - other.column : one.file < other.file ? -1 : 1,
    )
}

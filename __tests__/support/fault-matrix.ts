import { NEVER, outcomeOfCell, type CellOptions, type CellOutcome } from './cell-outcome.js'
import { WRONG_ANSWERS, type WrongAnswer } from './fault-answers.js'
import { cellsOf, EITHER_WAY, requestsOf, spread, type FaultCell } from './fault-cells.js'
import { figure, partOf } from './figures.js'
import { LIFE, type LifeStep } from './life-steps.js'
import type { LifeWorld } from './life-world.js'

export interface Choice {
  /** So many of them, evenly spread. */
  readonly count: number
  /** Default: all that are wrong. */
  readonly answers?: readonly WrongAnswer[]
  /** Default: once, and throughout. */
  readonly onces?: readonly boolean[]
  /** Default: all of them. */
  readonly steps?: readonly LifeStep[]
}

/** Cells of a life; of these the part that is tried. */
export async function chosenCells(world: LifeWorld, choice: Choice): Promise<FaultCell[]> {
  const { count, answers = WRONG_ANSWERS, onces = EITHER_WAY, steps = LIFE } = choice
  const all: FaultCell[] = []
  for (const step of steps) all.push(...cellsOf(step, await requestsOf(step, world), { answers, onces }))
  return partOf(spread(all, count))
}

/** What became of the cells so far, and their figures. */
export function createTally(what: string) {
  const outcomes: CellOutcome[] = []
  return {
    /** Stories of the cells in which something happened that never may. */
    async tryAll(cells: readonly FaultCell[], world: LifeWorld, options?: CellOptions): Promise<string[]> {
      const found: CellOutcome[] = []
      for (const cell of cells) found.push(await outcomeOfCell(cell, world, options))
      outcomes.push(...found)
      return found.flatMap(({ troubles, story }) => (troubles.length > 0 ? [`${troubles.join(', ')}: ${story}`] : []))
    },
    /** Notes the figures, and gives back how many cells there were. */
    note(): number {
      figure(what, 'cells', outcomes.length)
      for (const trouble of NEVER)
        figure(what, trouble, outcomes.filter(({ troubles }) => troubles.includes(trouble)).length)
      figure(
        what,
        'told again, because nothing could remember it',
        outcomes.filter(({ toldAgain }) => toldAgain).length,
      )
      return outcomes.length
    },
  }
}

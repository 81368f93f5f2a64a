import { NEVER, outcomeOfCell, type CellOutcome } from './cell-outcome.js'
import { cellsOf, requestsOf, spread, type FaultCell } from './fault-cells.js'
import { figure } from './figures.js'
import { LIFE } from './life-steps.js'
import type { LifeWorld } from './life-world.js'

/** So many cells of all steps, evenly spread. */
export async function chosenCells(world: LifeWorld, count: number): Promise<FaultCell[]> {
  const all: FaultCell[] = []
  for (const step of LIFE) all.push(...cellsOf(step, await requestsOf(step, world)))
  return spread(all, count)
}

/** What became of the cells so far, and their figures. */
export function createTally(what: string) {
  const outcomes: CellOutcome[] = []
  return {
    /** Stories of the cells in which something happened that never may. */
    async tryAll(cells: readonly FaultCell[], world: LifeWorld, budgetMs?: number): Promise<string[]> {
      const found: CellOutcome[] = []
      for (const cell of cells) found.push(await outcomeOfCell(cell, world, budgetMs))
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

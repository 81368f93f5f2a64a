// What is measured. A row is a run, what the repository holds for it, and the goals it is held to (docs/performance.md).
import { cliRows } from './rows/cli.mjs'
import { growthRows } from './rows/growth.mjs'
import { issueRows } from './rows/issues.mjs'
import { manyRows } from './rows/many.mjs'
import { pathRows } from './rows/paths.mjs'
import { workflowRows } from './rows/workflows.mjs'

/**
 * Rows of a checkout: `{ name, run, world, goals, before, from, isLong, rounds, compared }`. `before` are runs that bring about
 * what the row begins with; `isLong` ones are measured with `--full` alone.
 */
export function rowsOf(doors, folder) {
  return [pathRows, issueRows, manyRows, workflowRows, cliRows, growthRows].flatMap((rows) => rows(doors, folder))
}

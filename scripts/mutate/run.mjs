import { createCandidates } from './candidates.mjs'
import { firstRuns } from './first-runs.mjs'
import { createKept } from './kept.mjs'
import { listMutants, sampleOf } from './list-mutants.mjs'
import { judgeMutants } from './verdicts.mjs'

/**
 * Puts small faults into a project, one at a time, and tells which of them its tests notice.
 * @param only texts, separated by commas, of which the path of a mutated module holds one
 * @param sample at most so many mutants, chosen by `seed`
 * @param keep whether what was found out before is used and kept
 */
export async function mutate({
  project,
  only = '',
  sample = Infinity,
  seed = '1',
  jobs = 1,
  keep = true,
  say = () => undefined,
}) {
  const { root } = project
  const kept = keep ? createKept(root) : null
  const chosen = chosenOf(project.sources, only)
  const all = listMutants(root, chosen)
  const mutants = sampleOf(
    all.filter(({ equivalent }) => !equivalent),
    sample,
    seed,
  )
  const touched = new Set(mutants.map(({ file }) => file))
  const { runs, leftOut } = await firstRuns({ project, touched, jobs, kept, say })
  const candidates = createCandidates(root, runs)
  const judged = await judgeMutants({ root, mutants, candidates, jobs, kept, say })
  const equivalent = all.filter((mutant) => mutant.equivalent).map((mutant) => ({ ...mutant, verdict: 'equivalent' }))
  return { judged: [...judged, ...(sample === Infinity ? equivalent : [])], leftOut, failed: failedIn(runs) }
}

export function chosenOf(paths, texts) {
  return paths.filter((path) => texts.split(',').some((text) => path.includes(text)))
}

/** Tests that fail here without any fault, such as those that ask for the clock of jest. */
function failedIn(runs) {
  return runs.flatMap(({ path, tests }) =>
    tests.filter(({ failure }) => failure).map(({ name, failure }) => ({ path, name, failure })),
  )
}

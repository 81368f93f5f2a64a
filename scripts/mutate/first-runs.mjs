import { runAll } from './pool.mjs'
import { runnerHash } from './kept.mjs'
import { sha } from './list-mutants.mjs'
import { graphHash, graphOf } from './sources.mjs'

const PATIENCE_MS = 900_000

/**
 * Runs each test file that touches one of these modules once, as it is.
 * @returns {Promise<{ runs: object[], leftOut: string[] }>} `leftOut` are files that cannot run here
 */
export async function firstRuns({ project, touched, jobs, kept, say }) {
  const { root, sources, tests } = project
  const inScope = new Set(sources)
  const wanted = tests.filter((path) => [...graphOf(root, path)].some((part) => touched.has(part)))
  const runs = []
  const leftOut = []
  const open = []
  for (const path of wanted) {
    const name = `first-${sha(`${path} ${graphHash(root, path)} ${runnerHash()} ${sources.length}`)}`
    const known = kept?.read(name)
    if (known?.leftOut) leftOut.push(path)
    else if (known) runs.push(known)
    else open.push({ path, name })
  }
  say(`${wanted.length} test files reach these modules, ${open.length} of them are run once as they are`)
  await runAll({ root, jobs, next, done })
  return { runs: runs.sort((one, other) => (one.path < other.path ? -1 : 1)), leftOut }

  function next() {
    const task = open.shift()
    if (!task) return null
    const marked = [...graphOf(root, task.path)].filter((part) => inScope.has(part))
    return { ...task, patience: PATIENCE_MS, message: { kind: 'first', path: task.path, marked } }
  }

  function done({ path, name }, reply) {
    const isRun = reply?.kind === 'first'
    kept?.write(name, isRun ? reply : { leftOut: true })
    if (isRun) runs.push(reply)
    else leftOut.push(path)
  }
}

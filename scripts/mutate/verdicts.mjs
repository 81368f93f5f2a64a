import { runAll } from './pool.mjs'
import { runnerHash } from './kept.mjs'
import { sha } from './list-mutants.mjs'
import { graphHash } from './sources.mjs'

const LEAST_PATIENCE_MS = 30_000
const TIMES_LONGER = 40
const SAVED_EACH = 200

/** Tries the tests on each mutant. @returns {Promise<object[]>} the mutants with `verdict`: killed, alive, unreached or invalid */
export async function judgeMutants({ root, mutants, candidates, jobs, kept, say }) {
  const name = `verdicts-${runnerHash()}`
  const known = kept?.read(name) ?? {}
  const judged = []
  const open = []
  for (const mutant of mutants) {
    const verdict = knownVerdict(mutant, known[mutant.key])
    if (verdict) judge(mutant, verdict)
    else open.push(mutant)
  }
  say(`${mutants.length} mutants, ${open.length} of them are tried`)
  await runAll({ root, jobs, next, done })
  kept?.write(name, known)
  return judged

  function knownVerdict(mutant, { killed, alive } = {}) {
    if (killed && killed.hash === safeHash(killed.path)) return { verdict: 'killed', ...killed }
    const files = candidates.of(mutant)
    if (files.length === 0) return { verdict: 'unreached' }
    return alive !== undefined && alive === hashOf(files) ? { verdict: 'alive' } : null
  }

  function safeHash(path) {
    try {
      return graphHash(root, path)
    } catch {
      return null
    }
  }

  /** Of the tests that were tried, in whatever order. */
  function hashOf(files) {
    const parts = files.map(({ path, tests }) => `${graphHash(root, path)} ${tests.map(({ index }) => index).sort()}`)
    return sha(parts.sort().join('\n'))
  }

  function next() {
    const mutant = open.shift()
    if (!mutant) return null
    const files = candidates.of(mutant)
    const patience = LEAST_PATIENCE_MS + files.reduce((sum, { ms }) => sum + ms, 0) * TIMES_LONGER
    const { file, start, end, text } = mutant
    return { mutant, files, patience, message: { kind: 'mutant', mutant: { file, start, end, text }, files } }
  }

  function done({ mutant, files }, reply) {
    if (reply?.kind === 'error') judge(mutant, { verdict: 'invalid', how: reply.message })
    else if (reply === null) judge(mutant, { verdict: 'killed', how: 'endless' })
    else if (reply.killed === null) {
      known[mutant.key] = { alive: hashOf(files) }
      judge(mutant, { verdict: 'alive' })
    } else {
      known[mutant.key] = { killed: { ...reply.killed, hash: graphHash(root, reply.killed.path) } }
      candidates.killed(mutant, reply.killed)
      judge(mutant, { verdict: 'killed', ...reply.killed })
    }
    if (judged.length % SAVED_EACH === 0) kept?.write(name, known)
    if (judged.length % SAVED_EACH === 0) say(`${judged.length} of ${mutants.length}`)
  }

  function judge(mutant, verdict) {
    judged.push({ ...mutant, ...verdict })
  }
}

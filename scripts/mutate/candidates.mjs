// Which tests are tried on a mutant, and in which order.
import { moduleOf } from './sources.mjs'

/** More than this a mutant is not given, in milliseconds as its tests took before: what lives so long counts as alive. */
const MOST_MS = 2_000
/** A test that takes longer is not tried at all. */
const LONGEST_TEST_MS = 1_000

/**
 * @param firstRuns what the first run of each test file told
 * @returns an order of test files for a mutant, each with its tests; those that killed neighbours come first
 */
export function createCandidates(root, firstRuns) {
  const kills = new Map()
  const reached = new Map()
  const importers = importersOf(root, firstRuns)
  const killsOf = (...parts) => kills.get(parts.join(' ')) ?? 0

  return { of, killed }

  function killed(mutant, { path, test }) {
    for (const key of [`${mutant.file} ${path}`, `${mutant.file} ${path} ${test}`])
      kills.set(key, (kills.get(key) ?? 0) + 1)
  }

  function of(mutant) {
    const files = firstRuns.map((run) => fileFor(mutant, run)).filter(({ tests }) => tests.length > 0)
    files.sort((one, other) => other.kills - one.kills || one.far - other.far || one.ms - other.ms)
    let ms = 0
    return files.filter((file) => (ms += file.ms) <= MOST_MS || ms === file.ms)
  }

  function fileFor(mutant, run) {
    const { path, loadMs } = run
    const tests = reaching(mutant, run).map((index) => {
      const { ms, rounds } = run.tests[index]
      return { index, ms, rounds, kills: killsOf(mutant.file, path, index) }
    })
    const tried = tests.filter((test) => test.ms <= LONGEST_TEST_MS && !run.tests[test.index].failure)
    tried.sort((one, other) => other.kills - one.kills || one.ms - other.ms)
    const ms = tried.reduce((sum, test) => sum + test.ms, loadMs)
    return { path, tests: tried, ms, kills: killsOf(mutant.file, path), far: distance(mutant.file, path) }
  }

  function reaching({ file, place }, run) {
    const { places } = moduleOf(root, file)
    if (place >= 0 && !places[place].atLoad) return reachedBy(file, run)[place]
    if (!(file in run.atLoad)) return []
    const all = run.tests.map((_, index) => index)
    const within = all.filter((index) => runsIn(run.tests[index].reached, [file]))
    if (within.length > 0) return within
    const around = all.filter((index) => runsIn(run.tests[index].reached, importers.get(file) ?? []))
    return around.length > 0 ? around : all
  }

  /** For each place of a module the tests of one file that reach it; all of them where it is reached before they begin. */
  function reachedBy(file, run) {
    const key = `${file} ${run.path}`
    if (!reached.has(key)) reached.set(key, listed(file, run))
    return reached.get(key)
  }

  function listed(file, { atLoad, tests }) {
    const all = tests.map((_, index) => index)
    const lists = moduleOf(root, file).places.map((_, place) => (atLoad[file]?.[place] === '1' ? all : []))
    for (const [index, { reached: bits }] of tests.entries())
      for (const [place, bit] of [...(bits[file] ?? '')].entries())
        if (bit === '1' && lists[place] !== all) lists[place].push(index)
    return lists
  }
}

function runsIn(reached, files) {
  return files.some((file) => file in reached)
}

function importersOf(root, firstRuns) {
  const found = new Map()
  const files = new Set(firstRuns.flatMap(({ atLoad }) => Object.keys(atLoad)))
  for (const file of files)
    for (const imported of moduleOf(root, file).imports) found.set(imported, [...(found.get(imported) ?? []), file])
  return found
}

/** The tests of a module lie where the module lies; the further away, the later they are tried. */
function distance(file, path) {
  const [own, others] = [file, path].map((name) =>
    name
      .replace(/^(src|__tests__)\//, '')
      .replace(/(\.test)?\.ts$/, '')
      .split('/'),
  )
  let shared = 0
  while (shared < own.length && own[shared] === others[shared]) shared += 1
  return own.length - shared
}

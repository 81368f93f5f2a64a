import { bareEnvironment, freshFiles } from './environment.mjs'

/** At this latency round trips are told from requests side by side. */
const ROUND_TRIP_MS = 50
const FEWEST_ROUNDS = 3

/**
 * Round by round, bare node and then the row, each row once: what else the machine does meets them alike. Ends early when the
 * time is over, after three rounds. A row whose run fails has `failure`, and no figures.
 */
export async function measure(rows, { rounds, seconds, latency, ...rig }) {
  const results = rows.map((row) => ({ row, pairs: [], failure: null }))
  for (const result of results) await attempt(result, () => prepare(result, rig))
  const startedAt = performance.now()
  const inTime = () => performance.now() - startedAt < seconds * 1000
  for (let round = 0; round < rounds && (round < FEWEST_ROUNDS || inTime()); round++) {
    for (const result of results) {
      if (result.failure !== null || round >= (result.row.rounds ?? rounds)) continue
      await attempt(result, async () => result.pairs.push(await pair(result.row, { ...rig, latency })))
    }
  }
  return results
}

async function attempt(result, work) {
  try {
    await work()
  } catch (error) {
    result.failure = error.message
  }
}

/** What the row begins with is brought about once and kept, and the first run of all is not measured. */
async function prepare(result, rig) {
  const { row } = result
  for (const [index, step] of (row.before ?? []).entries()) {
    await runOnce(step, rig, { from: index === 0 ? step.from : row.name })
    await rig.github.keep(row.name)
  }
  if (row.before !== undefined) row.from = row.name
  result.depth = (await runOnce(row, rig, { from: row.from, latency: ROUND_TRIP_MS })).depth
}

async function pair(row, rig) {
  const bare = await rig.starter.run(bareRun(rig))
  const { cost, requests, bytes } = await runOnce(row, rig, { from: row.from, latency: rig.latency })
  return { bare, cost, requests, bytes }
}

function bareRun({ node, folder }) {
  return { argv: [node, '-e', '0'], env: bareEnvironment(), cwd: folder }
}

/** One run of a row on a repository of its own. */
export async function runOnce({ run, world = {}, exitCode }, { starter, github, folder }, start) {
  freshFiles(folder)
  await github.begin(world, start)
  const cost = await starter.run({ ...run, exitCode })
  return { cost, ...(await github.report()) }
}

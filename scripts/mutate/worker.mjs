// One process that runs test files: first as they are, then with one fault after another.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fewRuns } from './few-runs.mjs'
import { createLoader } from './instance.mjs'
import { closeGroups, createTestKit, runTest } from './test-kit.mjs'

const [root] = process.argv.slice(2)
const loader = createLoader(root, { 'fast-check': fewRuns })

/** A test that waits for what no longer comes is given this long, and so many times what it took before. */
const LEAST_WAIT = 5_000
const TIMES_LONGER = 20

/** What goes on for longer than this is of no use where tests run thousands of times, and is left out. */
const MOST_WAIT = 60_000
const MOST_ROUNDS = 5_000_000
const MOST_CPU_MS = 40_000
const LONG = 'takes too long'

/** What remembers answers forgets them where it is noted who reaches what: else only the first test that asks seems to. */
const MEMORY = { file: 'src/domain/bounded-cache.ts', line: 'if (found !== undefined) return found\n' }

const MOST_WORDS = 200
const TIMES_ROUNDS = 20
const LEAST_ROUNDS = 200_000

// What a test with a fault in it leaves behind must not end the process, nor another one.
process.on('unhandledRejection', () => undefined)
process.on('uncaughtException', () => undefined)
process.exit = () => {
  throw new Error('process.exit was called')
}
process.kill = () => {
  throw new Error('process.kill was called')
}
const exit = process.reallyExit.bind(process)
process.on('disconnect', () => exit(0))

process.on('message', (task) => {
  void answer(task).then((reply) => process.send(reply))
})

async function answer(task) {
  try {
    return task.kind === 'first' ? await firstRun(task) : await mutantRun(task)
  } catch (error) {
    return { kind: 'error', message: String(error?.stack ?? error) }
  }
}

/** Runs a test file as it is, and notes for each test how long it takes and what it reaches. */
async function firstRun({ path, marked }) {
  const isMarked = new Set(marked)
  const kit = createTestKit()
  const forgets = path.includes('bounded-cache') ? null : without(MEMORY)
  const instance = await loader.load(path, {
    marked: (part) => isMarked.has(part),
    mutation: forgets,
    kit: kit.globals,
  })
  const began = process.cpuUsage()
  instance.run()
  const loadMs = cpuMs(began)
  const atLoad = instance.takeReached()
  const tests = []
  for (const test of kit.tests) {
    Object.assign(instance.rounds, { count: 0, most: MOST_ROUNDS, stuck: false })
    const started = process.cpuUsage()
    const failure = cpuMs(began) > MOST_CPU_MS ? LONG : await failureOf(test, MOST_WAIT)
    const ms = cpuMs(started)
    tests.push({
      name: test.name,
      ms,
      rounds: instance.rounds.count,
      failure: instance.rounds.stuck ? LONG : failure,
      reached: instance.takeReached(),
    })
  }
  await closeGroups(kit.tests).catch(() => undefined)
  return { kind: 'first', path, loadMs, atLoad, tests }
}

/** Runs the tests that reach a fault, file by file, until one of them notices it. */
async function mutantRun({ mutant, files }) {
  let ran = 0
  for (const { path, tests } of files) {
    const { killed, ran: count } = await fileRun(mutant, path, tests)
    ran += count
    if (killed) return { kind: 'mutant', killed: { path, ...killed }, ran }
  }
  return { kind: 'mutant', killed: null, ran }
}

async function fileRun(mutant, path, wanted) {
  const kit = createTestKit()
  const instance = await loader.load(path, { mutation: mutant, kit: kit.globals })
  try {
    instance.run()
  } catch {
    return { killed: { test: -1, how: 'load' }, ran: 0 }
  }
  let ran = 0
  const done = []
  try {
    for (const { index, ms, rounds } of wanted) {
      const test = kit.tests[index]
      if (!test) return { killed: { test: index, how: 'load' }, ran }
      Object.assign(instance.rounds, { count: 0, most: Math.max(LEAST_ROUNDS, rounds * TIMES_ROUNDS) })
      ran += 1
      done.push(test)
      const failure = await failureOf(test, LEAST_WAIT + ms * TIMES_LONGER)
      if (failure || instance.rounds.stuck)
        return { killed: { test: index, how: instance.rounds.stuck || failure === 'late' ? 'endless' : 'failed' }, ran }
    }
    return { killed: null, ran }
  } finally {
    instance.stop()
    await Promise.race([closeGroups(done).catch(() => undefined), later(LEAST_WAIT)])
  }
}

/** A module in which a line is not there; null where it is not part of the project. */
function without({ file, line }) {
  const start = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8').indexOf(line) : -1
  return start < 0 ? null : { file, start, end: start + line.length, text: '' }
}

/** Null where the test passes, else a word for how it does not. */
async function failureOf(test, wait) {
  let timer
  const late = new Promise((resolve) => void (timer = setTimeout(() => resolve('late'), wait)))
  const outcome = runTest(test).then(
    () => null,
    (error) => String(error?.message ?? error ?? 'failed').slice(0, MOST_WORDS),
  )
  try {
    return await Promise.race([outcome, late])
  } finally {
    clearTimeout(timer)
  }
}

/** What the processor did: on a busy machine the clock says nothing. */
function cpuMs(started) {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

function later(ms) {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref())
}

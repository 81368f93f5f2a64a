// describe, test, each and the hooks, as far as our unit tests use them; `expect` is the one of jest.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { expect } = require('expect')

/** Collects the tests of one file while it loads: `tests` in the order of the file, each with the groups around it. */
export function createTestKit() {
  const root = group(null)
  const tests = []
  let current = root

  const test = Object.assign(add, { each: eachOf(add), skip: skipped(), only: add, concurrent: add })
  const describe = Object.assign(open, { each: eachOf(open), skip: skipped(), only: open })
  const hook = (name) => (run) => void current[name].push(run)
  const hooks = Object.fromEntries(
    ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'].map((name) => [name, hook(name)]),
  )
  return { tests, globals: { describe, test, it: test, expect, jest: noTimers(), ...hooks } }

  function add(name, run) {
    tests.push({ name: [...namesOf(current), name].join(' › '), run, group: current })
  }

  function open(name, run) {
    const outer = current
    current = group(outer, name)
    try {
      run()
    } finally {
      current = outer
    }
  }
}

function group(outer, name = '') {
  return { outer, name, started: false, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] }
}

function namesOf({ outer, name }) {
  return outer ? [...namesOf(outer), name] : []
}

function eachOf(add) {
  return (rows) => (name, run) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row]
      add(`${name} ${nameOf(values[0])}`, () => run(...values))
    }
  }
}

function nameOf(value) {
  return typeof value === 'object' || typeof value === 'function' ? '' : String(value).slice(0, 60)
}

function skipped() {
  return Object.assign(() => undefined, { each: () => () => undefined })
}

/** Tests with a clock of jest are few, and are left out: they fail where they ask for it. */
function noTimers() {
  const refuse = () => {
    throw new Error('the clock of jest is not here')
  }
  return {
    useFakeTimers: refuse,
    useRealTimers: () => undefined,
    setTimeout: () => undefined,
    advanceTimersByTime: refuse,
  }
}

/** One test with its hooks; it throws what the test throws. */
export async function runTest({ run, group }) {
  const groups = []
  for (let outer = group; outer; outer = outer.outer) groups.unshift(outer)
  for (const part of groups) {
    if (part.started) continue
    part.started = true
    for (const hook of part.beforeAll) await hook()
  }
  try {
    for (const part of groups) for (const hook of part.beforeEach) await hook()
    await run()
  } finally {
    for (const part of groups.reverse()) for (const hook of part.afterEach) await hook()
  }
}

/** Closes what the groups of these tests opened. */
export async function closeGroups(tests) {
  const groups = new Set()
  for (const { group } of tests) for (let outer = group; outer; outer = outer.outer) groups.add(outer)
  for (const part of groups) if (part.started) for (const hook of part.afterAll) await hook()
}

import { foreignIssues } from './issues.mjs'

/**
 * What a repository holds, made from a small description: `foreign` issues of other people with bodies of `bodies` bytes, a
 * number of `workflows`, hourly or `mixed`, a `branch` for the past, and whether stale beats have `recovered`.
 */
export function stateOf(world) {
  const { foreign = 0, bodies = 1000 } = world
  return {
    world,
    foreign: people(foreign, bodies),
    kept: {
      issues: new Map(),
      comments: new Map(),
      labels: new Set(),
      files: new Map(),
      branches: new Map(world.branch ? [[world.branch, branchOfBeats()]] : []),
      nextComment: 1,
    },
  }
}

/** One that has been written to for long: a young one is looked at twice. */
function branchOfBeats() {
  return { commits: Array(20).fill('heartbeat: nightly ok [skip ci]'), files: new Map() }
}

const made = new Map()

/** Thousands of issues are made once; nobody changes them. */
function people(count, bodies) {
  const key = `${count} ${bodies}`
  if (!made.has(key)) made.set(key, foreignIssues(count, bodies, Date.now()))
  return made.get(key)
}

export function allIssues({ foreign, kept }) {
  return [...kept.issues.values(), ...foreign]
}

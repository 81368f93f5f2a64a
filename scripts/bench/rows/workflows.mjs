import { goals } from '../goals.mjs'

/** Scheduled workflows that are all well, found by the check itself. */
export function workflowRows({ check }) {
  const row = (workflows, more = {}) => ({
    name: workflows === 1 ? 'check, 1 workflow' : `check, ${workflows} workflows`,
    run: check({}),
    world: { workflows },
    ...more,
  })
  return [
    row(1),
    row(20),
    row(100, { goals: { ...goals(8), peak: 90, requests: 20 }, rounds: 5 }),
    row(100, {
      name: 'check, 100 workflows: hourly, daily, weekly',
      world: { workflows: 100, mixed: true },
      isLong: true,
    }),
    row(500, { goals: { requests: 40 }, isLong: true, rounds: 3 }),
  ]
}

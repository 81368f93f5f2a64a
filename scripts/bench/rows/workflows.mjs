import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goals } from '../goals.mjs'

/** Scheduled workflows that are all well, found by the check itself, in its own repository and in many. */
export function workflowRows({ check }, folder) {
  writeFileSync(join(folder, 'acme.json'), JSON.stringify({ workflows: { organization: 'acme' } }))
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
    {
      name: 'check, an organisation of 120 repositories with 5 workflows each',
      run: check({ config: 'acme.json' }),
      world: { workflows: 5, organisation: 120 },
      goals: { requests: 270, peak: 300 },
      rounds: 5,
    },
    row(500, { goals: { requests: 40 }, isLong: true, rounds: 3 }),
  ]
}

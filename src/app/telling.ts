import { NOBODY_TOLD, type Told } from './told.js'
import type { tellPeople } from './tell-people.js'

/** The way to people loads only when there is something to tell. */
export async function tellIfDue(...[plan, ...rest]: Parameters<typeof tellPeople>): Promise<Told> {
  if (!plan.some((effect) => effect.kind === 'notify')) return NOBODY_TOLD
  const { tellPeople: tell } = await import('./tell-people.js')
  return tell(plan, ...rest)
}

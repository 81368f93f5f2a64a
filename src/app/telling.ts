import { NOBODY_TOLD, type Happened, type Telling, type Told } from './told.js'

/** The way to people loads only when there is something to tell. */
export async function tellIfDue(happened: Happened, telling: Telling): Promise<Told> {
  if (!happened.plan.some((effect) => effect.kind === 'notify')) return NOBODY_TOLD
  const { tellPeople } = await import(/* webpackChunkName: "telling" */ './tell-people.js')
  return tellPeople(happened, telling)
}

import { expect } from '@jest/globals'
import fc from 'fast-check'
import type { NotificationEvent } from '../../src/domain/incidents/incident.js'
import { DAY } from '../../src/domain/time.js'
import { figure } from './figures.js'
import { comesToRest, HAPPENINGS, isLate, newLife, type LifeModel, type LivedOn } from './incident-life.js'
import { NOON } from './incident-samples.js'

/** Whatever happens, in whatever order, so many times: incidents come to rest as they should, and people know of it. */
export async function liveOften(name: string, begin: () => LivedOn | Promise<LivedOn>, lives: number): Promise<void> {
  let calm = 0
  await fc.assert(
    fc.asyncProperty(fc.commands(HAPPENINGS, { maxCommands: 40, size: 'max' }), async (happenings) => {
      const [model, real] = [newLife(), await begin()]
      await fc.asyncModelRun(() => ({ model, real }), happenings)
      await comesToRest(model, real)
      await isAsItShouldBe(model, real)
      isToldAsItShouldBe(model, real)
      if (model.disturbances + model.deaths === 0) calm++
      await nothingIsWrittenAnyMore(model, real)
    }),
    { numRuns: lives },
  )
  figure('lives of incidents', `${name}, sequences of happenings`, lives)
  figure('lives of incidents', `${name}, of them without any disturbance`, calm)
}

/** One open incident at most, and one exactly where the monitor is late and no person said otherwise. */
async function isAsItShouldBe(model: LifeModel, real: LivedOn): Promise<void> {
  const open = await real.open()
  if (!isLate(model)) expect(open).toBe(0)
  else if (model.closedByPerson) expect(open).toBeLessThanOrEqual(1)
  else expect(open).toBe(1)
}

/**
 * Each change is told once; once more at most for each process that died, each answer that was lost and whatever else happened
 * to it. In the end people know how it is.
 */
function isToldAsItShouldBe(model: LifeModel, { told }: LivedOn): void {
  if (model.disturbances + model.deaths === 0) expect(told).toEqual(model.due)
  expect(toldAgain(told)).toBeLessThanOrEqual(model.disturbances + model.deaths)
  const last = told.findLast((event) => event !== 'reminder') ?? 'recovered'
  if (!isLate(model)) expect(last).toBe(model.forgotten ? last : 'recovered')
  else if (!model.closedByPerson) expect(last).not.toBe('recovered')
}

/** How often people heard what they knew: that it opened or got worse while it lasts, or that it is over when it was. */
function toldAgain(told: readonly NotificationEvent[]): number {
  let [again, isKnown, worse] = [0, false, 0]
  for (const event of told) {
    if (event === 'opened') again += isKnown ? 1 : 0
    if (event === 'recovered') again += isKnown ? 0 : 1
    // It may get worse twice.
    if (event === 'escalated') again += ++worse > 2 ? 1 : 0
    if (event === 'opened' || event === 'recovered') worse = 0
    isKnown = event !== 'recovered'
  }
  return again
}

async function nothingIsWrittenAnyMore(model: LifeModel, real: LivedOn): Promise<void> {
  const before = [...real.told]
  if (real.github === null) {
    await comesToRest(model, real)
  } else {
    const { issues, writes } = real.github
    expect(issues.flatMap(({ comments }) => comments).length).toBeLessThanOrEqual(mostComments(model))
    const written = writes().length
    await comesToRest(model, real)
    expect(writes()).toHaveLength(written)
  }
  expect(real.told).toEqual(before)
}

/** A story has an end for each beat at most, and a reminder for each day. */
function mostComments({ beats, disturbances, deaths, now }: LifeModel): number {
  // It gets worse twice, and what nobody remembers is told again.
  return 4 * (beats + disturbances + deaths + 1 + Math.ceil((now - NOON) / DAY))
}

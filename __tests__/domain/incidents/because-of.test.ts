import { describe, expect, test } from '@jest/globals'
import { dependenciesOf } from '../../../src/domain/dependencies.js'
import { becauseOf, LONGEST_HELD, type Standing } from '../../../src/domain/incidents/because-of.js'
import type { Incident } from '../../../src/domain/incidents/incident.js'
import { LONGEST_WINDOW } from '../../../src/domain/judging/due-again.js'
import { HOUR } from '../../../src/domain/time.js'
import { aState, aTrouble, aVerdict, NOON, POLICY } from '../../support/incident-samples.js'
import { aMonitor } from '../../support/monitor-samples.js'

const web = aVerdict({ monitor: 'web', since: NOON })

/** Of `web`, which stands on `database` and `router`; each has two hours to beat again. */
function because(incidents: readonly Incident[] | null, more: Partial<Standing> = {}) {
  const monitors = [{ ...aMonitor({}, 'web'), dependsOn: ['database', 'router'] }]
  return becauseOf({
    verdicts: [web],
    incidents,
    dependencies: dependenciesOf(monitors),
    policy: POLICY,
    now: NOON,
    healing: new Set(),
    dueAgain: (_verdict, from) => from + 2 * HOUR,
    ...more,
  }).get('web')
}

function told(monitor: string, from: number, to: number | null): Incident {
  const state = aState({
    openedAt: from,
    members: { [monitor]: aTrouble({ since: from, recoveredAt: to }) },
    closedAt: to,
  })
  const ending =
    to === null ? ({ phase: 'open', closedBy: null } as const) : ({ phase: 'closed', closedBy: 'heartbeat' } as const)
  return { key: monitor, ref: monitor, url: null, ...ending, closedAt: to, state }
}

describe('nobody is told', () => {
  test('because of what lasts, rather than of what is back', () => {
    const back = told('database', NOON - 5 * HOUR, NOON - HOUR)
    expect(because([back])).toMatchObject({ monitor: 'database', back: true, until: NOON + HOUR })
    expect(because([back, told('router', NOON - HOUR, null)])).toMatchObject({ monitor: 'router', back: false })
  })

  test('for a day at most, since the first of troubles that follow each other began', () => {
    const first = told('database', NOON - 10 * HOUR, NOON - 4 * HOUR)
    const second = told('router', NOON - 3 * HOUR, null)
    expect(because([first, second])?.until).toBe(NOON - 10 * HOUR + LONGEST_HELD)
    const earlier = told('database', NOON - 10 * HOUR, NOON - 6 * HOUR)
    expect(because([earlier, second])?.until).toBe(NOON - 3 * HOUR + LONGEST_HELD)
  })

  test('for no longer than a day and a window after its own trouble began', () => {
    const lasts = told('database', NOON, null)
    const verdicts = [{ ...web, since: NOON - LONGEST_WINDOW - HOUR }]
    expect(because([lasts])?.until).toBe(NOON + LONGEST_HELD)
    expect(because([lasts], { verdicts })?.until).toBe(NOON - HOUR + LONGEST_HELD)
    expect(because([lasts], { verdicts: [{ ...web, since: null }] })?.until).toBe(NOON + LONGEST_HELD)
  })
})

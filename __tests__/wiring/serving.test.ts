import { expect, test } from '@jest/globals'
import { createWaker } from '../../src/app/waker.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { JournalLook } from '../../src/domain/history/history.js'
import { MINUTE, SECOND, type Instant } from '../../src/domain/time.js'
import type { RunReport } from '../../src/reports/report.js'
import { createApp } from '../../src/serve/app.js'
import { controlsInFile } from '../../src/wiring/controls-place.js'
import { openControls } from '../../src/wiring/kept-controls.js'
import { createServing } from '../../src/wiring/serving.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../reports/a-run.js'
import { readEvents } from '../support/event-reader.js'
import { createLivingClock } from '../support/living-clock.js'
import { aLog } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'

test('whoever follows hears nothing of an incident that is opened for what they were told', async () => {
  const [clock, log] = [createLivingClock(NOW), aLog()]
  const kept: JournalLook[] = []
  const loop = createServing({
    clock,
    log,
    beats: null as never,
    controls: await openControls(controlsInFile('/controls.json', memoryFiles()), log),
    history: createHistory({ usualGapMs: MINUTE }),
    keep: (look) => void kept.push(look),
    waker: createWaker(clock),
    intervalMs: 15 * SECOND,
    zone: null,
  })
  const look = (run: RunReport): void => {
    loop.begins('look')
    loop.ends(run)
  }
  const dead = (now: Instant, incidents: RunReport['incidents'] = new Map()): RunReport =>
    aRun({ now, verdicts: [aDeadOne('mail')], incidents })
  const issue = { ref: '12', url: 'https://github.com/octo/jobs/issues/12', phase: 'open' } as const

  look(aRun({ now: NOW, verdicts: [aVerdict('mail')] }))
  const heard: string[] = []
  loop.follow((_, changes) => void heard.push(...changes.map(({ status }) => status)))
  const reader = readEvents(await createApp({ serving: loop, now: () => NOW }).request('/api/health/stream'))
  expect(await reader.object()).toMatchObject({ type: 'snapshot' })

  look(dead(NOW + MINUTE))
  look(dead(NOW + 2 * MINUTE, new Map([['mail', issue]])))
  look(aRun({ now: NOW + 3 * MINUTE, verdicts: [aVerdict('mail')] }))
  expect(kept.at(2)?.states).toMatchObject([{ incident: '12', onlyIncident: true }])
  expect(heard).toEqual(['critical', 'healthy'])
  expect(await reader.object()).toMatchObject({ type: 'status', status: 'critical' })
  expect(await reader.object()).toMatchObject({ type: 'status', status: 'healthy' })
  await reader.cancel()
})

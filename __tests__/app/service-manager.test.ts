import { expect, test } from '@jest/globals'
import { tellSystemd } from '../../src/app/service-manager.js'
import type { Status } from '../../src/domain/status.js'
import type { Process } from '../../src/ports.js'
import type { RunReport } from '../../src/reports/report.js'
import { aLog, aVerdict, NOON } from '../support/incident-samples.js'
import { createLivingClock } from '../support/living-clock.js'

const reportOf = (...statuses: Status[]): RunReport =>
  ({ verdicts: statuses.map((status) => aVerdict({ status })) }) as unknown as RunReport

function aManager(watchdogMs: number | null, answer = { exitCode: 0, stdout: '', stderr: '' }) {
  const said: string[] = []
  const log = aLog()
  const clock = createLivingClock(NOON)
  const process: Process = {
    run: async (command, args) => {
      said.push([command, ...args].join(' '))
      return answer
    },
    runInherit: () => Promise.reject(new Error('not here')),
  }
  return { said, log, clock, manager: tellSystemd({ watchdogMs, intervalMs: 15_000 }, { process, clock, log }) }
}

test('systemd hears of the first look that ended, of every change, and of the end', async () => {
  const { manager, said } = aManager(null)
  await manager.finished(reportOf('healthy', 'healthy', 'critical'))
  await manager.finished(reportOf('healthy', 'healthy', 'critical'))
  await manager.finished(reportOf('healthy', 'healthy', 'healthy'))
  await manager.stopping()
  expect(said).toEqual([
    'systemd-notify --no-block --ready --status=2 healthy, 1 critical',
    'systemd-notify --no-block --status=3 healthy',
    'systemd-notify --no-block STOPPING=1',
  ])
})

test('its watchdog is fed by looks that ended, never later than it waits', async () => {
  const { manager, said, clock } = aManager(60_000)
  const fedAt: number[] = []
  for (let i = 0; i < 9; i++) {
    const before = said.length
    await manager.finished(reportOf('healthy'))
    if (said.slice(before).some((line) => line.includes('WATCHDOG=1'))) fedAt.push(clock.steady() / 1000)
    await clock.pass(16_500)
  }
  expect(fedAt).toEqual([0, 16.5, 33, 49.5, 66, 82.5, 99, 115.5, 132])
})

test('a watchdog that waits for less than three looks is warned of', () => {
  expect(aManager(44_999).log.lines).toEqual([
    'warning: WatchdogSec=44.999 is short for a look each 15 s; give it three of them.',
  ])
  expect(aManager(45_000).log.lines).toEqual([])
})

test('that it cannot be told is said once', async () => {
  const { manager, log } = aManager(60_000, { exitCode: 1, stdout: '', stderr: 'no socket\n' })
  await manager.finished(reportOf('healthy'))
  await manager.finished(reportOf('critical'))
  expect(log.lines).toEqual(['warning: systemd was not told: systemd-notify ended with 1: no socket'])
})

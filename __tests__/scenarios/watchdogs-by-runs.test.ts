import { describe, expect, test } from '@jest/globals'
import { lookAtRuns } from '../support/watchdog-looks.js'
import type { World, WorldWorkflow } from '../support/team-world.js'

// A Wednesday, noon in London.
const NOW = '2026-11-25T12:00:00Z'

const look = (settings: string, workflow: WorldWorkflow, now = NOW): Promise<string> =>
  lookAtRuns(`monitors: { job: { workflow: job.yml, ${settings} } }`, { now, workflows: { 'job.yml': workflow } })

type Case = [what: string, settings: string, workflow: WorldWorkflow, expected: string, now?: string]

describe('the first red run', () => {
  test.each<Case>([
    ['that ran out of time', 'failure-tolerance: 0', { runs: 'schedule timed_out 9, schedule success 33' }, 'critical failing'],
    ['made good by a push to the default one', 'failure-tolerance: 0, events: [push]', { runs: 'push success 1, schedule failure 9, schedule success 33' }, 'healthy ok'],
    ['whose file could not be started', 'failure-tolerance: 0', { runs: 'schedule startup_failure 9, schedule success 33' }, 'critical failing'],
    ['behind a cancelled one', 'failure-tolerance: 0', { runs: 'schedule cancelled 9, schedule failure 33, schedule success 57' }, 'critical failing'],
    ['behind a skipped one', 'failure-tolerance: 0', { runs: 'schedule skipped 9, schedule failure 33, schedule success 57' }, 'critical failing'],
    ['while the next one is under way', 'failure-tolerance: 0', { runs: 'schedule in_progress 0.1, schedule failure 9, schedule success 33' }, 'critical failing'],
    ['made good by hand, which is named', 'failure-tolerance: 0, events: [workflow_dispatch]', { runs: 'workflow_dispatch success 1, schedule failure 9, schedule success 33' }, 'healthy ok'],
    ['made good by hand, which is not named', 'failure-tolerance: 0', { runs: 'workflow_dispatch success 1, schedule failure 9, schedule success 33' }, 'critical failing'],
    ['made good by a push to another branch', 'failure-tolerance: 0, events: [push]', { runs: 'push success 1 feature, schedule failure 9, schedule success 33' }, 'critical failing'],
    ['and the one before it, where one is forgiven', 'failure-tolerance: 1', { runs: 'schedule failure 9, schedule timed_out 33, schedule success 57' }, 'critical failing'],
    ['run again in vain', 'failure-tolerance: 0', { runs: 'schedule failure 9, schedule success 33', attempts: ['failure', 'failure'] }, 'critical failing'],
    ['in time by its window but never green', 'failure-tolerance: 5', { runs: 'schedule failure 9, schedule failure 33, schedule failure 57' }, 'critical failing'],
    ['of a week ago, then green', 'failure-tolerance: 0', { runs: 'schedule success 9, schedule failure 33' }, 'healthy ok'],
  ])('%s', async (...[, settings, workflow, expected, now]: Case) => {
    expect(await look(settings, workflow, now)).toBe(expected)
  }) // prettier-ignore
})

describe('workflows without a schedule', () => {
  const all = (text: string, workflows: World['workflows']): Promise<string> =>
    lookAtRuns(text, { now: NOW, workflows: workflows ?? {} })

  test.each<Case>([
    ['a release that failed', 'events: [release]', { on: 'release', runs: 'release failure 50, release success 400' }, 'critical failing'],
    ['a release that is long ago', 'events: [release]', { on: 'release', runs: 'release success 4000' }, 'healthy ok'],
    ['no release yet', 'events: [release]', { on: 'release', runs: '' }, 'healthy pending'],
    ['the last push was cancelled by the next one', 'events: [push]', { on: 'push', runs: 'push cancelled 1, push success 2' }, 'healthy ok'],
    ['only cancelled ones after a red one', 'events: [push]', { on: 'push', runs: 'push cancelled 1, push cancelled 2, push failure 3' }, 'critical failing'],
    ['with a window it is late as well', 'events: [push], window: 7d', { on: 'push', runs: 'push success 200' }, 'critical stale'],
    ['started by another workflow', 'events: [workflow_run]', { on: 'workflow_run', runs: 'workflow_run failure 1, workflow_run success 30' }, 'critical failing'],
    ['by another event than it has', 'events: [release]', { on: 'push', runs: 'push success 1' }, 'critical config-error'],
    ['by another event than it has, with a window', 'events: [release], window: 7d', { on: 'push', runs: 'push success 1' }, 'critical never-fired'],
    ['named without its events', 'window: 2d', { on: 'push', runs: 'push success 1' }, 'critical never-fired'],
  ])('%s', async (...[, settings, workflow, expected, now]: Case) => {
    expect(await look(settings, workflow, now)).toBe(expected)
  }) // prettier-ignore

  test.each<Case>([
    ['a red push of another branch', 'events: [push]', { on: 'push', runs: 'push failure 1 feature, push success 3' }, 'healthy ok'],
    ['a dispatched one of another branch', 'events: [workflow_dispatch]', { on: 'workflow_dispatch', runs: 'workflow_dispatch failure 1 feature, workflow_dispatch success 3' }, 'healthy ok'],
    ['tags that are pushed, where nothing else starts it', 'events: [push]', { text: "on:\n  push:\n    tags: ['v*']\njobs: {}\n", runs: 'push failure 1 v1.2, push success 900 v1.1' }, 'critical failing'],
    ['skipped on purpose, with a red one before it', 'events: [push], require: fired', { on: 'push', runs: 'push skipped 1, push failure 3' }, 'critical failing'],
    ['a repository dispatch, whatever branch', 'events: [repository_dispatch]', { on: 'repository_dispatch', runs: 'repository_dispatch timed_out 1' }, 'critical failing'],
  ])('%s', async (...[, settings, workflow, expected, now]: Case) => {
    expect(await look(settings, workflow, now)).toBe(expected)
  }) // prettier-ignore

  test('are found by their events, and those of pull requests are not', async () => {
    const workflows = {
      'ci.yml': { on: 'push', runs: 'push failure 1, push success 3' },
      'pr.yml': { on: 'pull_request', runs: 'pull_request failure 1' },
      'release.yml': { on: 'release', runs: 'release success 900' },
      'nightly.yml': { runs: 'schedule success 9' },
    }
    expect(await all('workflows: { include: [push, release] }', workflows)).toBe(
      'ci.yml critical failing, release.yml healthy ok, nightly.yml healthy ok',
    )
    expect(await all('workflows: { discover: false, include: [release] }', workflows)).toBe('release.yml healthy ok')
    expect(await all('workflows: { discover: true, ignore: [nightly.yml], include: [push] }', workflows)).toBe(
      'ci.yml critical failing',
    )
    expect(await all('workflows: { include: [push], failure-tolerance: 1 }', workflows)).toBe(
      'ci.yml healthy ok, nightly.yml healthy ok',
    )
  })
})

describe('slots', () => {
  const SLOT = 'events: [workflow_dispatch, repository_dispatch]'
  const runs = (text: string): WorldWorkflow => ({ on: 'repository_dispatch', runs: text })

  test.each<Case>([
    ['two a day, the second one missed', `${SLOT}, cron: '0 6,18 * * *', grace: 1h`, runs('repository_dispatch success 14'), 'critical stale', '2026-11-25T20:00:00Z'],
    ['two a day, the second one not yet late', `${SLOT}, cron: '0 6,18 * * *', grace: 3h`, runs('repository_dispatch success 14'), 'healthy ok', '2026-11-25T20:00:00Z'],
    ['two crons of one monitor', `${SLOT}, cron: ['0 9 * * 1-5', '30 16 * * 1-5'], grace: 30m`, runs('repository_dispatch success 8'), 'critical stale', '2026-11-25T17:01:00Z'],
    ['a little early', `${SLOT}, cron: '0 12 * * *', grace: 30m`, runs('repository_dispatch success 2.2'), 'healthy ok', '2026-11-25T14:00:00Z'],
    ['much too early', `${SLOT}, cron: '0 12 * * *', grace: 30m`, runs('repository_dispatch success 2.5'), 'critical stale', '2026-11-25T14:00:00Z'],
    ['late, but there', `${SLOT}, cron: '0 6 * * *', grace: 30m`, runs('workflow_dispatch success 1'), 'healthy ok', '2026-11-25T12:00:00Z'],
    ['ran and was red', `${SLOT}, cron: '0 6 * * *', grace: 1h`, runs('repository_dispatch failure 5.9, repository_dispatch success 30'), 'critical failing', '2026-11-25T12:00:00Z'],
    ['ran and was red, grace not over', `${SLOT}, cron: '0 6 * * *', grace: 8h`, runs('repository_dispatch failure 5.9, repository_dispatch success 30'), 'healthy ok', '2026-11-25T12:00:00Z'],
    ['the same where the first red one is asked for', `${SLOT}, cron: '0 6 * * *', grace: 8h, failure-tolerance: 0`, runs('repository_dispatch failure 5.9, repository_dispatch success 30'), 'critical failing', '2026-11-25T12:00:00Z'],
    ['begun in the grace and going on', `${SLOT}, cron: '0 6 * * *', grace: 1h`, runs('repository_dispatch in_progress 4.5, repository_dispatch success 29'), 'healthy ok', '2026-11-25T11:00:00Z'],
    ['begun in the grace and hanging since', `${SLOT}, cron: '0 6 * * *', grace: 1h`, runs('repository_dispatch in_progress 7.5, repository_dispatch success 30'), 'critical stale', '2026-11-25T14:00:00Z'],
    ['begun after the grace', `${SLOT}, cron: '0 6 * * *', grace: 1h`, runs('repository_dispatch in_progress 1, repository_dispatch success 30'), 'critical stale', '2026-11-25T12:00:00Z'],
    ['a person started it, and that does not count', `events: [repository_dispatch], cron: '0 6 * * *', grace: 1h`, runs('workflow_dispatch success 5, repository_dispatch success 30'), 'critical stale', '2026-11-25T12:00:00Z'],
    ['Sunday is no day of it', `${SLOT}, cron: '0 6 * * 1-5', grace: 1h`, runs('repository_dispatch success 54'), 'healthy ok', '2026-11-29T12:00:00Z'],
    ['Monday is', `${SLOT}, cron: '0 6 * * 1-5', grace: 1h`, runs('repository_dispatch success 73'), 'critical stale', '2026-11-30T07:01:00Z'],
    ['in New York before the clocks went back', `${SLOT}, cron: '0 9 * * *', timezone: America/New_York, grace: 30m`, runs('repository_dispatch success 24.4'), 'critical stale', '2026-10-31T13:31:00Z'],
    ['in New York on the day they went back', `${SLOT}, cron: '0 9 * * *', timezone: America/New_York, grace: 30m`, runs('repository_dispatch success 24.4'), 'healthy ok', '2026-11-01T13:31:00Z'],
    ['the same an hour later', `${SLOT}, cron: '0 9 * * *', timezone: America/New_York, grace: 30m`, runs('repository_dispatch success 25.4'), 'critical stale', '2026-11-01T14:31:00Z'],
    ['in an hour that the spring leaves out', `${SLOT}, cron: '30 2 * * *', timezone: Europe/Berlin, grace: 30m`, runs('repository_dispatch success 24.6'), 'critical stale', '2026-03-29T02:31:00Z'],
    ['Thanksgiving', `${SLOT}, cron: '0 11 * * 1-5', calendar: nyse, grace: 30m`, runs('repository_dispatch success 26'), 'skipped inactive-hours', '2026-11-26T18:00:00Z'],
    ['the day before it', `${SLOT}, cron: '0 11 * * 1-5', calendar: nyse, grace: 30m`, runs('repository_dispatch success 26'), 'critical stale', '2026-11-25T18:00:00Z'],
    ['never ran at all, though it is old', `${SLOT}, cron: '0 6 * * *', grace: 1h`, runs(''), 'critical stale', '2026-11-25T12:00:00Z'],
    ['every quarter of an hour, one is late', `${SLOT}, cron: '*/15 9-16 * * 1-5', timezone: America/New_York, grace: 5m`, runs('repository_dispatch success 0.4'), 'critical stale', '2026-11-25T16:20:30Z'],
    ['served by its schedule as well, which is named', `events: [schedule, workflow_dispatch], cron: '0 6 * * *', grace: 2h`, { cron: '0 6 * * *', runs: 'schedule success 5.2' }, 'healthy ok', '2026-11-25T12:00:00Z'],
  ])('%s', async (...[, settings, workflow, expected, now]: Case) => {
    expect(await look(settings, workflow, now)).toBe(expected)
  }) // prettier-ignore
})

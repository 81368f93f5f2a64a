import { describe, expect, test } from '@jest/globals'
import { lookAtRuns } from '../support/watchdog-looks.js'
import type { WorldWorkflow } from '../support/team-world.js'

const NOW = '2026-11-25T12:00:00Z'

const look = (settings: string, workflow: WorldWorkflow): Promise<string> =>
  lookAtRuns(`monitors: { job: { workflow: job.yml, ${settings} } }`, { now: NOW, workflows: { 'job.yml': workflow } })

const job = (name: string, conclusion: string | null = 'success') => ({
  name,
  status: conclusion === null ? 'in_progress' : 'completed',
  conclusion,
})
const artifact = (name: string, more: object = {}) => ({ name, size_in_bytes: 4096, expired: false, ...more })

type Case = [what: string, settings: string, workflow: WorldWorkflow, expected: string]
const DAILY = 'schedule success 9, schedule success 33'

describe('a job that must have succeeded', () => {
  test.each<Case>([
    ['it did', "require: { job: publish }", { runs: DAILY, jobsOf: [[job('build'), job('publish')], []] }, 'healthy ok'],
    ['it did in a run that is red elsewhere', "require: { job: publish }", { runs: 'schedule failure 9, schedule success 33', jobsOf: [[job('lint', 'failure'), job('publish')], [job('publish')]] }, 'healthy ok'],
    ['it was skipped the last nights', "require: { job: publish }, window: 30h", { runs: DAILY, jobsOf: [[job('publish', 'skipped')], [job('publish', 'skipped')]] }, 'critical failing'],
    ['it is not there any more', "require: { job: publish }, window: 30h", { runs: DAILY, jobsOf: [[job('build')], [job('build')]] }, 'critical failing'],
    ['all of its matrix', "require: { job: test }", { runs: DAILY, jobsOf: [[job('test (18, linux)'), job('test (20, linux)')], []] }, 'healthy ok'],
    ['one of its matrix failed', "require: { job: test }, window: 30h", { runs: 'schedule failure 9, schedule failure 33', jobsOf: [[job('test (18, linux)'), job('test (20, linux)', 'failure')], [job('test (18, linux)', 'failure')]] }, 'critical failing'],
    ['one leg of a matrix by its whole name', "require: { job: 'test (18, linux)' }, window: 30h", { runs: 'schedule failure 9, schedule failure 33', jobsOf: [[job('test (18, linux)'), job('test (20, linux)', 'failure')], []] }, 'healthy ok'],
    ['a reusable workflow by the caller', "require: { job: deploy }", { runs: DAILY, jobsOf: [[job('deploy / prepare'), job('deploy / apply')], []] }, 'healthy ok'],
    ['the called job by its whole name', "require: { job: 'deploy / apply' }, window: 30h", { runs: DAILY, jobsOf: [[job('deploy / prepare'), job('deploy / apply', 'skipped')], [job('deploy / apply', 'skipped')]] }, 'critical failing'],
    ['a called matrix', "require: { job: 'deploy / apply' }", { runs: DAILY, jobsOf: [[job('deploy / apply (eu)'), job('deploy / apply (us)')], []] }, 'healthy ok'],
    ['by a glob', "require: { job: 'shard-*' }", { runs: DAILY, jobsOf: [[job('shard-1'), job('shard-2')], []] }, 'healthy ok'],
    ['jobs that cannot be read', "require: { job: publish }", { runs: DAILY, jobsOf: [null, null] }, 'unknown source-unreachable'],
    ['without a schedule', "events: [push], require: { job: publish }, window: 7d", { on: 'push', runs: 'push success 9', jobsOf: [[job('publish')]] }, 'healthy ok'],
    ['in a slot', "events: [repository_dispatch], cron: '0 2 * * *', grace: 2h, require: { job: publish }", { on: 'repository_dispatch', runs: 'repository_dispatch success 9.9, repository_dispatch success 33.9', jobsOf: [[job('publish', 'skipped')], [job('publish')]] }, 'critical failing'],
  ])('%s', async (_what, settings, workflow, expected) => {
    expect(await look(settings, workflow)).toBe(expected)
  }) // prettier-ignore
})

describe('an artifact that must be there', () => {
  test.each<Case>([
    ['it is', "require: { artifact: report }, window: 8d", { runs: DAILY, artifactsOf: [[artifact('report')]] }, 'healthy ok'],
    ['by a glob', "require: { artifact: 'report-*' }, window: 8d", { runs: DAILY, artifactsOf: [[artifact('report-2026-11-25')]] }, 'healthy ok'],
    ['it has expired', "require: { artifact: 'report-*' }, window: 8d", { runs: DAILY, artifactsOf: [[artifact('report-1', { expired: true })]] }, 'healthy ok'],
    ['it is empty', "require: { artifact: report }, window: 8d", { runs: DAILY, artifactsOf: [[artifact('report', { size_in_bytes: 0 })], []] }, 'critical failing'],
    ['it was the last time', "require: { artifact: report }, window: 8d", { runs: DAILY, artifactsOf: [[], [artifact('report')]] }, 'healthy ok'],
    ['it was the last time, longer ago', "require: { artifact: report }, window: 30h", { runs: DAILY, artifactsOf: [[], [artifact('report')]] }, 'critical failing'],
    ['by a red run', "require: { artifact: report }, window: 30h", { runs: 'schedule failure 9, schedule failure 33', artifactsOf: [[artifact('report')], []] }, 'critical failing'],
    ['another one is', "require: { artifact: report }, window: 30h", { runs: DAILY, artifactsOf: [[artifact('logs')], [artifact('logs')]] }, 'critical failing'],
  ])('%s', async (_what, settings, workflow, expected) => {
    expect(await look(settings, workflow)).toBe(expected)
  }) // prettier-ignore
})

describe('fired, skipped, and the last runs that were due', () => {
  const nights = (...ends: string[]): WorldWorkflow => ({
    runs: ends.flatMap((end, i) => (end === '' ? [] : [`schedule ${end} ${9 + 24 * i}`])).join(', '),
  })
  const week = (...bad: [number, string][]): WorldWorkflow =>
    nights(...Array.from({ length: 12 }, (_, i) => bad.find(([night]) => night === i)?.[1] ?? 'success'))

  test.each<Case>([
    ['fired and cancelled', 'require: fired', { runs: 'schedule cancelled 9' }, 'healthy ok'],
    ['fired and waiting', 'require: fired', { runs: 'schedule waiting 9' }, 'healthy ok'],
    ['not fired', 'require: fired, window: 30h', { runs: 'schedule success 40' }, 'critical stale'],
    ['ran and was cancelled', 'require: run, window: 30h', { runs: 'schedule cancelled 9, schedule success 40' }, 'critical failing'],
    ['ran and timed out', 'require: run, window: 30h', { runs: 'schedule timed_out 9' }, 'healthy ok'],
    ['none of seven is bad', 'at-most: 0 of the last 7', week(), 'healthy ok'],
    ['one of seven is missing', 'at-most: 0 of the last 7', week([3, '']), 'critical stale'],
    ['one of seven is red', 'at-most: 0 of the last 7', week([3, 'failure']), 'critical failing'],
    ['one of seven was cancelled', 'at-most: 0 of the last 7, require: run', week([3, 'cancelled']), 'critical failing'],
    ['one of seven is red, and it only has to have ended', 'at-most: 0 of the last 7, require: run', week([3, 'failure']), 'healthy ok'],
    ['one of seven was skipped, which is meant where it only has to have run', 'at-most: 0 of the last 7, require: run', week([3, 'skipped']), 'healthy ok'],
    ['one of seven was skipped', 'at-most: 0 of the last 7', week([3, 'skipped']), 'critical failing'],
    ['one of seven is allowed', 'at-most: 1 of the last 7', week([3, '']), 'healthy ok'],
    ['two of seven are not', 'at-most: 1 of the last 7', week([3, ''], [5, 'failure']), 'critical stale'],
    ['eight nights ago', 'at-most: 0 of the last 7', week([8, 'failure']), 'healthy ok'],
    ['last night only, and the grace is not over', 'at-most: 0 of the last 7', week([0, '']), 'healthy ok'],
  ])('%s', async (_what, settings, workflow, expected) => {
    expect(await look(settings, workflow)).toBe(expected)
  }) // prettier-ignore
})

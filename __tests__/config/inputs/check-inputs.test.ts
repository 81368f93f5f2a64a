import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkConfig } from '../../../src/config/check-config.js'
import { CHECK_INPUTS } from '../../../src/config/inputs/check-inputs.js'
import { CHECK_OUTPUTS } from '../../../src/config/inputs/check-outputs.js'
import { readInputs } from '../../../src/config/inputs/inputs.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'
import { OUTPUT_NAMES } from '../../../src/reports/output-names.js'
import { configProblems } from '../../support/config-problems.js'
import { readActionFile } from '../../support/action-file.js'
import { hostileText } from '../../support/hostile-text.js'

const FILE = { 'heartbeat-file': 'data/scheduler_heartbeat.json' }
const configOf = (raw: Record<string, string>) => checkConfig(readInputs(CHECK_INPUTS, { ...FILE, ...raw }), null)
const monitorOf = (raw: Record<string, string>) => configOf(raw).monitors[0]!

describe('action.yml', () => {
  test('has the inputs and outputs that the code reads and sets, defaults and all', async () => {
    const file = await readActionFile('action.yml')
    expect(Object.keys(file.inputs).sort()).toEqual(Object.keys(CHECK_INPUTS).sort())
    for (const [name, spec] of Object.entries(CHECK_INPUTS)) {
      if (name !== 'token') expect([name, file.inputs[name]?.default ?? '']).toEqual([name, spec.default])
    }
    expect(Object.keys(CHECK_OUTPUTS).sort()).toEqual([...OUTPUT_NAMES].sort())
  })
})

describe('inputs', () => {
  test('an empty text, white space and nothing at all are the default', () => {
    const empty = Object.fromEntries(Object.keys(CHECK_INPUTS).map((name) => [name, '']))
    const blank = Object.fromEntries(Object.keys(CHECK_INPUTS).map((name) => [name, ' \n']))
    const defaults = readInputs(CHECK_INPUTS, {})
    expect(readInputs(CHECK_INPUTS, empty)).toEqual(defaults)
    expect(readInputs(CHECK_INPUTS, blank)).toEqual(defaults)
    expect(defaults).toMatchObject({ threshold: 120 * MINUTE, 'fail-on': 'critical', issue: true, force: false })
  })

  test.each(['dry-run', 'dry_run', 'DRY_RUN', 'Dry-Run'])('%s is one name', (name) => {
    expect(readInputs(CHECK_INPUTS, { [name]: 'true' })['dry-run']).toBe(true)
  })

  test('the older names are understood', () => {
    const values = readInputs(CHECK_INPUTS, { force_check: 'true', threshold_minutes: '30', dry_run: 'yes' })
    expect(values).toMatchObject({ force: true, threshold: 30 * MINUTE, 'dry-run': true })
  })

  test.each([
    ['true', true],
    ['TRUE', true],
    ['1', true],
    ['on', true],
    ['false', false],
    ['no', false],
    ['0', false],
    ['off', false],
  ])('%s is %s', (text, value) => {
    expect(readInputs(CHECK_INPUTS, { force: text }).force).toBe(value)
  })

  test('lists are parted by commas or lines', () => {
    expect(readInputs(CHECK_INPUTS, { 'issue-labels': ' a, b\n c,,\n' })['issue-labels']).toEqual(['a', 'b', 'c'])
  })

  test('property: hostile texts are values or mistakes, never anything else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(CHECK_INPUTS)), hostileText), (raw) => {
        for (const problem of configProblems(() => configOf(raw))) expect(problem.length).toBeLessThan(700)
      }),
    )
  })
})

describe('one monitor by inputs', () => {
  test('is called after its file and judged by threshold', () => {
    const { monitors, workflows } = configOf({})
    expect(monitors).toHaveLength(1)
    expect(workflows.discover).toBe(false)
    expect(monitors[0]).toMatchObject({ id: 'scheduler', expectation: { kind: 'threshold', thresholdMs: 2 * HOUR } })
  })

  test.each([
    ['data/scheduler_heartbeat.json', 'scheduler'],
    ['.heartbeat', 'heartbeat'],
    ['a/b c.txt', 'b-c'],
    ['status.json', 'status'],
    ['bot/last-run.txt', 'last-run'],
  ])('%s is called %s', (file, id) => {
    expect(monitorOf({ 'heartbeat-file': file }).id).toBe(id)
  })

  test('every and cron replace the threshold', () => {
    expect(monitorOf({ every: '30m', grace: '5m' }).expectation).toEqual({
      kind: 'interval',
      everyMs: 30 * MINUTE,
      graceMs: 5 * MINUTE,
      levels: null,
    })
    expect(monitorOf({ cron: '0 2 * * *; 0 14 * * *', timezone: 'Europe/Berlin' }).expectation).toMatchObject({
      kind: 'cron',
      crons: ['0 2 * * *', '0 14 * * *'],
      timezone: 'Europe/Berlin',
    })
  })

  test('market-hours is short for New York', () => {
    expect(monitorOf({ 'market-hours': 'true' }).active).toEqual({
      hours: 'mon-fri 09:30-16:00',
      timezone: 'America/New_York',
      calendar: 'nyse',
      holidays: [],
      sessions: [],
    })
  })

  test('nothing named and no config file: the scheduled workflows are watched', () => {
    const config = checkConfig(readInputs(CHECK_INPUTS, {}), null)
    expect(config.monitors).toEqual([])
    expect(config.workflows.discover).toBe(true)
  })
})

describe('mistakes', () => {
  test.each<[Record<string, string>, RegExp]>([
    [{ threshold: '5 mins' }, /^threshold: "5 mins" is not a duration; write "5m"$/],
    [{ threshold: 'soon' }, /^threshold: "soon" is not a duration; write minutes/],
    [{ 'fail-on': 'red' }, /^fail-on: "red" is not one of never, warning, degraded, critical$/],
    [{ force: 'perhaps' }, /^force: "perhaps" is neither true nor false/],
    [{ 'failure-tolerance': '-1' }, /^failure-tolerance: "-1" is not a whole number from 0 to 100$/],
    [{ 'failure-tolerance': '1.5' }, /whole number/],
    [{ 'issue-title': 'x'.repeat(300) }, /^issue-title: .* longer than 256 characters$/],
    [{ levels: '5,3,1', every: '1h' }, /^levels: "5,3,1" is not a set of levels; write three rising/],
    [{ levels: '1,2', every: '1h' }, /levels/],
    [{ every: '1h', cron: '0 * * * *' }, /give either "every" or "cron"/],
    [{ grace: '5m' }, /goes with "every" or "cron"/],
    [{ every: '0' }, /every: "0" must be longer than nothing/],
    [{ 'market-hours': 'true', 'active-hours': 'mon 09:00-10:00' }, /either "market-hours" or "active-hours"/],
  ])('%j', (raw, told) => {
    const problems = configProblems(() => configOf(raw))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(told)
  })

  test('all at once', () => {
    const raw = { threshold: 'x', force: 'x', missing: 'x', format: 'x', monitors: 'x', reminder: 'x', issue: 'x' }
    const named = configProblems(() => configOf(raw)).map((problem) => problem.split(':')[0])
    expect(named.sort()).toEqual(Object.keys(raw).sort())
  })

  test('a long wrong value is shown in part', () => {
    expect(configProblems(() => configOf({ threshold: 'x'.repeat(900) })).join().length).toBeLessThan(250)
  })
})

import { describe, expect, test } from '@jest/globals'
import { environmentWithout, inputsWithPrefix } from '../../../src/config/inputs/env-prefix.js'
import { readInputs } from '../../../src/config/inputs/inputs.js'
import {
  defaultMonitor,
  pathOf,
  readWriteInputs,
  WRITE_FLAGS,
  WRITE_INPUTS,
} from '../../../src/config/inputs/write-inputs.js'
import { STATUS_KINDS } from '../../../src/domain/status-kind.js'
import { ConfigError } from '../../../src/errors.js'

function problemsOf(raw: Record<string, string>): readonly string[] {
  try {
    readInputs(WRITE_INPUTS, raw)
    return []
  } catch (error) {
    return error instanceof ConfigError ? error.problems : [String(error)]
  }
}

test('empty strings mean the defaults', () => {
  const empty = Object.fromEntries(Object.keys(WRITE_INPUTS).map((name) => [name, '']))
  expect(readInputs(WRITE_INPUTS, { ...empty, monitor: 'backup' })).toEqual(
    readInputs(WRITE_INPUTS, { monitor: 'backup' }),
  )
  expect(readInputs(WRITE_INPUTS, { monitor: 'backup' })).toMatchObject({
    mode: 'job',
    status: null,
    branch: 'heartbeats',
    path: null,
    checks: null,
    metrics: null,
    'min-interval': 0,
    history: 'keep',
    required: false,
  })
})

test('all mistakes are told at once, each with its remedy', () => {
  const problems = problemsOf({
    monitor: 'Nightly backup',
    mode: 'twice',
    status: 'fine',
    branch: 'refs/heads/x',
    path: '../../etc/passwd',
    checks: '{',
    metrics: 'rows',
    'min-interval': '5 mins',
    history: 'drop',
    required: 'perhaps',
  })
  expect(problems).toEqual([
    expect.stringMatching(/^monitor: "Nightly backup" is no id .* write "nightly-backup"$/),
    expect.stringMatching(/^path: .* is no path of a file in a repository; write it like/),
    expect.stringMatching(/^branch: .* is no name of a branch; write it like "heartbeats"/),
    expect.stringMatching(/^min-interval: "5 mins" is not a duration; write "5m"$/),
    expect.stringMatching(/^history: "drop" is not one of keep, squash$/),
    expect.stringMatching(/^required: "perhaps" is neither true nor false/),
    expect.stringMatching(/^status: "fine" is not one of ok, success, failed/),
    expect.stringMatching(/^checks: "{" is not valid JSON; write/),
    expect.stringMatching(/^metrics: "rows" is neither a JSON object nor lines/),
    expect.stringMatching(/^mode: "twice" is not one of job, once$/),
  ])
})

test('a status in `mode: job` is a mistake, told with the others', () => {
  expect(() => readWriteInputs({ monitor: 'm', status: 'ok' })).toThrow(/^status: "ok" is for `mode: once`; set that/)
  expect(() => readWriteInputs({ monitor: 'a b', status: 'ok', mode: 'job' })).toThrow(/^monitor: .*\nstatus: /)
  expect(readWriteInputs({ monitor: 'm', status: 'ok', mode: 'Once' })).toMatchObject({ status: 'ok', mode: 'once' })
  expect(readWriteInputs({ monitor: 'm', status: '' })).toMatchObject({ status: null, mode: 'job' })
})

test('every kind of text that can be written can be asked for', () => {
  for (const preset of STATUS_KINDS) expect(readInputs(WRITE_FLAGS, { monitor: 'm', preset })).toMatchObject({ preset })
})

test.each([
  ['success', 'ok'],
  ['failure', 'failed'],
  ['cancelled', 'failed'],
  ['Running', 'running'],
])('the status %s is understood as %s', (given, status) => {
  expect(readInputs(WRITE_INPUTS, { monitor: 'm', status: given }).status).toBe(status)
})

describe('paths and branches', () => {
  test.each(['/a', 'a//b', 'a/../b', './a', 'a/', '.git/config', 'a/.GIT/x', 'a\\b', 'a\u0000b', '.'])(
    'the path %j is refused',
    (path) => expect(problemsOf({ monitor: 'm', path })).toHaveLength(1),
  )

  test.each(['data/scheduler_heartbeat.json', 'a b/ü.json', '.github/beat.json', '...'])(
    'the path %j is taken',
    (path) => expect(problemsOf({ monitor: 'm', path })).toEqual([]),
  )

  test.each(['a b', '-x', 'x.lock', 'a..b', 'a~1', 'x/', '@', 'a@{1}', '.x', 'a/.b'])(
    'the branch %j is refused',
    (branch) => expect(problemsOf({ monitor: 'm', branch })).toHaveLength(1),
  )

  test.each(['main', 'feature/x', 'v1.2', 'beats_2', 'ünïcode'])('the branch %j is taken', (branch) =>
    expect(problemsOf({ monitor: 'm', branch })).toEqual([]),
  )
})

test.each([
  ['Nightly backup', 'run', 'nightly-backup-run'],
  ['backup', 'backup', 'backup'],
  ['.github/workflows/x.yml', 'job', 'github-workflows-x.yml-job'],
  ['時計', 'tick', 'tick'],
  ['Backup', '', 'backup'],
])('the monitor of workflow %j and job %j is %s', (workflow, job, id) => expect(defaultMonitor(workflow, job)).toBe(id))

test('a file is named after its monitor where no path was given', () => {
  expect(pathOf({ path: null })).toBe('heartbeats/{monitor}.json')
  expect(pathOf({ path: null }, 'text')).toBe('heartbeats/{monitor}.txt')
  expect(pathOf({ path: 'a.json' })).toBe('a.json')
})

test('inputs can come as variables, which other programs do not get to see', () => {
  const env = { HEARTBEAT_RUN_MIN_INTERVAL: '5m', HEARTBEAT_RUN_TOKEN: 'secret', PATH: '/bin', NONE: undefined }
  expect(inputsWithPrefix(env, 'HEARTBEAT_RUN_')).toEqual({ 'min-interval': '5m', token: 'secret' })
  expect(environmentWithout(env, 'HEARTBEAT_RUN_')).toEqual({ PATH: '/bin' })
})

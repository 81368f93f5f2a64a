import { describe, expect, it } from '@jest/globals'
import { parseWorkflowFile } from '../../../src/sources/workflow/file.js'

const UTC = (cron: string) => ({ cron, timezone: 'UTC' })

describe('the schedule of a workflow file', () => {
  it.each([
    ['one line', "on:\n  schedule:\n    - cron: '0 3 * * *'\n", [UTC('0 3 * * *')]],
    [
      'with a zone',
      'on:\n  schedule:\n    - cron: 0 3 * * *\n      timezone: Europe/Berlin',
      [{ cron: '0 3 * * *', timezone: 'Europe/Berlin' }],
    ],
    [
      'in flow style',
      '{on: {schedule: [{cron: "1 * * * *"}, {cron: "2 * * * *"}]}}',
      [UTC('1 * * * *'), UTC('2 * * * *')],
    ],
    ['by an anchor', 'x: &c "0 3 * * *"\non:\n  schedule:\n    - cron: *c\n', [UTC('0 3 * * *')]],
    ['with a byte order mark', "\ufeffon:\n  schedule:\n    - cron: '0 3 * * *'\n", [UTC('0 3 * * *')]],
    ['with Windows line ends', "on:\r\n  schedule:\r\n    - cron: '0 3 * * *'\r\n", [UTC('0 3 * * *')]],
  ])('%s', async (_what, text, entries) => {
    expect(await parseWorkflowFile(text)).toMatchObject({ scheduled: true, problem: null, entries })
  })

  const cron = "  schedule:\n    - cron: '0 3 * * *'\n"
  it.each([
    ['a header of YAML 1.1, where on is true', `%YAML 1.1\n---\non:\n${cron}`],
    ['a header of YAML 1.2', `%YAML 1.2\n---\non:\n${cron}`],
    ['true as the key', `true:\n${cron}`],
    ['capitals', `On:\n${cron.replace('schedule', 'Schedule')}`],
    ['a merge key', `x: &x\n${cron}on:\n  <<: *x\n  push:\n`],
    ['a quoted key', `"on":\n${cron}`],
  ])('by %s', async (_what, text) => {
    expect(await parseWorkflowFile(text)).toMatchObject({ scheduled: true, problem: null, entries: [UTC('0 3 * * *')] })
  })

  it('tells of a key that GitHub does not know', async () => {
    const { notices } = await parseWorkflowFile("on:\n  schedule:\n    - cron: '0 3 * * *'\n      tz: Europe/Berlin\n")
    expect(notices).toEqual([
      'on.schedule has the key "tz", which GitHub does not know; the zone is written as "timezone", and UTC is read without it',
    ])
  })

  it.each([
    ['under another key', "on: push\nschedules:\n  - cron: '0 3 * * *'\n", 1],
    ['in a comment', "on: push\n# - cron: '0 3 * * *'\n", 0],
    ['in a script', 'on: push\njobs:\n  a:\n    steps:\n      - run: |\n          cron: 1\n', 0],
  ])('a cron line %s without a schedule', async (_what, text, told) => {
    expect((await parseWorkflowFile(text)).notices).toHaveLength(told)
  })

  it.each([
    ['on push only', 'on: push'],
    ['a list without it', 'on: [push, workflow_dispatch]'],
    ['commented out', "on:\n  push:\n  # schedule:\n  #   - cron: '0 3 * * *'\n"],
    ['an empty file', ''],
    ['a broken file without the word', 'on: [push\njobs: {'],
    ['no map at all', '- 1\n- 2'],
  ])('%s has none', async (_what, text) => {
    expect(await parseWorkflowFile(text)).toMatchObject({ scheduled: false, entries: [] })
  })

  it.each([
    ['the word alone', 'on: schedule', 'no list of cron lines'],
    ['nothing under it', 'on:\n  schedule:\n', 'no list of cron lines'],
    ['a map instead of a list', "on:\n  schedule:\n    cron: '0 3 * * *'\n", 'no list of cron lines'],
    ['an entry without cron', 'on:\n  schedule:\n    - timezone: UTC\n', 'on.schedule[0] has no cron line'],
    ['an unquoted star', 'on:\n  schedule:\n    - cron: * * * * *\n', 'line 3'],
    ['a broken file with the word', "on:\n  schedule:\n    - cron: '0 3 * * *\njobs: {", 'line '],
    ['a number for a zone', "on:\n  schedule:\n    - cron: '0 3 * * *'\n      timezone: 2", 'no name of a zone'],
  ])('%s is a problem of the file', async (_what, text, problem) => {
    const file = await parseWorkflowFile(text)
    expect(file).toMatchObject({ scheduled: true, entries: [] })
    expect(file.problem).toContain(problem)
  })

  it('does not die of aliases that multiply', async () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`)
    const bomb = `l0: &l0 x\n${levels.join('\n')}\non:\n  schedule:\n    - cron: '0 3 * * *'\n`
    expect(await parseWorkflowFile(bomb)).toMatchObject({ problem: null, unparsed: expect.stringContaining('alias') })
  })

  it('takes an alias in each of many steps for what it is', async () => {
    const steps = '    - {run: x, env: *e}\n'.repeat(101)
    const text = `on:\n  schedule:\n    - cron: '0 3 * * *'\nenv: &e {A: b}\njobs:\n  a:\n    steps:\n${steps}`
    expect(await parseWorkflowFile(text)).toMatchObject({ problem: null, unparsed: null, entries: [UTC('0 3 * * *')] })
  })

  it.each([
    ['braces', '{'.repeat(20_000)],
    ['brackets under a comment that closes them', '[ # ]\n'.repeat(5000)],
    ['dashes', '- '.repeat(20_000)],
    ['questions', '? '.repeat(20_000)],
    ['more than 1 MiB', '#'.repeat(1024 * 1024 + 1)],
  ])('%s without end are not understood, which says nothing of GitHub', async (_what, deep) => {
    const file = await parseWorkflowFile(`on:\n  schedule:\n    - cron: '0 3 * * *'\nx:\n  ${deep}`)
    expect(file).toMatchObject({
      scheduled: true,
      problem: null,
      unparsed: expect.stringContaining('cannot be read here'),
    })
  })
})

describe('a workflow that asks to be left alone', () => {
  it.each([
    ['# heartbeat: ignore runs in spring only\non: push', 'runs in spring only'],
    ["on:\n  schedule:\n    - cron: '0 3 * * *' # heartbeat: ignore - seasonal", 'seasonal'],
    ['#heartbeat:ignore\non: push', 'no reason given'],
    ['# Heartbeat: Ignore: see #12\non: push', 'see #12'],
    ['# heartbeat: ignored by nobody', null],
    ['name: heartbeat: ignore me', null],
    ['on: push\njobs:\n  a:\n    steps:\n      - run: |\n          # heartbeat: ignore this\n          make\n', null],
    ['on: push\nname: "x # heartbeat: ignore this"', null],
    ['on: push\njobs:\n  a:\n    steps:\n      - run: | # heartbeat: ignore seasonal\n          make\n', 'seasonal'],
  ])('%j', async (text, exempt) => {
    expect((await parseWorkflowFile(text)).exempt).toBe(exempt)
  })
})

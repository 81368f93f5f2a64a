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
    expect((await parseWorkflowFile(bomb)).problem).not.toBeNull()
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
  ])('%j', async (text, exempt) => {
    expect((await parseWorkflowFile(text)).exempt).toBe(exempt)
  })
})

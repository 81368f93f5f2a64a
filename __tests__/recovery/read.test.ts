import { describe, expect, it } from '@jest/globals'
import { DEFAULT_RECOVERY } from '../../src/domain/recovery/recovery.js'
import { readRecoveryPolicy } from '../../src/domain/recovery/recovery-policy.js'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import { readSteps } from '../../src/recovery/read-steps.js'

describe('the steps of a monitor, as they are written', () => {
  it('are told apart by what they name', async () => {
    const written = [
      { workflow: 'a/backup.yml' },
      { 'event-type': 'restart' },
      { type: 'container', container: 'sched' },
    ]
    const { steps, problems } = await readSteps(written)
    expect(problems).toEqual([])
    expect(steps.map(({ kind, target }) => `${kind}:${target}`)).toEqual([
      'workflow:backup.yml',
      'repository-dispatch:restart',
      'container:sched',
    ])
  })

  it('are all wrong at once', async () => {
    const { problems } = await readSteps([
      { workflow: 'x' },
      { reboot: true },
      'x',
      { type: 'toString' },
      { type: 'workflow' },
    ])
    expect(problems.map((problem) => problem.slice(0, 3))).toEqual(['[0]', '[1]', '[2]', '[3]', '[4]'])
  })
})

describe('the bounds of recovery, as they are written', () => {
  it('default to three careful attempts on nothing', () => {
    expect(readRecoveryPolicy({})).toEqual({ policy: DEFAULT_RECOVERY, problems: [] })
  })

  it.each([
    [{ backoff: '5s, 1m' }, { backoffMs: [5 * SECOND, MINUTE] }],
    [{ backoff: ['10s'] }, { backoffMs: [10 * SECOND] }],
    [
      { cooldown: '1h', attempts: 1 },
      { cooldownMs: 60 * MINUTE, attempts: 1 },
    ],
    [
      { allow: 'backup.yml', deny: ['x*'] },
      { allow: ['backup.yml'], deny: ['x*'] },
    ],
    [
      { confirm: '0s', 'before-alert': true },
      { confirmMs: 0, beforeAlert: true },
    ],
    [{ 'any-hour': true }, { anyHour: true }],
  ])('%j', (raw, expected) => {
    const { policy, problems } = readRecoveryPolicy(raw)
    expect(problems).toEqual([])
    expect(policy).toMatchObject(expected)
  })

  it('name every mistake with its remedy', () => {
    const wrong = { attempts: 0, backoff: '5 secs', confirm: '10m', allow: [1], 'before-alert': 'yes', cooldwn: '1m' }
    expect(readRecoveryPolicy(wrong).problems).toEqual([
      `cooldwn: is not known; known are attempts, backoff, cooldown, allow, deny, confirm, before-alert, any-hour`,
      'attempts: 0 is no whole number from 1 to 10',
      'backoff: "5 secs" is not a duration; write "5s"',
      'allow: [1] is no list of names; write ["backup.yml", "workflow:nightly-*"]',
      'confirm: "10m" is longer than a check may wait; write "2m" or less',
      'before-alert: "yes" is neither true nor false',
    ])
  })
})

import { describe, expect, it } from '@jest/globals'
import { DEFAULT_RECOVERY } from '../../src/domain/recovery/recovery.js'
import { readRecoveryPolicy } from '../../src/domain/recovery/recovery-policy.js'
import { stepWords } from '../../src/domain/recovery/step-words.js'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import { readSteps } from '../../src/recovery/read-steps.js'

describe('the steps of a monitor, as they are written', () => {
  it('are told apart by what they name', async () => {
    const written = [
      { workflow: 'a/backup.yml' },
      { 'event-type': 'restart' },
      { type: 'container', container: 'sched' },
    ]
    const { stepsFor, problems } = await readSteps(written)
    expect(problems).toEqual([])
    expect(stepsFor({ monitor: 'job' }).map(({ kind, target }) => `${kind}:${target}`)).toEqual([
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
  it('take the names of the members they are for', async () => {
    const { stepsFor, problems } = await readSteps([
      { container: 'arbees-{service}-{instance}' },
      { workflow: 'x.yml' },
    ])
    expect(problems).toEqual([])
    const named = (id: string) => stepsFor(stepWords(id)).map(({ kind, target, unfit }) => unfit ?? `${kind}:${target}`)
    expect(named('services/game_shard:shard-1')).toEqual(['container:arbees-game_shard-shard-1', 'workflow:x.yml'])
    expect(named('services/monitor')[0]).toMatch(/no \{instance\}/)
    expect(named('services')[0]).toMatch(/no \{service\}/)
    expect(named('services/a:b;reboot')[0]).toMatch(/is no container name/)
    expect(stepsFor(stepWords('services/game_shard:shard-1')).map(({ service }) => service)).toEqual([
      'game_shard',
      'game_shard',
    ])
  })

  it('that wait for names are wrong as others are', async () => {
    const { problems } = await readSteps([{ container: 'a b {member}' }])
    expect(problems).toEqual([expect.stringMatching(/^\[0\]\.container: .* is no container name/)])
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
    [{ attempts: 0 }, { attempts: 0 }],
    [
      { after: 'again', 'at-once': 2, 'reset-after': '1h' },
      { after: 'again', atOnce: 2, resetAfterMs: 60 * MINUTE },
    ],
  ])('%j', (raw, expected) => {
    const { policy, problems } = readRecoveryPolicy(raw)
    expect(problems).toEqual([])
    expect(policy).toMatchObject(expected)
  })

  it('name every mistake with its remedy', () => {
    const wrong = { attempts: 11, backoff: '5 secs', confirm: '10m', allow: [1], 'before-alert': 'yes', cooldwn: '1m' }
    expect(readRecoveryPolicy(wrong).problems).toEqual([
      `cooldwn: is not known; known are attempts, backoff, cooldown, after, at-once, reset-after, allow, deny, confirm, before-alert, any-hour, mirror`,
      'attempts: 11 is no whole number from 0 to 10',
      'backoff: "5 secs" is not a duration; write "5s"',
      'allow: [1] is no list of names; write ["backup.yml", "workflow:nightly-*"]',
      'confirm: "10m" is longer than a check may wait; write "2m" or less',
      'before-alert: "yes" is neither true nor false',
    ])
  })
})

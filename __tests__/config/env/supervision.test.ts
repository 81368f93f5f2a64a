import { describe, expect, test } from '@jest/globals'
import { readSupervision, usualSupervision } from '../../../src/config/env/supervision.js'
import { saidOfRecovery, supervisionText } from '../../../src/config/env/supervision-text.js'
import type { ConfigError } from '../../../src/errors.js'

const S = 1000

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSupervision(environment)
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}

describe('what the environment says', () => {
  test('nothing, where none of the names is set', () => {
    expect(readSupervision({ REDIS_URL: 'redis://127.0.0.1', HEARTBEAT_TTL_SECS: '  ' })).toBeNull()
  })

  test('all of it', () => {
    expect(
      readSupervision({
        HEARTBEAT_INTERVAL_SECS: '2',
        HEARTBEAT_TTL_SECS: '7',
        HEARTBEAT_MISS_THRESHOLD: '4',
        SUPERVISOR_ENABLED: 'False',
        SUPERVISOR_CHECK_INTERVAL_SECS: '3',
        MAX_RESTART_ATTEMPTS: '0',
        RESTART_BACKOFF_SECS: '1, 2,3',
        RESTART_COOLDOWN_SECS: '60',
        RESTART_ALLOW_SERVICES: 'game_shard, market*',
        RESTART_DENY_SERVICES: 'redis',
        RESTART_CONTAINER: '{service}_1',
      }),
    ).toMatchObject({
      everyMs: 2 * S,
      ttlMs: 7 * S,
      misses: 4,
      enabled: false,
      intervalMs: 3 * S,
      attempts: 0,
      backoffMs: [S, 2 * S, 3 * S],
      cooldownMs: 60 * S,
      allow: ['game_shard', 'market*'],
      deny: ['redis'],
      container: '{service}_1',
    })
  })

  test('what is left out stands at its usual value', () => {
    expect(readSupervision({ MAX_RESTART_ATTEMPTS: '5' })).toEqual({
      ...usualSupervision(),
      attempts: 5,
      said: ['MAX_RESTART_ATTEMPTS'],
    })
    expect(usualSupervision()).toMatchObject({
      everyMs: 10 * S,
      ttlMs: 35 * S,
      misses: 3,
      enabled: true,
      intervalMs: 15 * S,
      attempts: 3,
      backoffMs: [5 * S, 15 * S, 45 * S],
      cooldownMs: 600 * S,
      allow: [],
      deny: ['timescaledb', 'redis', 'vpn', 'orchestrator'],
    })
  })
})

describe('a value that cannot be used is told with its name and the remedy', () => {
  test.each([
    [
      'HEARTBEAT_TTL_SECS',
      '35s',
      'HEARTBEAT_TTL_SECS: "35s" is not a whole number of seconds from 1 to 86400; write 35',
    ],
    [
      'HEARTBEAT_INTERVAL_SECS',
      '0',
      'HEARTBEAT_INTERVAL_SECS: "0" is not a whole number of seconds from 1 to 86400; write 10',
    ],
    ['HEARTBEAT_MISS_THRESHOLD', '-1', 'HEARTBEAT_MISS_THRESHOLD: "-1" is not a whole number from 1 to 1000; write 3'],
    ['SUPERVISOR_ENABLED', 'maybe', 'SUPERVISOR_ENABLED: "maybe" is neither true nor false; write true or false'],
    ['MAX_RESTART_ATTEMPTS', '11', 'MAX_RESTART_ATTEMPTS: "11" is not a whole number from 0 to 10; write 3'],
    [
      'RESTART_BACKOFF_SECS',
      '5,x',
      'RESTART_BACKOFF_SECS: "x" is not a whole number of seconds from 0 to 86400; write 5,15,45',
    ],
    ['RESTART_BACKOFF_SECS', ' , ', 'RESTART_BACKOFF_SECS: "," has no seconds; write 5,15,45'],
    [
      'RESTART_ALLOW_SERVICES',
      'a,b;rm -rf',
      'RESTART_ALLOW_SERVICES: "b;rm -rf" is no name of a service; write names of letters, digits, "_", "." and "-", separated by commas',
    ],
    [
      'RESTART_CONTAINER',
      '-x{service}',
      'RESTART_CONTAINER: "-x{service}" is no name of a container; write one like arbees-{service}-{instance}',
    ],
    [
      'RESTART_CONTAINER',
      '{name}',
      'RESTART_CONTAINER: "{name}" is no name of a container; write one like arbees-{service}-{instance}',
    ],
  ])('%s=%s', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toEqual([problem])
  })

  test('all of them at once', () => {
    expect(problemsOf({ HEARTBEAT_TTL_SECS: 'x', MAX_RESTART_ATTEMPTS: 'y' })).toHaveLength(2)
  })

  test('a key that is gone before the next beat', () => {
    expect(problemsOf({ HEARTBEAT_TTL_SECS: '10', HEARTBEAT_INTERVAL_SECS: '10' })).toEqual([
      'HEARTBEAT_TTL_SECS: 10 is not longer than HEARTBEAT_INTERVAL_SECS (10): keys would be gone between two beats; write 35',
    ])
  })

  test('a hostile value stays on one line, and short', () => {
    const [problem] = problemsOf({ MAX_RESTART_ATTEMPTS: `3\n::error::\u001b[31m${'x'.repeat(500)}` })
    expect(problem).not.toMatch(/[\n\u001b]/)
    expect(problem!.length).toBeLessThan(150)
  })
})

describe('as a config file', () => {
  test('with its usual values', () => {
    expect(supervisionText({ ...usualSupervision(), allow: ['game_shard'] }).split('\n')).toEqual([
      '# What the environment says, as a config file.',
      'monitors:',
      '  services:',
      "    redis: { keys: 'health:hb:*', ttl: 35s }",
      '    monitors: each',
      '    kind: service',
      '    every: 10s',
      '    grace: 5s',
      '    levels: 1,2,3',
      '    recovery:',
      "      - container: 'arbees-{service}-{instance}'",
      '        start-period: 35s',
      'recovery:',
      '  attempts: 3',
      '  backoff: [5s, 15s, 45s]',
      '  cooldown: 600s',
      '  after: again',
      "  allow: ['service:game_shard']",
      "  deny: ['service:timescaledb', 'timescaledb', 'arbees-timescaledb', 'service:redis', 'redis', 'arbees-redis', 'service:vpn', 'vpn', 'arbees-vpn', 'service:orchestrator', 'orchestrator', 'arbees-orchestrator']",
      "  mirror: 'health:restart:{container}'",
      'channels:',
      '  redis: {}',
      '',
    ])
  })

  test.each([
    [10, 35, 3, '5s', '1,2,3'],
    [10, 35, 5, '0s', '1,2,5'],
    [10, 35, 2, '15s', '1,2,2'],
    [10, 35, 1, '25s', '1,1,1'],
  ])('every %s s, TTL %s s, %s misses: grace %s, levels %s', (every, ttl, misses, grace, levels) => {
    const text = supervisionText({ ...usualSupervision(), everyMs: every * S, ttlMs: ttl * S, misses })
    expect(text).toContain(`    grace: ${grace}\n    levels: ${levels}\n`)
  })

  test('a supervisor that is switched off recovers nobody', () => {
    const text = supervisionText({ ...usualSupervision(), enabled: false, allow: ['*'] })
    expect(text).not.toMatch(/recovery|container|allow/)
  })

  test('beside a config file, only what was said counts', () => {
    const said = readSupervision({ MAX_RESTART_ATTEMPTS: '0', RESTART_COOLDOWN_SECS: '60' })!
    expect(saidOfRecovery(said)).toEqual({ attempts: 0, cooldown: '60s', after: 'again' })
  })
})

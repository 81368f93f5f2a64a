import { describe, expect, test } from '@jest/globals'
import { configOf, readSupervised } from '../../../src/config/env/read-supervised.js'
import { readSupervision, usualSupervision } from '../../../src/config/env/supervision.js'
import { CHECK_INPUTS } from '../../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../../src/config/inputs/inputs.js'
import type { Config } from '../../../src/config/config.js'
import { ConfigError } from '../../../src/errors.js'

const PATH = '.github/heartbeat.yml'
const FILE = `
monitors:
  shard:
    file: shard.json
    every: 10s
    recovery:
      - container: shard
recovery:
  attempts: 2
  allow: [shard]
`

async function read(environment: Record<string, string>, text = FILE): Promise<Config> {
  const inputs = readInputs(CHECK_INPUTS, { config: PATH })
  const parts = { inputs, text, environment, hide: () => {} }
  return readSupervised(parts, readSupervision(environment) ?? usualSupervision())
}

describe('beside a config file', () => {
  test('its word wins, and what it leaves open the environment says', async () => {
    const { recovery, notices } = await read({ MAX_RESTART_ATTEMPTS: '5', RESTART_BACKOFF_SECS: '1,2' })
    expect(recovery.policy).toMatchObject({ attempts: 2, backoffMs: [1000, 2000], allow: ['shard'] })
    expect(notices).toEqual([
      'From the environment: RESTART_BACKOFF_SECS.',
      `Not used, because ${PATH} says it or watches other things: MAX_RESTART_ATTEMPTS.`,
    ])
  })

  test('SUPERVISOR_ENABLED=false wins all the same', async () => {
    const { recovery, notices } = await read({ SUPERVISOR_ENABLED: 'false' })
    expect(recovery.configured).toBe(false)
    expect(notices).toEqual([
      'From the environment: SUPERVISOR_ENABLED.',
      'SUPERVISOR_ENABLED is false: nothing is recovered, people are told.',
    ])
  })

  test('a file that is wrong stays wrong, whatever the switch says', async () => {
    const wrong = FILE.replace('attempts: 2', 'attempts: many')
    await expect(read({ SUPERVISOR_ENABLED: 'false' }, wrong)).rejects.toThrow(ConfigError)
  })

  test('without any of the names nothing is said', async () => {
    const { recovery, notices } = await read({ REDIS_URL: 'redis://:secret@host' })
    expect(notices).toEqual([])
    expect(recovery.configured).toBe(true)
  })
})

describe('without a config file', () => {
  const usual = usualSupervision()

  test('what the environment says is a config like any other', async () => {
    const telegram = { TELEGRAM_BOT_TOKEN: '123456:canary', TELEGRAM_CHAT_ID: '-100' }
    const environment = { LUKA_REDIS_URL: 'redis://:secret@host', RESTART_ALLOW_SERVICES: 'game_shard', ...telegram }
    const supervision = readSupervision(environment)!
    const { path, text } = configOf(supervision, environment, true)!
    const inputs = readInputs(CHECK_INPUTS, { config: path })
    const { monitors, recovery, channels, notices } = await readSupervised(
      { inputs, text, environment, hide: () => {} },
      supervision,
    )
    expect(monitors).toMatchObject([
      {
        id: 'services',
        each: true,
        kind: 'service',
        source: { kind: 'redis' },
        expectation: { kind: 'interval', everyMs: 10_000, graceMs: 5_000 },
      },
    ])
    expect(recovery.policy).toMatchObject({
      attempts: 3,
      backoffMs: [5_000, 15_000, 45_000],
      cooldownMs: 600_000,
      after: 'again',
      allow: ['service:game_shard'],
      mirror: 'health:restart:{container}',
    })
    const [step] = recovery.stepsFor('services/game_shard:shard-1')
    expect(step).toMatchObject({ kind: 'container', target: 'arbees-game_shard-shard-1', service: 'game_shard' })
    expect(channels.map(({ id }) => id)).toEqual(['redis', 'telegram'])
    expect(notices).toEqual([
      'From the environment: LUKA_REDIS_URL, RESTART_ALLOW_SERVICES, TELEGRAM_BOT_TOKEN, TELEGRAM_CHAT_ID.',
    ])
  })

  test.each([
    ['a name of supervision', { MAX_RESTART_ATTEMPTS: '1' }, true, true],
    ['the address of a Redis, where there is no repository', { LUKA_REDIS_URL: 'redis://h' }, false, true],
    ['the address of a Redis alone, in a repository', { REDIS_URL: 'redis://h' }, true, false],
    ['nothing', {}, false, false],
  ])('%s', (_, environment, inRepository, speaks) => {
    const supervision = readSupervision(environment) ?? usual
    expect(configOf(supervision, environment, inRepository) !== null).toBe(speaks)
  })
})

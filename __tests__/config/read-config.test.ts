import { describe, expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import type { ConfigParts } from '../../src/config/config-parts.js'
import { readConfig } from '../../src/config/read-config.js'
import { readConfigFile } from '../../src/entry/cli/configured-monitors.js'
import { ConfigError } from '../../src/errors.js'
import { channelEnvironments } from '../support/channel-environments.js'
import { WRONG_CONFIGS } from '../support/wrong-configs.js'

const secrets = Object.assign({}, ...Object.values(channelEnvironments('https://channel.example.com'))) as Record<
  string,
  string
>

async function problemsOf(read: () => Promise<unknown>): Promise<readonly string[]> {
  try {
    await read()
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

/** As a check reads the committed file: with the secrets of its environment. */
function checked(text: string, more: Partial<ConfigParts> = {}, config = '.github/heartbeat.yml') {
  const inputs = readInputs(CHECK_INPUTS, { config })
  return problemsOf(() => readConfig({ inputs, text, environment: secrets, hide: () => {}, ...more }))
}

describe('what validate takes, check runs', () => {
  test.each(WRONG_CONFIGS)('$text is refused by both, in the same words', async ({ text, told }) => {
    const problems = await problemsOf(() => readConfigFile({ path: 'other.yml', text }))
    expect(problems.join('\n')).toMatch(told)
    expect(problems).toEqual(await checked(text, {}, 'other.yml'))
  })

  test('a channel without its secret is a matter of the environment, not of the file', async () => {
    const text = 'channels: {slack: {on: opened}}'
    expect(await checked(text, { environment: null })).toEqual([])
    expect(await checked(text, { environment: {} })).toEqual([])
    expect(await checked(text)).toEqual([])
  })

  test('a channel that is half set is off and told of, and all else stands', async () => {
    const text = 'monitors: {a: {threshold: 1h}}\nchannels: {slack: {on: opened}}'
    const inputs = readInputs(CHECK_INPUTS, {})
    const environment = {
      DISCORD_WEBHOOK_URL: secrets['DISCORD_WEBHOOK_URL'],
      SMTP_PASS: 'canary-pass',
      TEAMS_WEBHOOK_URL: 'canary-no-address',
    }
    const config = await readConfig({ inputs, text, environment, hide: () => {} })
    expect(config.monitors).toHaveLength(1)
    expect(config.channels.map(({ id }) => id)).toEqual(['discord'])
    const off = 'this channel is off, all else goes on, and the run fails at its end'
    expect(config.channelTroubles).toEqual(
      expect.arrayContaining([
        `slack: SLACK_WEBHOOK_URL is missing; ${off}`,
        `email: SMTP_HOST is missing (SMTP_PASS is set); ${off}`,
        `teams: TEAMS_WEBHOOK_URL is not a web address; it starts with https://; ${off}`,
      ]),
    )
    expect(config.channelTroubles.join()).not.toContain('canary')
  })
})

describe('mistakes', () => {
  test('of all sections are told at once, also where names and forms are wrong', async () => {
    const text = `
monitors: {a: {evry: 1h, tags: x, cron: 0 2 * *}}
incidents: {open-at: never}
channels: {slak: true}
recovery: {attempts: 11}
`
    const problems = (await checked(text)).join('\n')
    for (const told of [/evry/, /tags/, /it has 4 fields/, /open-at/, /slak/, /attempts/])
      expect(problems).toMatch(told)
  })

  test('stand in the order of the lines, each with its place, whoever reads the section', async () => {
    const text = `recovery: {attempts: 11}
channels:
  slak: true
  slack: {colour: red}
monitors:
  a:
    evry: 1h
    recovery: [{reboot: true}]
version: 2
`
    const places = (await checked(text)).map((problem) => /^\.github\/heartbeat\.yml:(\d+:\d+): /.exec(problem)?.[1])
    expect(places).toEqual(['1:12', '3:3', '4:11', '7:5', '8:16', '9:1'])
  })

  test('never hide a secret from masking', async () => {
    const hidden: string[] = []
    await checked('monitors: {a: {every: x}}', { hide: (found) => hidden.push(...found) })
    expect(hidden.join()).toContain('canary-smtp-pass')
  })
})

describe('what other sections select', () => {
  test.each([
    ['a glob, for those to come', 'monitors: {a: {file: a.json}}\nchannels: {slack: {monitors: "backup-*"}}'],
    [
      'a workflow that may be found',
      'workflows: {discover: true}\nmonitors: {a: {file: a.json}}\nchannels: {slack: {monitors: [x.yml]}}',
    ],
    [
      'a member that the document tells',
      'monitors: {a: {file: a.json, monitors: each}}\nchannels: {slack: {monitors: [b]}}\npage: {hide: [c]}',
    ],
    ['a monitor that inputs name', 'channels: {slack: {monitors: [b]}}'],
    ['a tag of found workflows', 'workflows: {discover: true, tags: [ci]}\nchannels: {slack: {tags: [ci]}}'],
  ])('may name %s', async (_what, text) => {
    expect(await checked(text)).toEqual([])
  })
})

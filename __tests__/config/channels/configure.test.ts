import { describe, expect, test } from '@jest/globals'
import { configureChannels, readChannels, secretsOf } from '../../../src/config/channels/configure.js'
import { ConfigError } from '../../../src/errors.js'
import { hideSecrets } from '../../../src/domain/hide-secrets.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'
import { channelEnvironments } from '../../support/channel-environments.js'
import { findCanaries } from '../../support/canaries.js'

const environments = channelEnvironments('https://channel.example.com')
const slack = environments['slack']!
const email = environments['email']!

async function problemsOf(environment: Record<string, string>, section: unknown = null): Promise<readonly string[]> {
  const error: unknown = await configureChannels(environment, section).catch((thrown: unknown) => thrown)
  return error instanceof ConfigError ? error.problems : []
}

describe('environment names', () => {
  test('nothing set, nothing on', async () => {
    expect(await configureChannels({ PATH: '/usr/bin', SMTP_HOST: '  ', SLACK_WEBHOOK_URL: '' })).toEqual([])
  })

  test('set means on, all kinds at once', async () => {
    const all = Object.assign({}, ...Object.values(environments)) as Record<string, string>
    expect((await configureChannels(all)).map(({ id }) => id)).toEqual(Object.keys(environments))
  })

  test('what is no secret and not needed turns nothing on: a fork has no secrets', async () => {
    const fork = { SMTP_PORT: '587', ALERT_EMAIL_FROM: 'a@example.com', SLACK_CHANNEL: '#ops', TWILIO_API_URL: 'x' }
    expect(await problemsOf(fork)).toEqual([])
    expect(await configureChannels(fork)).toEqual([])
  })

  test.each<[Record<string, string>, string]>([
    [{ SMTP_HOST: 'mail' }, 'email: ALERT_EMAIL_TO is missing (SMTP_HOST is set)'],
    [{ SMTP_HOST: 'mail', ALERT_EMAIL_TO: 'a@b.example' }, 'email: ALERT_EMAIL_FROM is missing'],
    [{ SMTP_PASS: 'secret' }, 'email: SMTP_HOST is missing (SMTP_PASS is set)'],
    [{ ...email, SMTP_PASS: '' }, 'email: SMTP_PASS is missing (SMTP_USER is set)'],
    [{ ...email, SMTP_USER: '' }, 'email: SMTP_USER is missing (SMTP_PASS is set)'],
    [{ TELEGRAM_BOT_TOKEN: '1:abcdef' }, 'telegram: TELEGRAM_CHAT_ID is missing (TELEGRAM_BOT_TOKEN is set)'],
    [{ TELEGRAM_CHAT_ID: '42' }, 'telegram: TELEGRAM_BOT_TOKEN is missing (TELEGRAM_CHAT_ID is set)'],
    [{ TWILIO_AUTH_TOKEN: 'secret' }, 'sms: TWILIO_ACCOUNT_SID is missing (TWILIO_AUTH_TOKEN is set)'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_CHANNEL is missing (SLACK_BOT_TOKEN is set)'],
    [{ WEBHOOK_SECRET: 'secret' }, 'webhook: WEBHOOK_URL is missing (WEBHOOK_SECRET is set)'],
    [{ NTFY_TOKEN: 'tk_secret' }, 'ntfy: NTFY_TOPIC is missing'],
  ])('half set: %j', async (environment, problem) => {
    expect((await problemsOf(environment)).join('\n')).toContain(problem)
  })

  test('all mistakes at once, of all channels, and no value of a secret in them', async () => {
    const problems = await problemsOf({
      SLACK_WEBHOOK_URL: 'canary-not-an-address',
      TWILIO_ACCOUNT_SID: 'ACcanary1234',
      TWILIO_TO_NUMBER: '555 1234, +15550001111',
      SMTP_HOST: 'mail.example.com',
      SMTP_PORT: '99999',
      ALERT_EMAIL_TO: 'ops@example.com\r\nBcc: evil@example.com',
      ALERT_EMAIL_FROM: 'heartbeat@example.com',
      TELEGRAM_BOT_TOKEN: 'canary with spaces',
      TELEGRAM_CHAT_ID: '42',
    })
    expect(problems).toEqual(
      expect.arrayContaining([
        'slack: SLACK_WEBHOOK_URL is not a web address; it starts with https://',
        expect.stringContaining('sms: TWILIO_AUTH_TOKEN is missing'),
        expect.stringContaining('sms: TWILIO_FROM_NUMBER is missing'),
        'sms: TWILIO_TO_NUMBER: entry 1 is not of the form +15551234567',
        'email: SMTP_PORT is not a port; write 587 or 465',
        'email: ALERT_EMAIL_TO: entry 2 is not of the form someone@example.com',
        expect.stringContaining('TELEGRAM_BOT_TOKEN is not a bot token'),
      ]),
    )
    expect(problems.join('\n')).not.toMatch(/canary/i)
  })

  test.each([
    ['me@gmail.com', 'smtp.gmail.com'],
    ['me@GoogleMail.com', 'smtp.gmail.com'],
    ['me@hotmail.com', 'smtp-mail.outlook.com'],
    ['me@firm.onmicrosoft.com', 'smtp.office365.com'],
    ['me@icloud.com', 'smtp.mail.me.com'],
    ['me@gmx.de', 'mail.gmx.net'],
    ['me@fastmail.com', 'smtp.fastmail.com'],
  ])('the mail server follows from %s, and it is said', async (address, host) => {
    const reading = await readChannels({ SMTP_USER: address, SMTP_PASS: 'secret', ALERT_EMAIL_TO: 'ops@example.com' })
    expect(reading.missing).toEqual([])
    expect(reading.channels.map(({ notes }) => notes)).toEqual([
      [`E-mail: SMTP_HOST is not set; ${host} is used, by the address in SMTP_USER.`],
    ])
  })

  test('no server follows from an address nobody knows, nor from Proton, where the remedy is named', async () => {
    const at = (SMTP_USER: string) => problemsOf({ SMTP_USER, SMTP_PASS: 'secret', ALERT_EMAIL_TO: 'ops@example.com' })
    expect((await at('me@notgmail.com')).join()).toContain('email: SMTP_HOST is missing')
    expect((await at('me@proton.me')).join()).toContain('only by its Bridge; set SMTP_HOST')
  })

  test('what is set names its own server', async () => {
    const [channel] = await configureChannels({ ...email, SMTP_USER: 'me@gmail.com' })
    expect(channel?.notes).toEqual([])
  })

  test('other customary names work too', async () => {
    const environment = {
      ...email,
      SMTP_PASS: '',
      SMTP_PASSWORD: 'canary-smtp-pass',
      PAGERDUTY_INTEGRATION_KEY: 'canary-key',
    }
    expect((await configureChannels(environment)).map(({ kind }) => kind)).toEqual(['email', 'pagerduty'])
  })

  test('an ntfy address may hold the topic', async () => {
    expect(await configureChannels({ NTFY_URL: 'https://ntfy.example.com/canary-topic' })).toHaveLength(1)
  })
})

describe('the config file refines', () => {
  test('rules', async () => {
    const section = {
      slack: {
        on: ['opened', 'recovered', 'summary'],
        'min-status': 'critical',
        cooldown: '1h',
        monitors: 'backup-*',
        tags: ['prod'],
      },
    }
    expect(await configureChannels(slack, section)).toMatchObject([
      {
        id: 'slack',
        on: ['opened', 'recovered', 'summary'],
        minStatus: 'critical',
        cooldownMs: HOUR,
        monitors: ['backup-*'],
        tags: ['prod'],
      },
    ])
  })

  test('recipients, over those of the environment', async () => {
    const section = { email: { to: ['night@example.com', 'day@example.com'], port: 465 } }
    const rest = { ...email, ALERT_EMAIL_TO: '' }
    expect(await configureChannels(rest, section)).toHaveLength(1)
  })

  test('several of one kind, each with its own secret and rules', async () => {
    const section = {
      slack: [{ on: 'opened' }, { id: 'ops', env: { SLACK_WEBHOOK_URL: 'OPS_SLACK' }, cooldown: 5, on: 'all' }],
    }
    const environment = { ...slack, OPS_SLACK: 'https://hooks.example.com/services/T1/B1/canary-ops-1' }
    const channels = await configureChannels(environment, section)
    expect(channels).toMatchObject([
      { id: 'slack', label: 'Slack', on: ['opened'], cooldownMs: 30 * MINUTE },
      { id: 'slack:ops', label: 'Slack (ops)', cooldownMs: 5 * MINUTE },
    ])
    expect(channels[1]?.on).toContain('summary')
    expect(secretsOf(channels)).toContain('https://hooks.example.com/services/T1/B1/canary-ops-1')
  })

  test('false turns one off that the environment turns on', async () => {
    expect(await configureChannels(slack, { slack: false })).toEqual([])
    expect(await configureChannels(slack, { slack: { enabled: false } })).toEqual([])
  })

  test('named there but not in the environment: what is missing is told apart from what is wrong', async () => {
    const reading = await readChannels({}, { discord: { cooldown: 'often' }, slack: true })
    expect(reading.channels).toEqual([])
    expect(reading.problems).toEqual(['channels.discord.cooldown: "often" is not a duration; write "30m"'])
    expect(reading.missing).toEqual([
      'channels.discord: DISCORD_WEBHOOK_URL is missing (set it in the environment)',
      'slack: SLACK_WEBHOOK_URL is missing',
    ])
  })

  test.each<[unknown, string]>([
    ['slack', 'channels: must be a map of channels'],
    [{ slak: true }, 'channels.slak: there is no such channel; did you mean slack?'],
    [{ carrier_pigeon: true }, 'there is no such channel; known are discord, email'],
    [{ slack: { min_status: 'critical' } }, 'channels.slack.min_status: is not known; did you mean min-status?'],
    [{ slack: 'on' }, 'channels.slack: must be a map of options'],
    [{ slack: { colour: 'red' } }, 'channels.slack.colour: is not known; known are id, enabled, on, min-status'],
    [{ slack: { on: ['open'] } }, 'channels.slack.on: slack cannot be told of "open"; it takes opened, escalated'],
    [{ slack: { on: ['test'] } }, 'cannot be told of "test"'],
    [{ healthchecks: { on: 'opened' } }, 'healthchecks cannot be told of "opened"; it takes summary'],
    [{ slack: { 'min-status': 'dead' } }, 'channels.slack.min-status: "dead" is no status; write one of healthy'],
    [{ slack: { cooldown: '5 mins' } }, 'channels.slack.cooldown: "5 mins" is not a duration; write "5m"'],
    [{ slack: { monitors: [{}] } }, 'channels.slack.monitors: must be a name or a list of names'],
    [{ slack: { 'webhook-url': 'https://x' } }, 'a secret does not belong in a file; set SLACK_WEBHOOK_URL'],
    [{ slack: { env: 'X' } }, 'channels.slack.env: must be a map of environment names'],
    [{ slack: { env: { WEBHOOK: 'X' } } }, 'channels.slack.env.WEBHOOK: slack reads SLACK_WEBHOOK_URL'],
    [{ slack: { env: { SLACK_WEBHOOK_URL: 'https://x/y' } } }, 'must be the name of an environment variable'],
    [{ slack: [{}, {}] }, 'channels.slack[1]: needs an "id" of its own; slack is taken'],
    [{ slack: { id: 'a b' } }, 'channels.slack.id: must be a short name'],
    [{ slack: { channel: { a: 1 } } }, 'channels.slack.channel: must be a text or a list of texts'],
  ])('%j', async (section, problem) => {
    expect((await problemsOf({ ...slack, ...environments['healthchecks'] }, section)).join('\n')).toContain(problem)
  })
})

describe('secrets', () => {
  test('every secret is listed for masking in whatever form, whatever else is wrong', async () => {
    const all = Object.assign({}, ...Object.values(environments)) as Record<string, string>
    const { channels, secrets } = await readChannels({ ...all, SMTP_PORT: 'x' })
    // The port of the mail server is none: all but e-mail.
    expect(channels).toHaveLength(Object.keys(environments).length - 1)
    for (const [name, secret] of Object.entries(all).filter(([, value]) => /canary/i.test(value))) {
      const url = URL.canParse(secret) ? new URL(secret) : null
      const shown = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), url?.pathname ?? '']
      expect(findCanaries({ [name]: secret }, { text: hideSecrets(shown.join(' '), secrets) })).toEqual([])
    }
  })
})

describe('a digest', () => {
  test('is a time, in the zone of the config unless it names one', async () => {
    const section = {
      slack: [
        { digest: 'sun 18:00', on: 'none' },
        { id: 'b', digest: 'daily 8:00 UTC', on: [] },
      ],
    }
    const { channels, problems } = await readChannels(slack, section, { zone: 'Asia/Seoul' })
    expect(problems).toEqual([])
    expect(channels.map(({ on, digest }) => [on, digest])).toEqual([
      [[], { cron: '0 18 * * 0', zone: 'Asia/Seoul' }],
      [[], { cron: '0 8 * * *', zone: 'UTC' }],
    ])
  })

  test.each<[string, unknown, string]>([
    ['slack', 'weekly', 'channels.slack.digest: "weekly" is no time of a digest; write it like "sun 18:00"'],
    ['slack', true, 'channels.slack.digest: true is no time of a digest'],
    ['slack', 'sun 18:00 Mars', 'channels.slack.digest: "sun 18:00 Mars" names a zone that is not an IANA time zone'],
    [
      'pagerduty',
      'sun 18:00',
      'channels.pagerduty.digest: pagerduty takes no digest, as no people read it; leave it out',
    ],
    ['redis', 'sun 18:00', 'channels.redis.digest: redis takes no digest'],
    ['healthchecks', 'sun 18:00', 'channels.healthchecks.digest: healthchecks takes no digest'],
  ])('of %s, %j, is wrong', async (kind, digest, problem) => {
    expect((await problemsOf(environments[kind] ?? {}, { [kind]: { digest } })).join()).toContain(problem)
  })
})

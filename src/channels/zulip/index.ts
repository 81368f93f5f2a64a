import { ask, fieldOf, notItsOwn } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember, type SettingValue } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

/** The longest topic that is not cut: zulip.com/api/send-message. */
const TOPIC = 60

export interface ZulipOptions {
  readonly site: string
  readonly email: string
  readonly apiKey: string
  readonly channel: string
  readonly topic: string
}

export const zulip: ChannelMember<ZulipOptions> = {
  name: 'zulip',
  label: 'Zulip',
  settings: [
    {
      name: 'ZULIP_SITE',
      aliases: ['ZULIP_URL'],
      key: 'site',
      required: true,
      secret: false,
      turnsOn: false,
      about: 'Address of the organisation, like https://example.zulipchat.com',
    },
    {
      name: 'ZULIP_BOT_EMAIL',
      aliases: ['ZULIP_EMAIL'],
      key: 'bot-email',
      required: true,
      secret: false,
      turnsOn: false,
      about: 'Address of the bot, as its settings show it',
    },
    { name: 'ZULIP_API_KEY', key: 'api-key', required: true, secret: true, about: 'API key of the bot' },
    {
      name: 'ZULIP_CHANNEL',
      aliases: ['ZULIP_STREAM'],
      key: 'channel',
      required: true,
      secret: false,
      turnsOn: false,
      about: 'Channel (stream) to write to, by its name or number',
    },
    { name: 'ZULIP_TOPIC', key: 'topic', required: false, secret: false, about: 'Topic in it, default Heartbeat' },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options(values, problems) {
    const site = webAddress(values['site'], problems)
    const { 'bot-email': email, 'api-key': apiKey, channel, topic } = values
    const wrong = [
      ...(email && !/^[\x21-\x39\x3b-\x7e]+@[\x21-\x39\x3b-\x7e]+$/.test(email.text)
        ? [`${email.from} is not the address of a bot; it looks like name-bot@example.zulipchat.com`]
        : []),
      ...(apiKey && /[^\x21-\x7e]/.test(apiKey.text) ? [`${apiKey.from} holds characters that a header cannot`] : []),
      ...unnamed(channel),
      ...unnamed(topic),
    ]
    problems.push(...wrong)
    if (site === null || wrong.length > 0 || !email || !apiKey || !channel) return null
    return {
      site: site.replace(/\/api(\/v1)?$/, ''),
      email: email.text,
      apiKey: apiKey.text,
      channel: channel.text,
      topic: [...(topic?.text ?? 'Heartbeat')].slice(0, TOPIC).join(''),
    }
  },
  derivedSecrets: (options) => [credentials(options)],
  create: (options, { http }) => ({
    async send(notification) {
      const { site, apiKey, channel: to, topic } = options
      const url = `${site}/api/v1/messages`
      // Servers of any age know `stream`; newer ones call it a channel too.
      const body = new URLSearchParams({ type: 'stream', to, topic, content: render(notification) }).toString()
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${credentials(options)}`,
      }
      const response = await ask(
        http,
        { method: 'POST', url, headers, body },
        {
          service: 'zulip',
          secrets: [apiKey, credentials(options)],
          explain: (text) => fieldOf(text, 'msg'),
          remedy,
        },
      )
      if (fieldOf(response.body, 'result') !== 'success') throw notItsOwn('zulip', url, response.status)
      return TAKEN
    },
  }),
}

function credentials({ email, apiKey }: ZulipOptions): string {
  return Buffer.from(`${email}:${apiKey}`).toString('base64')
}

function unnamed(value: SettingValue | undefined): readonly string[] {
  return value !== undefined && /\p{Cc}/u.test(value.text) ? [`${value.from} holds characters that no name has`] : []
}

function remedy(status: number, body: string): string | undefined {
  const code = fieldOf(body, 'code')
  if (code === 'STREAM_DOES_NOT_EXIST')
    return 'Check ZULIP_CHANNEL: there is no such channel, or the bot may not see it.'
  if (status === 401)
    return 'Check ZULIP_BOT_EMAIL and ZULIP_API_KEY: they belong together, and the bot must be active.'
  return status === 400 ? 'Check ZULIP_CHANNEL, and that the bot may write there.' : undefined
}

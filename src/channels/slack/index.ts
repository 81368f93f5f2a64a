import { ExternalError } from '../../errors.js'
import { ask, fieldOf } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

/** Either an incoming webhook, which knows its channel, or a bot that is told one. */
export type SlackOptions =
  | { readonly kind: 'webhook'; readonly webhookUrl: string }
  | { readonly kind: 'bot'; readonly token: string; readonly channel: string; readonly apiUrl: string }

/** Answers of chat.postMessage that another try may change: docs.slack.dev/reference/methods/chat.postMessage. */
const PASSING = [
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]

export const slack: ChannelMember<SlackOptions> = {
  name: 'slack',
  label: 'Slack',
  settings: [
    {
      name: 'SLACK_WEBHOOK_URL',
      key: 'webhook-url',
      required: false,
      secret: true,
      about: 'Incoming webhook; this, or a bot and its channel',
    },
    {
      name: 'SLACK_BOT_TOKEN',
      key: 'bot-token',
      required: false,
      secret: true,
      about: 'Bot token with chat:write, instead of a webhook',
    },
    { name: 'SLACK_CHANNEL', key: 'channel', required: false, secret: false, about: 'Channel the bot writes to' },
    { name: 'SLACK_API_URL', key: 'api-url', required: false, secret: false, about: 'Default https://slack.com/api' },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary', 'status'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options(values, problems) {
    const webhookUrl = webAddress(values['webhook-url'], problems)
    if (webhookUrl !== null) return { kind: 'webhook', webhookUrl }
    const apiUrl = values['api-url'] === undefined ? 'https://slack.com/api' : webAddress(values['api-url'], problems)
    const [token, channel] = [values['bot-token'], values['channel']]
    if (values['webhook-url'] !== undefined || apiUrl === null) return null
    if (token !== undefined && channel !== undefined)
      return { kind: 'bot', token: token.text, channel: channel.text, apiUrl }
    return null
  },
  missing(values) {
    const [token, channel] = [values['bot-token'], values['channel']]
    if (values['webhook-url'] !== undefined || (token !== undefined && channel !== undefined)) return []
    return [
      token === undefined
        ? 'slack: SLACK_WEBHOOK_URL is missing'
        : `slack: SLACK_CHANNEL is missing (${token.from} is set); set it to the channel the bot writes to`,
    ]
  },
  create: (options, { http }) => ({
    async send(notification) {
      const message = JSON.stringify({ ...render(notification), unfurl_links: false, unfurl_media: false })
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      if (options.kind === 'webhook') {
        const conversation = { service: 'slack', secrets: [options.webhookUrl], explain: (body: string) => body }
        await ask(http, { method: 'POST', url: options.webhookUrl, headers, body: message }, conversation)
        return TAKEN
      }
      const body = JSON.stringify({ ...(JSON.parse(message) as object), channel: options.channel })
      const url = `${options.apiUrl}/chat.postMessage`
      const response = await ask(
        http,
        { method: 'POST', url, headers: { ...headers, authorization: `Bearer ${options.token}` }, body },
        { service: 'slack', secrets: [options.token], explain: (text) => fieldOf(text, 'error') },
      )
      // This API says no with status 200.
      if (!/"ok"\s*:\s*true/.test(response.body)) throw refused(new URL(url).host, fieldOf(response.body, 'error'))
      return TAKEN
    },
  }),
}

function refused(host: string, error: string): ExternalError {
  const reason = /^[a-z_]{1,60}$/.test(error) ? error : 'an answer that is not its own'
  const permanent = /^[a-z_]{1,60}$/.test(error) && !PASSING.includes(error)
  const remedy = 'Check SLACK_BOT_TOKEN and SLACK_CHANNEL, and that the bot is a member of the channel.'
  return new ExternalError('slack', `${host} did not take the message: ${reason}`, { status: 200, permanent, remedy })
}

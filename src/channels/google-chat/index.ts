import { ask, fieldOf, notItsOwn } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

export interface GoogleChatOptions {
  readonly webhookUrl: string
}

export const googleChat: ChannelMember<GoogleChatOptions> = {
  name: 'google-chat',
  label: 'Google Chat',
  settings: [
    {
      name: 'GOOGLE_CHAT_WEBHOOK_URL',
      aliases: ['GOOGLE_CHAT_WEBHOOK', 'GCHAT_WEBHOOK_URL'],
      key: 'webhook-url',
      required: true,
      secret: true,
      about: 'Webhook of the space, with its key and token',
    },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options(values, problems) {
    const webhookUrl = webAddress(values['webhook-url'], problems)
    return webhookUrl === null ? null : { webhookUrl }
  },
  // Either of them is half of what it takes to write to the space.
  derivedSecrets: ({ webhookUrl }) =>
    ['key', 'token'].flatMap((name) => new URL(webhookUrl).searchParams.get(name) || []),
  create: ({ webhookUrl }, { http }) => ({
    async send(notification) {
      const headers = { 'content-type': 'application/json; charset=UTF-8' }
      const query = [...new URL(webhookUrl).searchParams.values()].filter((value) => value.length > 5)
      const response = await ask(
        http,
        { method: 'POST', url: webhookUrl, headers, body: JSON.stringify(render(notification)) },
        {
          service: 'google-chat',
          secrets: [webhookUrl, ...query],
          explain: (text) => fieldOf(text, 'error', 'message'),
          remedy,
        },
      )
      if (/^\s*</.test(response.body)) throw notItsOwn('google-chat', webhookUrl, response.status)
      return TAKEN
    },
  }),
}

/** A key or token that is not whole is called an invalid argument. */
function remedy(status: number): string | undefined {
  return status === 400 ? 'Check GOOGLE_CHAT_WEBHOOK_URL: copy it whole, with key and token.' : undefined
}

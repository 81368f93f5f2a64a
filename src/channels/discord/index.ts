import { ask, fieldOf } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

export interface DiscordOptions {
  readonly webhookUrl: string
}

export const discord: ChannelMember<DiscordOptions> = {
  name: 'discord',
  label: 'Discord',
  settings: [
    { name: 'DISCORD_WEBHOOK_URL', key: 'webhook-url', required: true, secret: true, about: 'Webhook of the channel' },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options(values, problems) {
    const webhookUrl = webAddress(values['webhook-url'], problems)
    return webhookUrl === null ? null : { webhookUrl }
  },
  create: ({ webhookUrl }, { http }) => ({
    async send(notification) {
      const headers = { 'content-type': 'application/json' }
      const explain = (body: string): string => fieldOf(body, 'message')
      await ask(
        http,
        { method: 'POST', url: webhookUrl, headers, body: JSON.stringify(render(notification)) },
        { service: 'discord', secrets: [webhookUrl], explain },
      )
      return TAKEN
    },
  }),
}

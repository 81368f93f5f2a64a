import { ask, fieldOf } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

export interface TeamsOptions {
  readonly webhookUrl: string
}

export const teams: ChannelMember<TeamsOptions> = {
  name: 'teams',
  label: 'Microsoft Teams',
  settings: [
    {
      name: 'TEAMS_WEBHOOK_URL',
      aliases: ['MS_TEAMS_WEBHOOK_URL', 'MSTEAMS_WEBHOOK_URL'],
      key: 'webhook-url',
      required: true,
      secret: true,
      about: 'Address of the workflow "Post to a channel when a webhook request is received"',
    },
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
      const explain = (body: string): string => fieldOf(body, 'error', 'message')
      await ask(
        http,
        { method: 'POST', url: webhookUrl, headers, body: JSON.stringify(render(notification)) },
        { service: 'teams', secrets: [webhookUrl], explain },
      )
      return TAKEN
    },
  }),
}

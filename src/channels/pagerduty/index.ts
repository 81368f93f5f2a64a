import { ask, fieldOf } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

export interface PagerDutyOptions {
  readonly routingKey: string
  readonly eventsUrl: string
}

export const pagerduty: ChannelMember<PagerDutyOptions> = {
  name: 'pagerduty',
  label: 'PagerDuty',
  settings: [
    {
      name: 'PAGERDUTY_ROUTING_KEY',
      aliases: ['PAGERDUTY_INTEGRATION_KEY'],
      key: 'routing-key',
      required: true,
      secret: true,
      about: 'Integration key of an Events API v2 integration',
    },
    {
      name: 'PAGERDUTY_EVENTS_URL',
      key: 'events-url',
      required: false,
      secret: false,
      about: 'Default https://events.pagerduty.com; https://events.eu.pagerduty.com in Europe',
    },
  ],
  takes: [...INCIDENT_EVENTS, 'test'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: true,
  options(values, problems) {
    const eventsUrl =
      values['events-url'] === undefined ? 'https://events.pagerduty.com' : webAddress(values['events-url'], problems)
    const key = values['routing-key']
    if (key === undefined || eventsUrl === null) return null
    return { routingKey: key.text, eventsUrl: eventsUrl.replace(/\/v2\/enqueue$/, '') }
  },
  create: ({ routingKey, eventsUrl }, { http }) => ({
    async send(notification) {
      const conversation = {
        service: 'pagerduty',
        secrets: [routingKey],
        explain: (body: string) => fieldOf(body, 'errors', '0') || fieldOf(body, 'message'),
        remedy: (status: number) =>
          status === 400 ? 'Check PAGERDUTY_ROUTING_KEY: it is the key of an Events API v2 integration.' : undefined,
      }
      for (const event of render(notification)) {
        const body = JSON.stringify({ routing_key: routingKey, ...event })
        const headers = { 'content-type': 'application/json' }
        await ask(http, { method: 'POST', url: `${eventsUrl}/v2/enqueue`, headers, body }, conversation)
      }
      return TAKEN
    },
  }),
}

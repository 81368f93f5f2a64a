import { createHash, createHmac } from 'node:crypto'
import { ask } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember, type Notification } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'
import { fill, templateOf } from './template.js'
import { valuesOf } from './values.js'

export interface WebhookOptions {
  readonly url: string
  /** Signs each request; null for none. */
  readonly secret: string | null
  /** Sent as a bearer token; null for none. */
  readonly token: string | null
  /** What is sent instead of the whole notification: a template that was checked; null for none. */
  readonly body: string | null
}

export const webhook: ChannelMember<WebhookOptions> = {
  name: 'webhook',
  label: 'Webhook',
  settings: [
    {
      name: 'WEBHOOK_URL',
      aliases: ['ALERT_WEBHOOK_URL'],
      key: 'url',
      required: true,
      secret: true,
      about: 'Address that JSON is posted to',
    },
    {
      name: 'WEBHOOK_SECRET',
      aliases: ['ALERT_WEBHOOK_SECRET'],
      key: 'secret',
      required: false,
      secret: true,
      about: 'Signs each request (HMAC SHA-256)',
    },
    {
      name: 'WEBHOOK_TOKEN',
      aliases: ['ALERT_WEBHOOK_TOKEN'],
      key: 'token',
      required: false,
      secret: true,
      about: 'Sent as bearer token',
    },
    {
      name: 'WEBHOOK_BODY',
      aliases: ['ALERT_WEBHOOK_BODY'],
      key: 'body',
      required: false,
      secret: false,
      document: true,
      about: 'JSON of your own that is posted instead, with placeholders such as {{title}} in its texts',
    },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary', 'status'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options(values, problems) {
    const url = webAddress(values['url'], problems)
    const { secret, token } = values
    if (token && /[^\x21-\x7e]/.test(token.text)) problems.push(`${token.from} holds characters that a header cannot`)
    const body = values['body'] === undefined ? null : templateOf(values['body'], problems)
    if (url === null) return null
    return { url: values['url']?.text ?? url, secret: secret?.text ?? null, token: token?.text ?? null, body }
  },
  create: ({ url, secret, token, body: template }, { http }) => ({
    async send(notification) {
      const body = template === null ? JSON.stringify(render(notification)) : fill(template, valuesOf(notification))
      const headers = {
        'content-type': 'application/json',
        'x-heartbeat-event': notification.event,
        'x-heartbeat-delivery': deliveryId(notification),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(secret === null ? {} : signature(body, secret, notification)),
      }
      const secrets = [url, secret, token].filter((text) => text !== null)
      await ask(http, { method: 'POST', url, headers, body }, { service: 'webhook', secrets })
      return TAKEN
    },
  }),
}

/** The time is signed with the body, so that a recorded request cannot be played again later. */
function signature(body: string, secret: string, { at }: Notification): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  return { 'x-heartbeat-timestamp': timestamp, 'x-heartbeat-signature': `sha256=${digest}` }
}

/** The same for each try of one notification, so that a receiver can drop what it has. */
function deliveryId({ event, at, repository, monitors }: Notification): string {
  const what = JSON.stringify([event, at, repository, monitors.map(({ id }) => id)])
  return createHash('sha256').update(what).digest('hex').slice(0, 32)
}

import { INCIDENT_EVENTS, type ChannelMember } from '../channel.js'
import { domainOf, missing, options, type EmailOptions } from './options.js'
import { complete, unreachableProvider } from './providers.js'
import { render } from './render.js'
import { deliverMail } from './smtp.js'

export const email: ChannelMember<EmailOptions> = {
  name: 'email',
  label: 'E-mail',
  settings: [
    {
      name: 'SMTP_HOST',
      key: 'host',
      required: true,
      secret: false,
      about: 'Mail server; well-known providers are found by the address that logs in',
    },
    {
      name: 'SMTP_PORT',
      key: 'port',
      required: false,
      secret: false,
      about: 'Default 587 (STARTTLS); 465 is encrypted from the start',
    },
    {
      name: 'SMTP_USER',
      aliases: ['SMTP_USERNAME'],
      key: 'user',
      required: false,
      secret: true,
      mayBeWord: true,
      about: 'Login, if the server wants one',
    },
    {
      name: 'SMTP_PASS',
      aliases: ['SMTP_PASSWORD'],
      key: 'pass',
      required: false,
      secret: true,
      about: 'Its password',
    },
    {
      name: 'SMTP_SECURE',
      key: 'secure',
      required: false,
      secret: false,
      about: 'Default true: encryption or nothing; false allows plain text',
    },
    { name: 'SMTP_CA', key: 'ca', required: false, secret: false, about: 'Certificate of a private authority (PEM)' },
    { name: 'ALERT_EMAIL_TO', key: 'to', required: true, secret: false, about: 'Recipients, separated by commas' },
    {
      name: 'ALERT_EMAIL_FROM',
      key: 'from',
      required: false,
      secret: false,
      about: 'Sender; by default SMTP_USER if that is an address',
    },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options,
  complete,
  missing: (values) => [...missing(values), ...unreachableProvider(values)],
  derivedSecrets: ({ auth }) => (auth === null ? [] : [Buffer.from(`\0${auth.user}\0${auth.pass}`).toString('base64')]),
  create: (chosen) => ({
    async send(notification) {
      const refused = await deliverMail(chosen, render(notification, domainOf(chosen.from)), notification.at)
      if (refused.length === 0) return { note: null }
      const taken = chosen.to.length - refused.length
      return {
        note: `${taken} of ${chosen.to.length} recipients took it; refused: ${refused.map(shortAddress).join(', ')}`,
      }
    },
  }),
}

/** Enough to know which one is meant: logs of public repositories are public. */
function shortAddress(address: string): string {
  return address.replace(/^(.)[^@]*/, '$1…')
}

import { ask } from '../answer.js'
import { TAKEN, type ChannelMember } from '../channel.js'
import { saysOf, type Says } from '../says.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

export interface HealthchecksOptions {
  readonly url: string
  readonly says: Says
}

/** Who watches the watcher: told after each run, it raises the alarm when the runs themselves stop. */
export const healthchecks: ChannelMember<HealthchecksOptions> = {
  name: 'healthchecks',
  label: 'Healthchecks',
  settings: [
    {
      name: 'HEALTHCHECKS_URL',
      aliases: ['HEALTHCHECKS_PING_URL'],
      key: 'url',
      required: true,
      secret: true,
      about: 'Ping address of a check, like https://hc-ping.com/UUID',
    },
    {
      name: 'HEALTHCHECKS_SAYS',
      key: 'says',
      required: false,
      secret: false,
      about:
        'What it reports: looked (default), success when the run could look; or verdict, a failure when a monitor fails',
    },
  ],
  takes: ['summary', 'test'],
  defaultOn: ['summary'],
  perIncident: false,
  options(values, problems) {
    const url = webAddress(values['url'], problems)
    const says = saysOf(values['says'], 'looked', problems)
    return url === null ? null : { url, says }
  },
  create: ({ url, says }, { http }) => ({
    async send(notification) {
      const { suffix, body } = render(notification, says)
      const address = new URL(url)
      address.pathname = `${address.pathname.replace(/\/+$/, '')}${suffix}`
      const headers = { 'content-type': 'text/plain; charset=utf-8' }
      const conversation = { service: 'healthchecks', secrets: [url] }
      await ask(http, { method: 'POST', url: address.href, headers, body }, conversation)
      return TAKEN
    },
  }),
}

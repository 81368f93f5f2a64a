import { ask, fieldOf, notItsOwn, refusal } from '../answer.js'
import { TAKEN, type ChannelMember } from '../channel.js'
import { saysOf, type Says } from '../says.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

export interface UptimeKumaOptions {
  readonly url: string
  readonly says: Says
}

/** A push monitor of Uptime Kuma: told after each run, it goes down by what it is told, and when nothing tells it anything. */
export const uptimeKuma: ChannelMember<UptimeKumaOptions> = {
  name: 'uptime-kuma',
  label: 'Uptime Kuma',
  settings: [
    {
      name: 'UPTIME_KUMA_PUSH_URL',
      aliases: ['KUMA_PUSH_URL', 'UPTIME_KUMA_URL'],
      key: 'push-url',
      required: true,
      secret: true,
      about: 'Push address of a monitor, like https://kuma.example.com/api/push/TOKEN',
    },
    {
      name: 'UPTIME_KUMA_SAYS',
      key: 'says',
      required: false,
      secret: false,
      about: 'What it reports: verdict (default), down when a monitor is; or looked, up when the run could look',
    },
  ],
  takes: ['summary', 'test'],
  defaultOn: ['summary'],
  perIncident: false,
  options(values, problems) {
    const url = webAddress(values['push-url'], problems)
    const says = saysOf(values['says'], 'verdict', problems)
    if (url === null) return null
    if (/\/api\/push\/[^/]+$/.test(new URL(url).pathname)) return { url, says }
    problems.push(`${values['push-url']?.from} is not a push address; its path ends in /api/push/TOKEN`)
    return null
  },
  derivedSecrets: ({ url }) => [tokenOf(url)],
  create: ({ url, says }, { http }) => ({
    async send(notification) {
      const address = new URL(url)
      const { status, msg } = render(notification, says)
      address.search = new URLSearchParams({ status, msg }).toString()
      const conversation = {
        service: 'uptime-kuma',
        secrets: [url, tokenOf(url)],
        explain: (body: string) => fieldOf(body, 'msg'),
        remedy,
      }
      // Servers of any age take GET; only newer ones take more.
      const response = await ask(http, { method: 'GET', url: address.href }, conversation)
      if (/"ok"\s*:\s*true/.test(response.body)) return TAKEN
      if (/"ok"\s*:\s*false/.test(response.body))
        throw refusal(address.host, { ...response, status: 404 }, conversation)
      throw notItsOwn('uptime-kuma', url, response.status)
    },
  }),
}

function tokenOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? ''
}

function remedy(status: number): string | undefined {
  return status === 404 ? 'Check UPTIME_KUMA_PUSH_URL: its monitor is paused or no longer there.' : undefined
}

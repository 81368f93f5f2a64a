import { ask, fieldOf } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

export interface NtfyOptions {
  readonly server: string
  readonly topic: string
  readonly token: string | null
}

export const ntfy: ChannelMember<NtfyOptions> = {
  name: 'ntfy',
  label: 'ntfy',
  settings: [
    {
      name: 'NTFY_TOPIC',
      key: 'topic',
      required: false,
      secret: true,
      mayBeWord: true,
      about: 'Topic; anybody who knows it can read it, so it is a secret',
    },
    {
      name: 'NTFY_URL',
      key: 'url',
      required: false,
      secret: false,
      turnsOn: true,
      about: 'Server, default https://ntfy.sh; may end in the topic',
    },
    { name: 'NTFY_TOKEN', key: 'token', required: false, secret: true, about: 'Access token' },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options(values, problems) {
    const address = values['url'] === undefined ? 'https://ntfy.sh' : webAddress(values['url'], problems)
    if (address === null) return null
    const url = new URL(address)
    const topic = values['topic']?.text ?? url.pathname.slice(1)
    const given = values['topic']?.from ?? values['url']?.from ?? 'NTFY_TOPIC'
    if (topic !== '' && !/^[\w-]{1,64}$/.test(topic))
      problems.push(`${given}: a topic has at most 64 letters, digits, _ and -`)
    const token = values['token']
    if (token && /[^\x21-\x7e]/.test(token.text)) problems.push(`${token.from} holds characters that a header cannot`)
    return topic === '' ? null : { server: url.origin, topic, token: token?.text ?? null }
  },
  missing({ topic, url }) {
    if (topic !== undefined || (url !== undefined && !URL.canParse(url.text))) return []
    const path = url === undefined ? '' : new URL(url.text).pathname
    return /[^/]/.test(path) ? [] : ['ntfy: NTFY_TOPIC is missing']
  },
  derivedSecrets: ({ topic }) => [topic],
  create: ({ server, topic, token }, { http }) => ({
    async send(notification) {
      const body = JSON.stringify({ topic, ...render(notification) })
      const headers = {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      }
      const secrets = [topic, token].filter((text) => text !== null)
      const explain = (text: string): string => fieldOf(text, 'error')
      await ask(http, { method: 'POST', url: `${server}/`, headers, body }, { service: 'ntfy', secrets, explain })
      return TAKEN
    },
  }),
}

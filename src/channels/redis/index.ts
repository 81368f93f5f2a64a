import { oneLine } from '../../domain/safe-text.js'
import { DEFAULT_REDIS } from '../../domain/redis-settings.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember, type Notification, type SettingValue } from '../channel.js'
import { render } from './render.js'

const USUAL_CHANNEL = 'system:alerts'
/** As `redis-cli` takes it without quotes. */
const CHANNEL_NAME = /^[\x21-\x7e]{1,200}$/

export interface RedisOptions {
  readonly channel: string
  /** The environment variable with the address of another Redis; null for that of the section `redis:`. */
  readonly urlFrom: string | null
}

/** Publishes JSON for other programs. Whoever does not listen at that moment never hears of it. */
export const redis: ChannelMember<RedisOptions> = {
  name: 'redis',
  label: 'Redis',
  settings: [
    {
      name: 'REDIS_ALERTS_CHANNEL',
      key: 'channel',
      required: false,
      secret: false,
      turnsOn: true,
      about: `Channel that JSON is published to, default ${USUAL_CHANNEL}`,
    },
    {
      name: 'REDIS_ALERTS_URL',
      key: 'url',
      required: false,
      secret: true,
      about: 'Address of another Redis than that of the section `redis:`',
    },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary', 'status'],
  defaultOn: [...INCIDENT_EVENTS, 'summary'],
  forPrograms: true,
  perIncident: false,
  options({ channel, url }, problems) {
    const known = problems.length
    if (channel !== undefined && !CHANNEL_NAME.test(channel.text))
      problems.push(`${channel.from} is no name of a channel; write one without spaces, such as ${USUAL_CHANNEL}`)
    if (url !== undefined && !isAddress(url))
      problems.push(`${url.from} is no address of a Redis; it starts with redis:// or rediss://`)
    return problems.length > known ? null : { channel: channel?.text ?? USUAL_CHANNEL, urlFrom: url?.from ?? null }
  },
  create({ channel, urlFrom }, { redis: open, log }) {
    const published = new WeakMap<Notification, number>()
    return {
      async send(notification) {
        const server = await open({ ...DEFAULT_REDIS, urlFrom })
        const messages = render(notification)
        for (const message of messages.slice(published.get(notification) ?? 0)) {
          const text = JSON.stringify(message)
          await server.call(['PUBLISH', channel, text])
          // What is out must not be published again when a later one fails and all is tried anew.
          published.set(notification, (published.get(notification) ?? 0) + 1)
          log.info(oneLine(`Published alert: ${text}`))
        }
        return TAKEN
      },
    }
  },
}

function isAddress({ text }: SettingValue): boolean {
  return /^rediss?:\/\//.test(text) && URL.canParse(text)
}

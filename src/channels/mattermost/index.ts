import { ask, fieldOf, notItsOwn } from '../answer.js'
import { INCIDENT_EVENTS, TAKEN, type ChannelMember } from '../channel.js'
import { webAddress } from '../settings.js'
import { render } from './render.js'

export interface MattermostOptions {
  readonly webhookUrl: string
  /** Another channel than that of the webhook; null for its own. */
  readonly channel: string | null
  readonly username: string
}

export const mattermost: ChannelMember<MattermostOptions> = {
  name: 'mattermost',
  label: 'Mattermost',
  settings: [
    {
      name: 'MATTERMOST_WEBHOOK_URL',
      key: 'webhook-url',
      required: true,
      secret: true,
      about: 'Incoming webhook, like https://chat.example.com/hooks/…',
    },
    {
      name: 'MATTERMOST_CHANNEL',
      key: 'channel',
      required: false,
      secret: false,
      about: 'Another channel than that of the webhook, by its name in the address, or @user',
    },
    {
      name: 'MATTERMOST_USERNAME',
      key: 'username',
      required: false,
      secret: false,
      about: 'Name it writes under, default Heartbeat; the server must allow it',
    },
  ],
  takes: [...INCIDENT_EVENTS, 'healed', 'test', 'summary'],
  defaultOn: INCIDENT_EVENTS,
  perIncident: false,
  options(values, problems) {
    const webhookUrl = webAddress(values['webhook-url'], problems)
    const { channel, username } = values
    const wrong = [
      channel && !/^@?[\w.-]{1,64}$/.test(channel.text)
        ? `${channel.from} is not a channel; write its name as the address shows it, such as town-square`
        : '',
      username && !/^[\w .()-]{1,64}$/.test(username.text)
        ? `${username.from} is not a name; write at most 64 letters, digits, spaces and .()-`
        : '',
    ].filter((problem) => problem !== '')
    problems.push(...wrong)
    if (webhookUrl === null || wrong.length > 0) return null
    return { webhookUrl, channel: channel?.text ?? null, username: username?.text ?? 'Heartbeat' }
  },
  create: ({ webhookUrl, channel, username }, { http }) => ({
    async send(notification) {
      const body = JSON.stringify({ username, ...(channel === null ? {} : { channel }), ...render(notification) })
      const response = await ask(
        http,
        { method: 'POST', url: webhookUrl, headers: { 'content-type': 'application/json' }, body },
        { service: 'mattermost', secrets: [webhookUrl], explain: (text) => fieldOf(text, 'message'), remedy },
      )
      // The service says "ok"; a page is that of a login or a proxy before it.
      if (/^\s*</.test(response.body)) throw notItsOwn('mattermost', webhookUrl, response.status)
      return TAKEN
    },
  }),
}

function remedy(status: number, body: string): string | undefined {
  if (/channel/.test(fieldOf(body, 'id')))
    return 'Check MATTERMOST_CHANNEL: the webhook must be allowed to write there.'
  // An unknown webhook is answered with 400 or 404, by version.
  return status === 400 || status === 404
    ? 'Check MATTERMOST_WEBHOOK_URL: the webhook may be deleted or turned off.'
    : undefined
}

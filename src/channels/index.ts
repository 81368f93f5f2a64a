import type { ChannelMember } from './channel.js'
import { PREFIXES } from './prefixes.js'

/** A kind of channel before it is loaded: the environment names that speak of it begin so. */
export interface ChannelLoader {
  readonly prefixes: readonly string[]
  load(): Promise<ChannelMember>
}

/** All kinds of channel. A new one is a folder, a line here, and one in `prefixes.ts`. */
export const CHANNELS: Readonly<Record<string, ChannelLoader>> = {
  discord: { prefixes: PREFIXES.discord, load: async () => (await import('./discord/index.js')).discord },
  email: { prefixes: PREFIXES.email, load: async () => (await import('./email/index.js')).email },
  feishu: { prefixes: PREFIXES.feishu, load: async () => (await import('./feishu/index.js')).feishu },
  'google-chat': {
    prefixes: PREFIXES['google-chat'],
    load: async () => (await import('./google-chat/index.js')).googleChat,
  },
  healthchecks: {
    prefixes: PREFIXES.healthchecks,
    load: async () => (await import('./healthchecks/index.js')).healthchecks,
  },
  mattermost: { prefixes: PREFIXES.mattermost, load: async () => (await import('./mattermost/index.js')).mattermost },
  ntfy: { prefixes: PREFIXES.ntfy, load: async () => (await import('./ntfy/index.js')).ntfy },
  pagerduty: { prefixes: PREFIXES.pagerduty, load: async () => (await import('./pagerduty/index.js')).pagerduty },
  redis: { prefixes: PREFIXES.redis, load: async () => (await import('./redis/index.js')).redis },
  slack: { prefixes: PREFIXES.slack, load: async () => (await import('./slack/index.js')).slack },
  sms: { prefixes: PREFIXES.sms, load: async () => (await import('./sms/index.js')).sms },
  teams: { prefixes: PREFIXES.teams, load: async () => (await import('./teams/index.js')).teams },
  telegram: { prefixes: PREFIXES.telegram, load: async () => (await import('./telegram/index.js')).telegram },
  'uptime-kuma': {
    prefixes: PREFIXES['uptime-kuma'],
    load: async () => (await import('./uptime-kuma/index.js')).uptimeKuma,
  },
  webhook: { prefixes: PREFIXES.webhook, load: async () => (await import('./webhook/index.js')).webhook },
  zulip: { prefixes: PREFIXES.zulip, load: async () => (await import('./zulip/index.js')).zulip },
}

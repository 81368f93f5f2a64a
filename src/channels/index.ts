import type { ChannelMember } from './channel.js'

/** A kind of channel before it is loaded: the environment names that speak of it begin so. */
export interface ChannelLoader {
  readonly prefixes: readonly string[]
  load(): Promise<ChannelMember>
}

/** All kinds of channel. A new one is a folder and a line here. */
export const CHANNELS: Readonly<Record<string, ChannelLoader>> = {
  discord: { prefixes: ['DISCORD_'], load: async () => (await import('./discord/index.js')).discord },
  email: { prefixes: ['SMTP_', 'ALERT_EMAIL_'], load: async () => (await import('./email/index.js')).email },
  feishu: { prefixes: ['FEISHU_', 'LARK_'], load: async () => (await import('./feishu/index.js')).feishu },
  'google-chat': {
    prefixes: ['GOOGLE_CHAT_', 'GCHAT_'],
    load: async () => (await import('./google-chat/index.js')).googleChat,
  },
  healthchecks: {
    prefixes: ['HEALTHCHECKS_'],
    load: async () => (await import('./healthchecks/index.js')).healthchecks,
  },
  mattermost: {
    prefixes: ['MATTERMOST_'],
    load: async () => (await import('./mattermost/index.js')).mattermost,
  },
  ntfy: { prefixes: ['NTFY_'], load: async () => (await import('./ntfy/index.js')).ntfy },
  pagerduty: { prefixes: ['PAGERDUTY_'], load: async () => (await import('./pagerduty/index.js')).pagerduty },
  redis: { prefixes: ['REDIS_ALERTS_'], load: async () => (await import('./redis/index.js')).redis },
  slack: { prefixes: ['SLACK_'], load: async () => (await import('./slack/index.js')).slack },
  sms: { prefixes: ['TWILIO_'], load: async () => (await import('./sms/index.js')).sms },
  teams: { prefixes: ['TEAMS_', 'MS_TEAMS_', 'MSTEAMS_'], load: async () => (await import('./teams/index.js')).teams },
  telegram: { prefixes: ['TELEGRAM_'], load: async () => (await import('./telegram/index.js')).telegram },
  'uptime-kuma': {
    prefixes: ['UPTIME_KUMA_', 'KUMA_'],
    load: async () => (await import('./uptime-kuma/index.js')).uptimeKuma,
  },
  webhook: { prefixes: ['WEBHOOK_', 'ALERT_WEBHOOK_'], load: async () => (await import('./webhook/index.js')).webhook },
  zulip: { prefixes: ['ZULIP_'], load: async () => (await import('./zulip/index.js')).zulip },
}

/** The environment names something of this kind. */
export function isSpokenOf(
  { prefixes }: Pick<ChannelLoader, 'prefixes'>,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return Object.entries(environment).some(
    ([name, value]) => (value ?? '').trim() !== '' && prefixes.some((prefix) => name.startsWith(prefix)),
  )
}

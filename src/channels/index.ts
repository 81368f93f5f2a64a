import type { ChannelDefinition } from './channel.js'

/** A kind of channel before it is loaded: the environment names that speak of it begin so. */
export interface ChannelEntry {
  readonly prefixes: readonly string[]
  load(): Promise<{ readonly definition: ChannelDefinition }>
}

/** All kinds of channel. A new one is a folder and a line here. */
export const CHANNELS: Readonly<Record<string, ChannelEntry>> = {
  discord: { prefixes: ['DISCORD_'], load: () => import('./discord/index.js') },
  email: { prefixes: ['SMTP_', 'ALERT_EMAIL_'], load: () => import('./email/index.js') },
  healthchecks: { prefixes: ['HEALTHCHECKS_'], load: () => import('./healthchecks/index.js') },
  ntfy: { prefixes: ['NTFY_'], load: () => import('./ntfy/index.js') },
  pagerduty: { prefixes: ['PAGERDUTY_'], load: () => import('./pagerduty/index.js') },
  slack: { prefixes: ['SLACK_'], load: () => import('./slack/index.js') },
  sms: { prefixes: ['TWILIO_'], load: () => import('./sms/index.js') },
  teams: { prefixes: ['TEAMS_', 'MS_TEAMS_', 'MSTEAMS_'], load: () => import('./teams/index.js') },
  telegram: { prefixes: ['TELEGRAM_'], load: () => import('./telegram/index.js') },
  webhook: { prefixes: ['WEBHOOK_', 'ALERT_WEBHOOK_'], load: () => import('./webhook/index.js') },
}

/** The environment names something of this kind. */
export function isSpokenOf(
  { prefixes }: Pick<ChannelEntry, 'prefixes'>,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return Object.entries(environment).some(
    ([name, value]) => (value ?? '').trim() !== '' && prefixes.some((prefix) => name.startsWith(prefix)),
  )
}

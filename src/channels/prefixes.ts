/** How the names begin in the environment that speak of a kind of channel: all that a start knows of it. */
export const PREFIXES = {
  discord: ['DISCORD_'],
  email: ['SMTP_', 'ALERT_EMAIL_'],
  feishu: ['FEISHU_', 'LARK_'],
  'google-chat': ['GOOGLE_CHAT_', 'GCHAT_'],
  healthchecks: ['HEALTHCHECKS_'],
  mattermost: ['MATTERMOST_'],
  ntfy: ['NTFY_'],
  pagerduty: ['PAGERDUTY_'],
  redis: ['REDIS_ALERTS_'],
  slack: ['SLACK_'],
  sms: ['TWILIO_'],
  teams: ['TEAMS_', 'MS_TEAMS_', 'MSTEAMS_'],
  telegram: ['TELEGRAM_'],
  'uptime-kuma': ['UPTIME_KUMA_', 'KUMA_'],
  webhook: ['WEBHOOK_', 'ALERT_WEBHOOK_'],
  zulip: ['ZULIP_'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The environment names something of a kind with these prefixes. */
export function isSpokenOf(
  prefixes: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  // One text is looked through much faster than a hundred names by a function for each prefix.
  let names = '\n'
  for (const name in environment) if ((environment[name] ?? '').trim() !== '') names += `${name}\n`
  return prefixes.some((prefix) => names.includes(`\n${prefix}`))
}

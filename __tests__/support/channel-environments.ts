/** One full environment for each kind of channel; every secret in it holds the word canary. */
export function channelEnvironments(base: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return {
    discord: { DISCORD_WEBHOOK_URL: `${base}/api/webhooks/123456789/canary-discord-token-1` },
    email: {
      SMTP_HOST: 'smtp.example.com',
      SMTP_USER: 'canary-smtp-user',
      SMTP_PASS: 'canary-smtp-pass',
      ALERT_EMAIL_TO: 'ops@example.com, boss@example.com',
      ALERT_EMAIL_FROM: 'Heartbeat <heartbeat@example.com>',
    },
    feishu: {
      FEISHU_WEBHOOK_URL: `${base}/open-apis/bot/v2/hook/canary-feishu-hook`,
      FEISHU_WEBHOOK_SECRET: 'canary-feishu-secret',
    },
    'google-chat': {
      GOOGLE_CHAT_WEBHOOK_URL: `${base}/v1/spaces/AAAA/messages?key=canary-chat-key-1&token=canary-chat-token-1`,
    },
    healthchecks: { HEALTHCHECKS_URL: `${base}/canary-5b6c7d8e-ping` },
    mattermost: { MATTERMOST_WEBHOOK_URL: `${base}/hooks/canary-mattermost-hook`, MATTERMOST_CHANNEL: 'town-square' },
    ntfy: { NTFY_URL: base, NTFY_TOPIC: 'canary-ntfy-topic', NTFY_TOKEN: 'tk_canary-ntfy-token' },
    pagerduty: { PAGERDUTY_ROUTING_KEY: 'canary0routing0key0000000000000x', PAGERDUTY_EVENTS_URL: base },
    redis: {
      REDIS_ALERTS_CHANNEL: 'system:alerts',
      REDIS_ALERTS_URL: 'redis://:canary-redis-pass@channel.example.com:6379',
    },
    slack: { SLACK_WEBHOOK_URL: `${base}/services/T00000000/B00000000/canary-slack-token-1` },
    sms: {
      TWILIO_ACCOUNT_SID: 'ACcanary0000000000000000000000000',
      TWILIO_AUTH_TOKEN: 'canary-twilio-token',
      TWILIO_FROM_NUMBER: '+15551234567',
      TWILIO_TO_NUMBER: '+15550001111, +15550002222',
      TWILIO_API_URL: base,
    },
    teams: { TEAMS_WEBHOOK_URL: `${base}/workflows/canary-teams-flow-1/triggers/manual?sig=canary-teams-signature` },
    telegram: {
      TELEGRAM_BOT_TOKEN: '123456:canary-telegram-token',
      TELEGRAM_CHAT_ID: '-1001234567890',
      TELEGRAM_API_URL: base,
    },
    'uptime-kuma': { UPTIME_KUMA_PUSH_URL: `${base}/api/push/canary0kuma0token?status=up&msg=OK&ping=` },
    webhook: {
      WEBHOOK_URL: `${base}/hooks/canary-webhook-path`,
      WEBHOOK_SECRET: 'canary-webhook-secret',
      WEBHOOK_TOKEN: 'canary-webhook-token',
    },
    zulip: {
      ZULIP_SITE: base,
      ZULIP_BOT_EMAIL: 'heartbeat-bot@example.com',
      ZULIP_API_KEY: 'canary-zulip-api-key',
      ZULIP_CHANNEL: 'operations',
    },
  }
}

/** What the environment of a team's check holds under these names; everything leads to one place of the test. */
export function teamEnvironment(names: readonly string[], base: string): Record<string, string> {
  const known = addresses(base)
  const given = names.map((name) => [name, known[name] ?? 'word-of-a-test'] as const)
  const further = names.flatMap((name) => Object.entries(FURTHER[name]?.(base) ?? {}))
  return Object.fromEntries([...given, ...further])
}

function addresses(base: string): Record<string, string> {
  return {
    SLACK_WEBHOOK_URL: `${base}/services/T00000000/B00000000/word`,
    DISCORD_WEBHOOK_URL: `${base}/api/webhooks/123456789/word`,
    TEAMS_WEBHOOK_URL: `${base}/workflows/word/triggers/manual?sig=word`,
    HEALTHCHECKS_URL: `${base}/5b6c7d8e-ping`,
    FEISHU_WEBHOOK_URL: `${base}/open-apis/bot/v2/hook/word`,
    UPTIME_KUMA_PUSH_URL: `${base}/api/push/word`,
    ZULIP_SITE: base,
    ZULIP_BOT_EMAIL: 'watch-bot@example.org',
    ZULIP_CHANNEL: 'releases',
    TELEGRAM_BOT_TOKEN: '123456:word',
    TELEGRAM_CHAT_ID: '-1001234567890',
    PRIVATE_CHAT_ID: '-1009876543210',
    SMTP_HOST: '127.0.0.1',
    ALERT_EMAIL_FROM: 'watch@example.org',
  }
}

const FURTHER: Readonly<Record<string, (base: string) => Readonly<Record<string, string>>>> = {
  TELEGRAM_BOT_TOKEN: (base) => ({ TELEGRAM_API_URL: base }),
  NTFY_TOPIC: (base) => ({ NTFY_URL: base }),
}

/** What services say when they have taken a message. */
export function takenBy(path: string): unknown {
  if (path.startsWith('/services/')) return 'ok'
  if (path.startsWith('/open-apis/')) return { code: 0, msg: 'success' }
  if (path.startsWith('/api/v1/messages')) return { result: 'success', id: 1 }
  return { ok: true, id: '1' }
}

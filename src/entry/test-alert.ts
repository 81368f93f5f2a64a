import type { Config } from '../config/config.js'
import type { DeliveryReport, RunReport } from '../reports/report.js'
import type { Wiring } from '../wiring/wire.js'

interface TestAlert {
  readonly deliveries: readonly DeliveryReport[]
  /** Channels that did not take it, or that there is none. */
  readonly problems: readonly string[]
}

/** Sends every channel a clearly marked test; it goes out whatever the verdicts are. */
export async function testAlert(
  { channels }: Config,
  { now, repository, runUrl }: RunReport,
  wiring: Wiring,
): Promise<TestAlert> {
  if (channels.length === 0) {
    return {
      deliveries: [],
      problems: ['send-test-alert: no alert channel is configured; set SLACK_WEBHOOK_URL or the like'],
    }
  }
  const { sendTestAlert } = await import('../app/notify.js')
  const deliveries = await sendTestAlert(channels, { repository, runUrl, now }, wiring.channels)
  const problems = deliveries.filter(({ ok }) => !ok).map(({ label, detail }) => `${label}: ${detail}`)
  return { deliveries, problems }
}

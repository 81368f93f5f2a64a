import type { CheckInputs } from '../config/check-config.js'
import type { Config } from '../config/config.js'
import type { OwnAlert } from '../domain/telling/own-notification.js'
import type { DeliveryReport, RunReport } from '../reports/report.js'
import type { Wiring } from '../wiring/wire.js'

type TestWords = Pick<CheckInputs, 'test-title' | 'test-message' | 'test-priority'>

interface TestAlert {
  readonly deliveries: readonly DeliveryReport[]
  /** Channels that did not take it, or that there is none. */
  readonly problems: readonly string[]
}

/** Sends every channel a clearly marked test, or words of somebody's own; it goes out whatever the verdicts are. */
export async function testAlert(
  { channels }: Config,
  { now, repository, runUrl }: RunReport,
  wiring: Wiring,
  inputs: TestWords,
): Promise<TestAlert> {
  if (!inputs['test-title'] && inputs['test-message'])
    return { deliveries: [], problems: ['test-title: is not given; say in a few words what happened'] }
  if (channels.length === 0) {
    return {
      deliveries: [],
      problems: ['send-test-alert: no alert channel is configured; set SLACK_WEBHOOK_URL or the like'],
    }
  }
  const { sendTestAlert } = await import('../app/notify.js')
  const options = { own: ownWords(inputs) }
  const deliveries = await sendTestAlert(channels, { repository, runUrl, now }, wiring.channels, options)
  const problems = deliveries.filter(({ ok }) => !ok).map(({ label, detail }) => `${label}: ${detail}`)
  return { deliveries, problems }
}

/** Null for the marked test. */
function ownWords({ 'test-title': title = '', 'test-message': message = '', ...inputs }: TestWords): OwnAlert | null {
  if (title === '') return null
  return { title, message, priority: PRIORITIES[inputs['test-priority']], data: [] }
}

const PRIORITIES = { critical: 'CRITICAL', high: 'HIGH', medium: 'MEDIUM', low: 'LOW' } as const

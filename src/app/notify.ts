import type { Channel, ChannelPorts, Notification, Receipt } from '../channels/channel.js'
import { hideSecrets } from '../domain/hide-secrets.js'
import type { ConfiguredChannel } from '../config/channels/configure.js'
import {
  compose,
  testNotification,
  type Composed,
  type News,
  type NewsContext,
} from '../domain/telling/compose-notification.js'
import { ownNotification, type OwnAlert } from '../domain/telling/own-notification.js'
import type { NotificationEvent } from '../domain/incidents/incident.js'
import { cut, oneLine } from '../domain/safe-text.js'
import { ExternalError, messageOf } from '../errors.js'
import { DEFAULT_LIMITS, sendWithin, withBudget, type DeliveryLimits } from './delivery-limits.js'

/** What became of one notification on one channel. */
export interface DeliveryOutcome {
  readonly channel: string
  /** For people: `Slack`. */
  readonly label: string
  readonly event: NotificationEvent
  /** Keys of the incidents it told of. */
  readonly incidents: readonly string[]
  /** Ids of the monitors it spoke of. */
  readonly monitors: readonly string[]
  readonly ok: boolean
  readonly attempts: number
  /** One line for people, without secrets. */
  readonly detail: string
}

export interface NotifyOptions {
  readonly limits?: DeliveryLimits
  /** Between 0 and 1, for the jitter. */
  readonly random?: () => number
}

/** Tells each channel what it is due to hear, all side by side. Never throws: what failed is an outcome. */
export async function notify(
  news: readonly News[],
  channels: readonly ConfiguredChannel[],
  context: NewsContext,
  ports: ChannelPorts,
  options: NotifyOptions = {},
): Promise<readonly DeliveryOutcome[]> {
  return sendAll(
    channels.map((channel) => ({ channel, messages: compose(channel, news, context) })),
    ports,
    options,
  )
}

/** Sends every channel a clearly marked test, or words of somebody's own. */
export async function sendTestAlert(
  channels: readonly ConfiguredChannel[],
  context: NewsContext,
  ports: ChannelPorts,
  { own = null, ...options }: NotifyOptions & { readonly own?: OwnAlert | null } = {},
): Promise<readonly DeliveryOutcome[]> {
  const notification = own === null ? testNotification(context) : ownNotification(own, context)
  const messages = [{ notification, incidents: [] }]
  return sendAll(
    channels.map((channel) => ({ channel, messages })),
    ports,
    options,
  )
}

interface Queue {
  readonly channel: ConfiguredChannel
  readonly messages: readonly Composed[]
}

/** Sends every channel its own messages. Never throws: what failed is an outcome. */
export async function sendAll(
  queues: readonly Queue[],
  ports: ChannelPorts,
  options: NotifyOptions = {},
): Promise<readonly DeliveryOutcome[]> {
  const limits = options.limits ?? DEFAULT_LIMITS
  const send = (spent: AbortSignal): Promise<(readonly DeliveryOutcome[])[]> =>
    Promise.all(
      queues
        .filter(({ messages }) => messages.length > 0)
        .map((queue) => sendInTurn(queue, ports, limits, options.random ?? Math.random, spent)),
    )
  ports.time?.enter('alerts')
  const outcomes = await withBudget(limits.wholeMs, send, ports.time)
  ports.time?.enter('keeping')
  for (const outcome of outcomes.flat()) report(outcome, ports)
  return outcomes.flat()
}

/** One after the other, so that a recovery never overtakes the alarm. */
async function sendInTurn(
  { channel, messages }: Queue,
  ports: ChannelPorts,
  limits: DeliveryLimits,
  random: () => number,
  spent: AbortSignal,
): Promise<readonly DeliveryOutcome[]> {
  const outcomes: DeliveryOutcome[] = []
  let made: Channel | null = null
  for (const { notification, incidents } of messages) {
    const send = (): Promise<Receipt> => (made ??= channel.create(ports)).send(notification)
    const result = await sendWithin(send, ports.clock, limits, random, spent)
    outcomes.push({
      channel: channel.id,
      label: channel.label,
      event: notification.event,
      incidents,
      monitors: notification.monitors.map(({ id }) => id),
      ok: result.error === null,
      attempts: result.attempts,
      detail: detailOf(result, channel, notification),
    })
  }
  return outcomes
}

/** What became of a message, in one line for people. */
export function detailOf(
  result: { readonly attempts: number; readonly note: string | null; readonly error: unknown },
  channel: Pick<ConfiguredChannel, 'secrets'>,
  { event, digest, words }: Pick<Notification, 'event' | 'digest' | 'words'>,
): string {
  const what = words !== undefined ? 'alert' : digest === undefined ? event : 'digest'
  const tries = result.attempts > 1 ? ` after ${result.attempts} tries` : ''
  const remedy =
    result.error instanceof ExternalError && result.error.fault.remedy ? ` ${result.error.fault.remedy}` : ''
  const text =
    result.error === null
      ? `${what} sent${tries}${result.note === null ? '' : `; ${result.note}`}`
      : `${what} not sent${tries}: ${messageOf(result.error)}.${remedy}`
  return cut(hideSecrets(oneLine(text), channel.secrets), 500)
}

function report(outcome: DeliveryOutcome, { log }: ChannelPorts): void {
  const line = `${outcome.label}: ${outcome.detail}`
  if (outcome.ok) log.info(line)
  else log.warning(line)
}

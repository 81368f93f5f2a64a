import { memberIn } from '../incidents/standing-key.js'
import type { Delivery, IncidentState, NotificationEvent } from '../incidents/incident.js'
import { DAY, type Instant } from '../time.js'

/** How one channel fared with one event. */
export interface DeliveryResult {
  readonly channel: string
  readonly event: NotificationEvent
  readonly delivered: boolean
}

/** What of these outcomes is to be written down in one incident. */
export function resultsFor(
  key: string,
  outcomes: readonly {
    readonly channel: string
    readonly event: NotificationEvent
    readonly incidents: readonly string[]
    readonly ok: boolean
  }[],
): readonly DeliveryResult[] {
  return outcomes
    .filter(({ incidents }) => incidents.includes(key))
    .map(({ channel, event, ok }) => ({ channel, event, delivered: ok }))
}

/** The incident with what was sent written down. */
export function recordDeliveries(
  state: IncidentState,
  results: readonly DeliveryResult[],
  now: Instant,
): IncidentState {
  return { ...state, deliveries: { ...state.deliveries, ...told(state.deliveries, results, now) } }
}

/**
 * With what channels are about to hear: if nobody comes to write down that they took it, it is owed, for nobody knows what they
 * have heard.
 */
export function aboutToHear(
  deliveries: IncidentState['deliveries'],
  due: readonly { readonly event: NotificationEvent; readonly channels: readonly string[] }[],
  now: Instant,
): IncidentState['deliveries'] {
  const owed = due.flatMap(({ event, channels }) => channels.map((channel) => ({ channel, event, delivered: false })))
  const begun = Object.entries(told(deliveries, owed, now)).map(([channel, last]) => [
    channel,
    { ...last, unsure: true },
  ])
  return { ...deliveries, ...(Object.fromEntries(begun) as IncidentState['deliveries']) }
}

/** All of it is owed from earlier, and written down already. */
export function isOwed(
  deliveries: IncidentState['deliveries'],
  due: readonly { readonly event: NotificationEvent; readonly channels: readonly string[] }[],
): boolean {
  return due.every(({ event, channels }) =>
    channels.every((id) => deliveries[id]?.delivered === false && deliveries[id].event === event),
  )
}

/** The same for a key of telling, which may be that of one member of the incident. */
export function recordTold(
  state: IncidentState,
  key: string,
  results: readonly DeliveryResult[],
  now: Instant,
): IncidentState {
  const member = memberIn(key)
  if (member === null) return recordDeliveries(state, results, now)
  const trouble = state.members[member.monitor]
  if (trouble === undefined) return state
  const { deliveries } = recordDeliveries({ ...state, deliveries: trouble.deliveries ?? {} }, results, now)
  return { ...state, members: { ...state.members, [member.monitor]: { ...trouble, deliveries } } }
}

/** What a channel last took of what a key of telling means. */
export function deliveryOf(state: IncidentState, key: string, channel: string): Delivery | undefined {
  const member = memberIn(key)
  return (member === null ? state.deliveries : state.members[member.monitor]?.deliveries)?.[channel]
}

/**
 * What a new incident of the same key takes over from the one before, and an ended one keeps of channels that heard nothing
 * of its end: the time of the last message, so that cooldown bridges incidents.
 */
export function settledDeliveries(
  deliveries: IncidentState['deliveries'],
  except: readonly string[] = [],
): IncidentState['deliveries'] {
  return Object.fromEntries(
    Object.entries(deliveries).flatMap(([channel, last]): [string, Delivery][] => {
      if (except.includes(channel)) return [[channel, last]]
      // Nothing was ever heard of it, so there is nothing to cool down from.
      if (!last.delivered && last.event === 'opened') return []
      const { at, openings } = last
      return [[channel, { event: 'recovered', at, delivered: true, ...(openings !== undefined && { openings }) }]]
    }),
  )
}

function told(
  before: IncidentState['deliveries'],
  results: readonly DeliveryResult[],
  now: Instant,
): IncidentState['deliveries'] {
  const all = results.map(({ channel, event, delivered }): [string, Delivery] => {
    const openings = openingsAfter(before[channel], event, delivered, now)
    return [channel, { event, at: now, delivered, openings }]
  })
  return Object.fromEntries(all)
}

function openingsAfter(last: Delivery | undefined, event: NotificationEvent, delivered: boolean, now: Instant): number {
  const before = last !== undefined && now - last.at < DAY ? (last.openings ?? 0) : 0
  return event === 'opened' && delivered ? before + 1 : before
}

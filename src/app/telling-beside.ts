import type { ConfiguredChannel } from '../config/channels/configure.js'
import { memberIn } from '../domain/incidents/standing-key.js'
import { deliveryOf } from '../domain/telling/deliveries.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { messageOf } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Log } from '../ports.js'
import type { DeliveryReport } from '../reports/report.js'
import { channelUnderWay, keyOf, MOST_UNDER_WAY, type ChannelUnderWay, type Notify } from './channel-under-way.js'
import type { DeliveryOutcome } from './notify.js'
import type { Happened, Telling, Told } from './told.js'

/** Tells people while the watcher looks on: a slow channel delays no tick, and nothing is sent twice meanwhile. */
export interface TellingBeside {
  /** Hands over what a tick wants told, and gives what channels have answered since the last one. */
  tell(happened: Happened, telling: Telling): Promise<Told>
  /** Writes down what channels took, in the incidents as they stand now; to be called before a tick reads them. */
  remember(store: IncidentStore | null, now: Instant): Promise<void>
  /** Nothing is on its way any more. */
  settled(): Promise<void>
}

/** How it went, as incidents remember it. */
type Result = Pick<DeliveryOutcome, 'channel' | 'event' | 'incidents' | 'ok'>

interface OneChannel {
  readonly underWay: ChannelUnderWay
  /** One message after the other, so that a recovery never overtakes the alarm. */
  last: Promise<void>
}

/** News that a plan has only once; all else is planned again as long as nobody took it. */
const ONLY_ONCE: readonly Notify['event'][] = ['escalated', 'reminder', 'recovery-exhausted']

export function tellBeside(log: Log, mayAct: () => boolean): TellingBeside {
  const channels = new Map<string, OneChannel>()
  let results: Result[] = []
  let deliveries: DeliveryReport[] = []
  let verdicts: readonly Verdict[] = []

  function stateOf(id: string): OneChannel {
    const known = channels.get(id) ?? { underWay: channelUnderWay(), last: Promise.resolve() }
    channels.set(id, known)
    return known
  }

  async function send(channel: ConfiguredChannel, effects: readonly Notify[], happened: Happened, telling: Telling) {
    const { underWay } = stateOf(channel.id)
    const sent = mayAct() ? await sendNow(channel, effects, happened, telling) : []
    results.push(...sent)
    deliveries.push(...sent)
    const ok = sent.every((one) => one.ok)
    if (sent.length > 0) underWay.answered(ok, happened.run.now)
    // What was not sent after all needs no memory.
    const told = new Set(sent.flatMap(newsOf).map(keyOf))
    underWay.end(effects.filter((effect) => !told.has(keyOf(effect))))
  }

  return {
    async tell(happened, telling) {
      verdicts = happened.verdicts
      for (const channel of telling.channels) {
        const one = stateOf(channel.id)
        const wanted = happened.plan.filter((effect): effect is Notify => isFor(channel.id, effect))
        const { send: effects, wait } = one.underWay.begin(wanted, happened.run.now)
        results.push(...wait.flatMap((effect) => owed(channel.id, effect, happened)))
        if (effects.length === 0) continue
        const sending = one.last.then(() => send(channel, effects, happened, telling))
        one.last = sending.catch((error: unknown) => log.error(`${channel.label}: ${messageOf(error)}`))
      }
      const told = { deliveries, problems: [] }
      deliveries = []
      return told
    },
    async remember(store, now) {
      const taken = results
      results = []
      if (taken.length === 0) return
      try {
        const worse = taken.flatMap((result) => worseOf(result, stateOf(result.channel).underWay))
        if (store !== null) await writeDown([...taken, ...worse], verdicts, now, { store, log })
        taken.forEach((result) => stateOf(result.channel).underWay.end(newsOf(result)))
      } catch (error) {
        // Under way until it is written down: it is not sent again for want of memory.
        results = [...taken, ...results].slice(-MOST_UNDER_WAY * channels.size)
        log.warning(`What was sent could not be written down yet: ${messageOf(error)}`)
      }
    },
    async settled() {
      await Promise.all([...channels.values()].map(({ last }) => last))
    },
  }
}

function newsOf({ event, incidents }: Result): Pick<Notify, 'event' | 'incident'>[] {
  return incidents.map((incident) => ({ event, incident }))
}

function isFor(channel: string, effect: Happened['plan'][number]): effect is Notify {
  return effect.kind === 'notify' && effect.channels.includes(channel)
}

async function sendNow(
  channel: ConfiguredChannel,
  effects: readonly Notify[],
  happened: Happened,
  { ports }: Telling,
): Promise<readonly DeliveryOutcome[]> {
  const [{ notify }, { asTheyStand, contextOf }, { newsFrom }] = await Promise.all([
    import('./notify.js'),
    import('./tell-people.js'),
    import('../domain/telling/compose-notification.js'),
  ])
  return notify(
    newsFrom(effects, asTheyStand(happened.known, happened.outcomes)),
    [channel],
    contextOf(happened),
    ports,
  )
}

/** What has to wait is owed by its incident, where it would not be planned again by itself. */
function owed(channel: string, { event, incident }: Notify, { known }: Happened): Result[] {
  if (incident === null || !ONLY_ONCE.includes(event)) return []
  const whole = memberIn(incident)?.key ?? incident
  const open = known.find(({ key, phase }) => key === whole && phase === 'open')
  const last = open === undefined ? undefined : deliveryOf(open.state, incident, channel)
  return last?.delivered === false ? [] : [{ channel, event, incidents: [incident], ok: false }]
}

/** What got worse while it was on its way is owed as such. */
function worseOf({ channel, event, incidents, ok }: Result, underWay: ChannelUnderWay): Result[] {
  const worse = ok ? incidents.filter((incident) => underWay.isWorse({ event, incident })) : []
  return worse.length === 0 ? [] : [{ channel, event: 'escalated', incidents: worse, ok: false }]
}

async function writeDown(
  results: readonly Result[],
  verdicts: readonly Verdict[],
  now: Instant,
  to: { readonly store: IncidentStore; readonly log: Log },
): Promise<void> {
  const { rememberDeliveries } = await import('./remember-deliveries.js')
  const all = await to.store.load('all')
  const incidents = [...all].sort((a, b) => (a.closedAt ?? Infinity) - (b.closedAt ?? Infinity))
  await rememberDeliveries({ incidents, verdicts, now }, results, to)
}

import type { Claim, Deed, Leadership, Standing } from '../domain/leadership.js'
import type { RedisSettings } from '../domain/redis-settings.js'
import { cut, oneLine } from '../domain/safe-text.js'
import { MINUTE, SECOND, type Duration, type Instant } from '../domain/time.js'
import { messageOf } from '../errors.js'
import type { Log, Redis, SteadyClock } from '../ports.js'
import { layoutOf } from './layout.js'
import { CLAIM, readLead, RELEASE, RENEW, type Lead } from './lease-scripts.js'

export interface LeasePorts {
  readonly redis: Redis
  readonly clock: SteadyClock
  readonly log: Log
  /** Between 0 and 1, for the jitter. */
  readonly random: () => number
  /** This watcher, as no other is called: `host:pid:random`. */
  readonly holder: string
}

/** A lease in Redis, renewed by itself from the first `renew` until `release`. */
export interface Lease extends Leadership {
  /** What people should hear of who leads; null where all is well. */
  trouble(): string | null
}

/** What is taken off the lease for the way of an answer and for clocks that run apart. */
const MARGIN = 2 * SECOND
const CHANGES_WITHIN = 10 * MINUTE
/** A restart of all watchers changes the leader a few times; more is no restart. */
const CHANGES_TOLERATED = 5
const CLAIMS_KEPT = 1_000
const MOST_DOUBLINGS = 5

/** Until when this watcher surely leads. The steady clock stands still while the machine sleeps, the other may be set: both count. */
interface Term {
  readonly epoch: number
  readonly steadyUntil: number
  readonly until: Instant
}

export function createLease(settings: Pick<RedisSettings, 'prefix' | 'leaseMs'>, ports: LeasePorts): Lease {
  const { redis, clock, log, random, holder } = ports
  const { leader, epoch, leaders, claims } = layoutOf(settings.prefix)
  const { leaseMs } = settings
  const patience = afterLosing(leaseMs, ports)
  const told = teller(log)
  const ended = new AbortController()
  let term: Term | null = null
  let seen: Lead = { holder: '', epoch: 0, changes: 0 }
  let renewing: Promise<Standing> | null = null
  let renewsItself = false

  function mayAct(): boolean {
    return term !== null && clock.steady() < term.steadyUntil && clock.now() < term.until
  }

  async function ask(): Promise<Standing> {
    // Before the question: it may be long on its way, and the lease runs from when Redis hears it.
    const [steadyAt, at] = [clock.steady(), clock.now()]
    const sure = leaseMs - Math.min(MARGIN, leaseMs / 5)
    try {
      const wanted = patience.isOver() ? 1 : 0
      const reply = await redis.run(
        RENEW,
        [leader, epoch, leaders],
        [holder, Math.round(leaseMs), wanted, seen.epoch, CHANGES_WITHIN],
      )
      const lead = readLead(reply)
      seen = { ...lead, epoch: Math.max(seen.epoch, lead.epoch) }
      if (lead.holder === holder) term = { epoch: lead.epoch, steadyUntil: steadyAt + sure, until: at + sure }
      else {
        // Somebody else leads: who is often too late to renew lets others lead for a while.
        if (term !== null && lead.holder !== '') patience.begin()
        term = null
      }
      told.lead(lead, holder)
      return standing()
    } catch (error) {
      if (!mayAct()) told.nobody(error)
      return mayAct() ? 'leader' : 'nobody'
    }
  }

  function standing(): Standing {
    if (mayAct()) return 'leader'
    return seen.holder === '' || seen.holder === holder ? 'nobody' : 'standby'
  }

  function renewNow(): Promise<Standing> {
    renewing ??= ask().finally(() => (renewing = null))
    return renewing
  }

  async function renewByItself(): Promise<void> {
    while (!ended.signal.aborted) {
      // Those who wait do not all ask at once.
      const pause = term === null ? (leaseMs / 3) * (0.75 + random() / 2) : leaseMs / 3
      await clock.sleep(pause, ended.signal)
      if (!ended.signal.aborted) await renewNow()
    }
  }

  return {
    async renew() {
      if (ended.signal.aborted) return 'standby'
      const now = await renewNow()
      if (!renewsItself) void renewByItself()
      renewsItself = true
      return now
    },
    mayAct,
    async claim(deed: Deed) {
      const own = term
      if (own === null || !mayAct()) return 'refused'
      try {
        const reply = await redis.run(
          CLAIM,
          [leader, epoch, claims],
          [holder, own.epoch, nameOf(deed), Math.round(1.5 * leaseMs), CLAIMS_KEPT],
        )
        const claim: Claim = reply === 'granted' || reply === 'used' ? reply : 'refused'
        return mayAct() || claim !== 'granted' ? claim : 'refused'
      } catch (error) {
        // It may have been written all the same; then it counts as used later.
        log.warning(`${deed.target} could not be claimed, so nothing is done to it now: ${messageOf(error)}`)
        return 'refused'
      }
    },
    epoch: () => term?.epoch ?? 0,
    async release() {
      ended.abort()
      await renewing
      term = null
      try {
        await redis.run(RELEASE, [leader], [holder])
      } catch {
        // It runs out by itself.
      }
    },
    trouble: () => (seen.changes > CHANGES_TOLERATED ? flapping(seen) : null),
  }
}

/** Two first attempts of one incident, with health between them, are two deeds. */
function nameOf({ incident, target, attempt, after }: Deed): string {
  return `${incident}:${target}:${attempt}:${after ?? 0}`
}

function flapping({ changes }: Lead): string {
  return `the leader of the watchers changed ${changes} times in 10 min; look whether their hosts, or the network between them and Redis, are overloaded`
}

/** Who lost the lease to another waits before wanting it again, each time longer, and never as long as another who lost it. */
function afterLosing(leaseMs: Duration, { clock, random }: LeasePorts): { isOver(): boolean; begin(): void } {
  let losses = 0
  let lostAt = -Infinity
  let until = -Infinity
  return {
    isOver: () => clock.steady() >= until,
    begin() {
      const now = clock.steady()
      losses = now - lostAt > CHANGES_WITHIN ? 1 : losses + 1
      lostAt = now
      until = now + leaseMs * 2 ** Math.min(losses - 1, MOST_DOUBLINGS) * (0.5 + random())
    },
  }
}

/** Says each change once. */
function teller(log: Log): { lead(lead: Lead, holder: string): void; nobody(error: unknown): void } {
  let last: string | null = null
  let warned = false
  return {
    lead(lead, holder) {
      if (lead.changes <= CHANGES_TOLERATED) warned = false
      else if (!warned) {
        warned = true
        log.warning(flapping(lead))
      }
      if (lead.holder === last) return
      last = lead.holder
      if (last === holder) log.info(`This watcher leads now (epoch ${lead.epoch})`)
      else if (last !== '') log.info(`${cut(oneLine(last), 100)} leads; this watcher stands by`)
    },
    nobody(error) {
      if (last === 'nobody') return
      last = 'nobody'
      log.warning(`Nobody can know who leads, so this watcher only looks: ${messageOf(error)}`)
    },
  }
}

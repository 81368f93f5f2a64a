import type { Claim, Deed, Leadership, Standing } from '../domain/leadership.js'
import type { RedisSettings } from '../domain/redis-settings.js'
import { messageOf } from '../errors.js'
import type { Log, Redis, SteadyClock } from '../ports.js'
import { afterLosing } from './after-losing.js'
import { layoutOf } from './layout.js'
import { CLAIM, readLead, RELEASE, RENEW, type Lead } from './lease-scripts.js'
import { createTerm, type Term } from './lease-term.js'
import { CHANGES_WITHIN, flapping, leaseTeller } from './lease-words.js'

export interface LeasePorts {
  readonly redis: Redis
  readonly clock: SteadyClock
  readonly log: Log
  /** From 0 up to 1, for the jitter. */
  readonly random: () => number
  /** This watcher, as no other is called: `host:pid:random`. */
  readonly holder: string
}

type LeaseSettings = Pick<RedisSettings, 'prefix' | 'leaseMs'>

/** A lease in Redis, renewed by itself from the first `renew` until `release`. */
export interface Lease extends Leadership {
  /** What people should hear of who leads; null where all is well. */
  trouble(): string | null
}

const CLAIMS_KEPT = 1_000

export function createLease(settings: LeaseSettings, ports: LeasePorts): Lease {
  const { redis, clock, random, holder } = ports
  const term = createTerm(settings.leaseMs, clock)
  const renewal = createRenewal(settings, ports, term)
  const ended = new AbortController()
  let renewing: Promise<Standing> | null = null
  let renewsItself = false

  function renewNow(): Promise<Standing> {
    renewing ??= renewal.ask().finally(() => (renewing = null))
    return renewing
  }

  async function renewByItself(): Promise<void> {
    const third = settings.leaseMs / 3
    while (!ended.signal.aborted) {
      // Those who wait do not all ask at once.
      await clock.sleep(term.epoch() === null ? third * (0.75 + random() / 2) : third, ended.signal)
      if (!ended.signal.aborted) await renewNow()
    }
  }

  return {
    async renew() {
      if (ended.signal.aborted) return 'standby'
      const standing = await renewNow()
      if (!renewsItself) void renewByItself()
      renewsItself = true
      return standing
    },
    mayAct: term.isSure,
    claim: (deed) => claim(deed, settings, ports, term),
    // Without a term it is older than every leader's.
    epoch: () => term.epoch() ?? 0,
    async release() {
      ended.abort()
      await renewing
      term.ends()
      try {
        await redis.run(RELEASE, [layoutOf(settings.prefix).leader], [holder])
      } catch {
        // It runs out by itself.
      }
    },
    trouble: () => flapping(renewal.seen()),
  }
}

interface Renewal {
  ask(): Promise<Standing>
  /** Who led when Redis was last asked. */
  seen(): Lead
}

function createRenewal({ prefix, leaseMs }: LeaseSettings, ports: LeasePorts, term: Term): Renewal {
  const { redis, clock, log, random, holder } = ports
  const { leader, epoch, leaders } = layoutOf(prefix)
  const loss = afterLosing(leaseMs, clock, random)
  const told = leaseTeller(log, holder)
  let seen: Lead = { holder: '', epoch: 0, changes: 0 }

  async function ask(): Promise<Standing> {
    const asked = term.asking()
    try {
      const wanted = loss.isOver() ? 1 : 0
      const args = [holder, Math.round(leaseMs), wanted, seen.epoch, CHANGES_WITHIN]
      const lead = readLead(await redis.run(RENEW, [leader, epoch, leaders], args))
      seen = { ...lead, epoch: Math.max(seen.epoch, lead.epoch) }
      if (lead.holder === holder) term.holds(asked, lead.epoch)
      else {
        if (term.epoch() !== null && lead.holder !== '') loss.begin()
        term.ends()
      }
      told.lead(lead)
      if (term.isSure()) return 'leader'
      return lead.holder === '' || lead.holder === holder ? 'nobody' : 'standby'
    } catch (error) {
      // Until it runs out the lease is ours, whether Redis answers or not.
      if (term.isSure()) return 'leader'
      told.nobody(error)
      return 'nobody'
    }
  }

  return { ask, seen: () => seen }
}

async function claim(deed: Deed, settings: LeaseSettings, ports: LeasePorts, term: Term): Promise<Claim> {
  const { leader, epoch, claims } = layoutOf(settings.prefix)
  const own = term.epoch()
  if (own === null || !term.isSure()) return 'refused'
  // Who claimed it may be at it for as long as its lease, and a while.
  const atItMs = Math.round(1.5 * settings.leaseMs)
  try {
    const args = [ports.holder, own, nameOf(deed), atItMs, CLAIMS_KEPT]
    const answer = await ports.redis.run(CLAIM, [leader, epoch, claims], args)
    if (answer === 'used') return 'used'
    return answer === 'granted' && term.isSure() ? 'granted' : 'refused'
  } catch (error) {
    // It may have been written all the same; then it counts as used later.
    ports.log.warning(`${deed.target} could not be claimed, so nothing is done to it now: ${messageOf(error)}`)
    return 'refused'
  }
}

/** Two first attempts of one incident, with health between them, are two deeds. */
function nameOf({ incident, target, attempt, after }: Deed): string {
  return `${incident}:${target}:${attempt}:${after ?? 0}`
}

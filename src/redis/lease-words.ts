import { cut, oneLine } from '../domain/safe-text.js'
import { MINUTE } from '../domain/time.js'
import { messageOf } from '../errors.js'
import type { Log } from '../ports.js'
import type { Lead } from './lease-scripts.js'

/** Over so long changes of the leader are counted. */
export const CHANGES_WITHIN = 10 * MINUTE
/** A restart of all watchers changes the leader a few times; more is no restart. */
const CHANGES_TOLERATED = 5
const LONGEST_NAME = 100

/** What people should hear of a leader that changes too often; null where all is well. */
export function flapping({ changes }: Lead): string | null {
  if (changes <= CHANGES_TOLERATED) return null
  return `the leader of the watchers changed ${changes} times in 10 min; look whether their hosts, or the network between them and Redis, are overloaded`
}

/** Says who leads, each change once. */
export function leaseTeller(log: Log, holder: string): { lead(lead: Lead): void; nobody(error: unknown): void } {
  let last: string | null = null
  let warned = false
  return {
    lead(lead) {
      const trouble = flapping(lead)
      if (trouble !== null && !warned) log.warning(trouble)
      warned = trouble !== null
      if (lead.holder === last) return
      last = lead.holder
      if (last === holder) log.info(`This watcher leads now (epoch ${lead.epoch})`)
      else if (last !== '') log.info(`${cut(oneLine(last), LONGEST_NAME)} leads; this watcher stands by`)
    },
    nobody(error) {
      if (last === 'nobody') return
      last = 'nobody'
      log.warning(`Nobody can know who leads, so this watcher only looks: ${messageOf(error)}`)
    },
  }
}

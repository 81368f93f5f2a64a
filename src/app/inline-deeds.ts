import type { DeedResult, Deeds } from './deeds.js'
import { doDeed } from './one-deed.js'

/** A single check waits for what it does: one batch after the other, as many at once as the policy allows. */
export function createInlineDeeds(): Deeds {
  return {
    alone: false,
    underWay: () => new Set(),
    waited: () => new Set(),
    slots: () => Infinity,
    async carryOut(orders, ports) {
      const results: DeedResult[] = []
      const atOnce = orders[0]?.policy.atOnce ?? 1
      for (let i = 0; i < orders.length; i += atOnce)
        results.push(...(await Promise.all(orders.slice(i, i + atOnce).map((order) => doDeed(order, ports)))))
      return results
    },
    collect: () => [],
    drain: async () => {},
  }
}

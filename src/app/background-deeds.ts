import { messageOf } from '../errors.js'
import type { DeedOrder, DeedPorts, DeedResult, Deeds } from './deeds.js'
import { doDeed } from './one-deed.js'

/** A watcher begins what is due and looks on: a container that takes its time to stop must not stop the ticks. */
export function createBackgroundDeeds(): Deeds {
  const running = new Map<string, Promise<void>>()
  const waited = new Set<string>()
  let done: DeedResult[] = []

  async function watch(order: DeedOrder, ports: DeedPorts): Promise<void> {
    try {
      const result = await doDeed(order, ports)
      if (result.kind !== 'attempted') waited.add(order.effect.target)
      done.push(result)
    } catch (error) {
      // A mistake of our own; the attempt was counted before it was begun.
      const detail = `${order.effect.target} for ${order.effect.monitor}: ${messageOf(error)}`
      done.push({ effect: order.effect, kind: 'attempted', ok: false, detail, url: null })
    } finally {
      running.delete(order.effect.target)
    }
  }

  return {
    alone: true,
    underWay: () => new Set(running.keys()),
    waited: () => new Set(waited),
    slots: ({ atOnce }) => Math.max(0, atOnce - running.size),
    async carryOut(orders, ports) {
      if (orders.length > 0) waited.clear()
      for (const order of orders) {
        if (!running.has(order.effect.target)) running.set(order.effect.target, watch(order, ports))
      }
      return []
    },
    collect() {
      const results = done
      done = []
      return results
    },
    async drain(late) {
      const fired = new Promise<void>((resolve) => late.addEventListener('abort', () => resolve(), { once: true }))
      if (!late.aborted) await Promise.race([Promise.all(running.values()), fired])
    },
  }
}

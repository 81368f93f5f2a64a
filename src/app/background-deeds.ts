import { messageOf } from '../errors.js'
import type { DeedOrder, DeedPorts, DeedResult, Deeds } from './deeds.js'
import { doDeed } from './one-deed.js'

/** A watcher begins what is due and looks on: a container that takes its time to stop must not stop the ticks. */
export function createBackgroundDeeds(): Deeds {
  const running = new Map<string, Promise<void>>()
  const waited = new Set<string>()
  // Of several that are left alone one is looked at in a tick; what was said of the others holds until then.
  const leftAlone = new Map<string, DeedResult>()
  let done: DeedResult[] = []

  async function watch(order: DeedOrder, ports: DeedPorts): Promise<void> {
    try {
      const result = await doDeed(order, ports)
      const { target } = order.effect
      leftAlone.delete(target)
      if (result.kind === 'attempted') done.push(result)
      else {
        waited.add(target)
        leftAlone.set(target, result)
      }
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
    collect(inTrouble) {
      const results = done
      done = []
      for (const [target, { effect }] of leftAlone)
        if (![effect.monitor, ...effect.also].some((monitor) => inTrouble.has(monitor))) leftAlone.delete(target)
      return [...results, ...leftAlone.values()]
    },
    async drain(late) {
      const fired = new Promise<void>((resolve) => late.addEventListener('abort', () => resolve(), { once: true }))
      if (!late.aborted) await Promise.race([Promise.all(running.values()), fired])
    },
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, expect, test } from '@jest/globals'
import { createRedis } from '../../../src/platform/redis-client.js'
import { ExternalError } from '../../../src/errors.js'
import type { Redis } from '../../../src/ports.js'
import { figure } from '../../support/figures.js'
import { describeWith } from '../../support/needs.js'
import { createFaultRig, REDIS_FAULTS } from '../../support/redis-faults.js'

const LONGEST_MS = 5_000

const rig = createFaultRig()
afterEach(rig.close)

describeWith('redis-server', 'each fault has a cause and a remedy, comes in time and leaves nothing open', () => {
  let good = 0
  afterAll(() => figure('faults of Redis', 'of them named and in time', `${good} of ${REDIS_FAULTS.length}`))

  test.each(REDIS_FAULTS)('$name', async ({ name, make, command, says, remedy }) => {
    const made = await make(rig)
    const { url, ca = null } = typeof made === 'string' ? { url: made } : made
    const before = openThings()
    const redis = createRedis({ url, ca })
    const begun = performance.now()
    const error = await faultOf(redis, command ?? ['GET', '{heartbeat}:last'])
    const took = Math.round(performance.now() - begun)
    redis.close()
    expect(error.message).toMatch(says)
    expect(error.fault.remedy).toMatch(remedy)
    expect(error.message + String(error.fault.remedy)).not.toMatch(/horse|house/)
    expect(took).toBeLessThan(LONGEST_MS)
    const leftOpen = (): string[] => {
      const known = [...before]
      return openThings().filter((thing) => !known.splice(known.indexOf(thing) >>> 0, 1).includes(thing))
    }
    // What is closed is gone a little later; the server's own ends, too.
    for (let tries = 0; tries < 200 && leftOpen().length > 0; tries++) await sleep(25)
    expect(leftOpen()).toEqual([])
    good++
    figure('faults of Redis', name, `${took} ms`)
  })
})

/** What would keep this process from ending. */
function openThings(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /^(TCP|TLS|TCPSOCKET)|Socket|Connect|GetAddrInfo/i.test(name))
    .sort()
}

async function faultOf(redis: Redis, command: readonly string[]): Promise<ExternalError> {
  const answer = await redis.call(command).catch((error: unknown): unknown => error)
  if (answer instanceof ExternalError) return answer
  throw new Error(`no fault but ${JSON.stringify(answer)}`)
}

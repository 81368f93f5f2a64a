import { expect, jest, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { SECOND, type Duration, type Instant } from '../../../src/domain/time.js'
import { describeWith } from '../../support/needs.js'
import { figure, times } from '../../support/figures.js'
import { startRedis, type RedisOptions, type RedisServer } from '../../support/redis-server.js'
import { startFleet, type Fleet } from '../../support/redis-fleet.js'
import { startWatching, type Watching } from '../../support/redis-watching.js'

jest.setTimeout(times(3, 60) * 60_000)

type Persistence = NonNullable<RedisOptions['persistence']>

interface Outage {
  readonly seconds: number
  readonly persistence: Persistence
  /** The longest pause of an agent between two tries. */
  readonly backoffSeconds: number
}

const AGENTS = 50
const EVERY: Duration = SECOND
/** Three missed beats are critical. */
const SILENCE: Duration = 3 * EVERY
const DEAD_BEFORE = ['a00', 'a01']
const DEAD_MEANWHILE = ['a02', 'a03']

/** A server that was just started excuses everybody for a while; one that does not say so is as good as an old one. */
const QUIET = ['--rename-command', 'INFO', '']
const WARM_UP: Duration = times(0, 130) * SECOND

interface World {
  readonly server: RedisServer
  readonly fleet: Fleet
  readonly watching: Watching
}

async function withWorld<T>(
  persistence: Persistence,
  backoffSeconds: number,
  work: (world: World) => Promise<T>,
): Promise<T> {
  const server = await startRedis({ persistence, args: times(0, 1) === 1 ? [] : QUIET })
  const fleet = startFleet(server.url, { agents: AGENTS, everyMs: EVERY, longestBackoffMs: backoffSeconds * SECOND })
  // Whoever is watched and has not begun to beat is dead, and rightly so.
  await untilAllBeat(fleet)
  const watching = await startWatching(server.url, fleet.keys, { everyMs: EVERY, tickMs: SECOND / 2 })
  try {
    await watching.until(({ healthy }) => healthy === AGENTS, 20 * SECOND)
    await sleep(WARM_UP)
    return await work({ server, fleet, watching })
  } finally {
    fleet.stop()
    await watching.stop()
    await server.close()
  }
}

async function untilAllBeat({ keys, longestSilence }: Fleet): Promise<void> {
  const isSilent = (id: string): boolean => longestSilence(id, Date.now(), Date.now()) === Infinity
  while ([...keys.keys()].some(isSilent)) await sleep(50)
}

interface Survived {
  /** Who was restarted though heard in time, or not yet due. */
  readonly wrong: readonly string[]
  /** Whom a busy machine kept from beating for longer than anybody is excused: late in earnest. */
  readonly late: readonly string[]
  /** How long after the return the last of the dead was known. */
  readonly foundMs: Duration
}

async function survive({ seconds, persistence, backoffSeconds }: Outage): Promise<Survived> {
  return withWorld(persistence, backoffSeconds, async ({ server, fleet, watching }) => {
    fleet.die(DEAD_BEFORE)
    await watching.until(({ restarted }) => DEAD_BEFORE.every((id) => restarted.includes(id)), 20 * SECOND)
    await server.kill()
    fleet.die(DEAD_MEANWHILE)
    await sleep(seconds * SECOND)
    // A watcher may see it back before we hear that it is.
    const returnedAt = Date.now()
    await server.start()
    const dead = [...DEAD_BEFORE, ...DEAD_MEANWHILE]
    await watching.until(
      ({ restarted }) => dead.every((id) => restarted.includes(id)),
      60 * SECOND + 2 * seconds * SECOND,
    )
    const foundMs = Date.now() - returnedAt
    // Whoever backs off longest has come back by then, or would be restarted now.
    await sleep((backoffSeconds + 5) * SECOND)
    return { ...restartedBesides({ fleet, watching }, dead, returnedAt + SILENCE + seconds * SECOND), foundMs }
  })
}

/** Who was restarted besides the dead, where a silence excuses nobody any more after this moment. */
function restartedBesides(
  { fleet, watching }: Pick<World, 'fleet' | 'watching'>,
  dead: readonly string[],
  excusedUntil: Instant,
): Pick<Survived, 'wrong' | 'late'> {
  const others = watching.state().restarts.filter(({ id }) => !dead.includes(id))
  // Watcher and fleet are one process: what stands still between the clock and the restart keeps everybody from beating.
  // Whoever had been silent when he was looked at may beat again before he is restarted.
  const isLate = ({ id, judgedAt, restartedAt }: (typeof others)[number]): boolean =>
    judgedAt > excusedUntil && fleet.longestSilence(id, judgedAt, restartedAt) > SILENCE
  const named = (which: typeof others): string[] => which.map(({ id }) => id)
  return { wrong: named(others.filter((one) => !isLate(one))), late: named(others.filter(isLate)) }
}

const ALL: readonly Outage[] = [3, 8, 15, 120].flatMap((seconds) =>
  (['none', 'rdb', 'aof'] as const).flatMap((persistence) =>
    [3, 8].map((backoffSeconds) => ({ seconds, persistence, backoffSeconds })),
  ),
)
const FEW: readonly Outage[] = [{ seconds: 8, persistence: 'aof', backoffSeconds: 8 }]

describeWith('redis-server', 'fifty agents through an outage', () => {
  test('nobody who lives is restarted, and whoever died is found', async () => {
    const repeats = times(1, 5)
    const cases = times(0, 1) === 1 ? ALL : FEW
    let wrong = 0
    let late = 0
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const seconds of new Set(cases.map((one) => one.seconds))) {
        const together = cases.filter((one) => one.seconds === seconds)
        const ended = await Promise.all(together.map(survive))
        wrong += ended.reduce((sum, one) => sum + one.wrong.length, 0)
        late += ended.reduce((sum, one) => sum + one.late.length, 0)
        const slowest = Math.max(...ended.map(({ foundMs }) => foundMs))
        figure(
          `outage of ${seconds} s, ${AGENTS} agents`,
          'the dead were found after the return, at most, s',
          (slowest / SECOND).toFixed(1),
        )
        expect(ended.flatMap((one) => one.wrong)).toEqual([])
        expect(slowest).toBeLessThanOrEqual(2 * SILENCE + 2 * seconds * SECOND + 5 * SECOND)
      }
    }
    figure('outages', 'living agents restarted', wrong)
    figure('outages', 'agents that were late in earnest', late)
  })

  test.each<[string, (server: RedisServer) => Promise<void>]>([
    ['FLUSHALL', async (server) => void server.cli('FLUSHALL')],
    ['a restart that keeps nothing', async (server) => (await server.kill(), server.start())],
  ])('%s: nobody is restarted, and it is told once', async (name, lose) => {
    await withWorld('none', 3, async ({ server, fleet, watching }) => {
      await lose(server)
      const lostAt = Date.now()
      await watching.until(({ told }) => told.length > 0, 30 * SECOND)
      // Whoever is wrongly thought dead is restarted by then.
      await sleep(SILENCE + 3 * SECOND)
      await watching.until(({ healthy }) => healthy === AGENTS, 30 * SECOND)
      const { wrong } = restartedBesides({ fleet, watching }, [], lostAt + SILENCE)
      figure(name, 'restarted', wrong.length)
      expect(wrong).toEqual([])
      expect(watching.state().told).toHaveLength(1)
    })
  })
})

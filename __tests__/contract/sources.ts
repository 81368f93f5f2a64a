import { describe, expect, test } from '@jest/globals'
import type { Monitor } from '../../src/domain/monitor.js'
import { describePlace, type Place } from '../../src/domain/place.js'
import type { Instant } from '../../src/domain/time.js'
import type { Reading } from '../../src/domain/what-was-read.js'
import type { Source } from '../../src/sources/source.js'

/** Where a source reads in a test: one thing that can be there, gone, broken or out of reach. */
export interface SourceWorld {
  readonly source: Source
  readonly now: Instant
  /** A monitor that reads the thing of this name. */
  monitor(name: string): Monitor
  /** A monitor whose options no source of this kind understands. */
  misconfigured(): Monitor
  /** What `placeOf` gives for `monitor(name)`. */
  placeOf(name: string): Place
  /** The thing of this name beats; with a text it holds that instead. */
  put(name: string, text?: string): void
  /** Nothing answers any more: the network is gone, the disk is gone. */
  cutOff(): void
  /** What is around the thing, such as its repository, cannot be seen. */
  hide(): void
}

/** What a member does not do, by the names of the tests, with its reason. */
export interface Skip {
  readonly reason: string
  readonly tests: readonly string[]
}

export const HOSTILE_NAMES = [
  '../../etc/passwd',
  "a';rm -rf ~;'$(id)",
  '${{ secrets.TOKEN }}',
  '::error::x\n##[add-mask]y',
  '<img src=x onerror=alert(1)>@everyone',
  '__proto__',
  'x'.repeat(5000),
  'a\ud800b',
  'notes on turn',
]

/** What every source promises. `alive` says whether a reading shows a beat, which not every kind says in the same way. */
export function sourceContract(
  name: string,
  makeWorld: () => Promise<SourceWorld>,
  { skip, alive = isBeat }: { skip: readonly Skip[]; alive?: (reading: Reading | undefined) => boolean },
): void {
  const skipped = new Set(skip.flatMap(({ tests }) => tests))
  const known = new Set<string>()
  const promise = (title: string, check: (world: SourceWorld) => Promise<void>): void => {
    known.add(title)
    if (!skipped.has(title)) test(title, async () => check(await makeWorld()))
  }

  describe(`the source ${name}`, () => {
    promise('reads a beat', async ({ source, monitor, put, now }) => {
      put('a')
      const readings = await source.read([monitor('a')], now)
      expect(alive(readings.get(monitor('a').id))).toBe(true)
    })

    promise('says missing where nothing was written yet', async ({ source, monitor, now }) => {
      expect((await source.read([monitor('gone')], now)).get(monitor('gone').id)?.kind).toBe('missing')
    })

    promise('says unreachable, and does not throw, where nothing answers', async (world) => {
      const { source, monitor, put, cutOff, now } = world
      put('a')
      cutOff()
      const reading = (await source.read([monitor('a')], now)).get(monitor('a').id)
      expect(reading).toMatchObject({ kind: 'unreachable', detail: expect.stringMatching(/\w/) })
    })

    promise('tells a thing that is gone from a house that cannot be seen', async ({ source, monitor, hide, now }) => {
      hide()
      expect((await source.read([monitor('a')], now)).get(monitor('a').id)?.kind).toBe('unreachable')
    })

    promise('says invalid of what is there and is no beat', async ({ source, monitor, put, now }) => {
      put('a', '{"nothing": "of use"}')
      expect((await source.read([monitor('a')], now)).get(monitor('a').id)?.kind).toBe('invalid')
    })

    promise('says invalid of an empty body', async ({ source, monitor, put, now }) => {
      put('a', '')
      expect((await source.read([monitor('a')], now)).get(monitor('a').id)?.kind).toBe('invalid')
    })

    promise('refuses what is too large, and says so', async ({ source, monitor, put, now }) => {
      put('a', `{"last_run": "2026-11-22T12:00:00Z", "x": "${'x'.repeat(10 * 1024 * 1024)}"}`)
      const reading = (await source.read([monitor('a')], now)).get(monitor('a').id)
      expect(reading).toMatchObject({ kind: 'invalid', detail: expect.stringContaining('larger than') })
    })

    promise('reads the others where one is gone and one is broken', async ({ source, monitor, put, now }) => {
      put('a')
      put('broken', '{"last_run": ')
      const readings = await source.read(['gone', 'broken', 'a'].map(monitor), now)
      expect(alive(readings.get(monitor('a').id))).toBe(true)
      expect(alive(readings.get(monitor('broken').id))).toBe(false)
      expect(alive(readings.get(monitor('gone').id))).toBe(false)
    })

    promise('reads the others where the options of one make no sense', async (world) => {
      const { source, monitor, misconfigured, put, now } = world
      put('a')
      const readings = await source.read([misconfigured(), monitor('a')], now)
      expect(readings.get(misconfigured().id)).toMatchObject({
        kind: 'unreachable',
        detail: expect.stringMatching(/^[a-z-]+: /),
      })
      expect(alive(readings.get(monitor('a').id))).toBe(true)
      expect(source.placeOf(misconfigured()).kind).toBe('unknown')
    })

    promise('survives hostile names, and answers for each', async ({ source, monitor, now }) => {
      const monitors = HOSTILE_NAMES.map((hostile, i) => ({ ...monitor(hostile), id: `m${i}` }))
      const readings = await source.read(monitors, now)
      expect([...readings.keys()].sort()).toEqual(monitors.map(({ id }) => id).sort())
      for (const reading of readings.values()) expect(alive(reading)).toBe(false)
      for (const one of monitors) {
        expect(alive((await source.read([one], now)).get(one.id))).toBe(false)
        expect(typeof describePlace(source.placeOf(one))).toBe('string')
      }
    })

    promise('names the place as data', async ({ source, monitor, placeOf }) => {
      for (const one of ['a', 'notes on turn']) expect(source.placeOf(monitor(one))).toEqual(placeOf(one))
    })

    promise('asked for nothing, gives nothing', async ({ source, now }) => {
      expect((await source.read([], now)).size).toBe(0)
    })

    promise('discovers monitors that it can read itself', async ({ source, put, now }) => {
      put('a')
      put('b')
      const found = await source.discover?.({ repository: null, except: [], self: null, named: [] }, now)
      const readings = await source.read(found?.monitors ?? [], now)
      expect([...readings.values()].filter(alive)).toHaveLength(2)
    })

    promise('leaves out of a discovery what is named already', async ({ source, monitor, put, now }) => {
      put('a')
      put('b')
      const request = { repository: null, except: [], self: null, named: [monitor('a')] }
      expect((await source.discover?.(request, now))?.monitors).toHaveLength(1)
    })

    promise('diagnoses in sentences, and without an answer says that too', async ({ source, put, cutOff }) => {
      put('a')
      expect((await source.diagnose?.('a.yml'))?.join(' ')).toMatch(/^Workflow a\.yml is active\./)
      cutOff()
      for (const one of ['a.yml', ...HOSTILE_NAMES])
        expect((await source.diagnose?.(one))?.join(' ')).toContain('could not be looked at')
    })

    promise('knows the run before, or null', async ({ source, put, cutOff, now }) => {
      put('a')
      expect(await source.previousRunAt?.('a.yml', null, now)).toBeLessThan(now)
      cutOff()
      for (const one of ['a.yml', ...HOSTILE_NAMES]) expect(await source.previousRunAt?.(one, null, now)).toBeNull()
    })

    test('skips only promises that there are, and gives a reason for each', () => {
      expect([...skipped].filter((title) => !known.has(title))).toEqual([])
      for (const { reason } of skip) expect(reason).toMatch(/\w+ \w+/)
    })
  })
}

function isBeat(reading: Reading | undefined): boolean {
  return reading?.kind === 'beat'
}

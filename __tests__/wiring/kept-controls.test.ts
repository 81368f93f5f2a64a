import { describe, expect, test } from '@jest/globals'
import type { Wish } from '../../src/domain/wish.js'
import { DEFAULT_REDIS } from '../../src/domain/redis-settings.js'
import { HOUR } from '../../src/domain/time.js'
import { controlsInFile, controlsInRedis, type ControlsPlace } from '../../src/wiring/controls-place.js'
import { openControls } from '../../src/wiring/kept-controls.js'
import type { Redis, RedisReply } from '../../src/ports.js'
import { aLog, NOON } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'

const snooze: Wish = { kind: 'snooze', until: NOON + HOUR, why: null, by: 'mira' }
const noted: Wish = { kind: 'acknowledge', why: 'seen', by: null }

/** One string, and the step that replaces it. */
function oneKey() {
  const texts = new Map<string, string>()
  const calls: string[] = []
  const redis = {
    call: ([name, key]: readonly (string | number)[]): Promise<RedisReply> => {
      calls.push(`${name} ${key}`)
      return Promise.resolve(texts.get(String(key)) ?? null)
    },
    run: (_: unknown, [key = '']: readonly string[], [before, text]: readonly (string | number)[]) => {
      if ((texts.get(key) ?? '') !== before) return Promise.resolve(0)
      texts.set(key, String(text))
      return Promise.resolve(1)
    },
  } as unknown as Redis
  return { texts, calls, open: () => Promise.resolve(redis) }
}

const PLACES: readonly (readonly [string, () => ControlsPlace])[] = [
  ['in a file', () => controlsInFile('/a.controls.json', memoryFiles())],
  ['in Redis', () => controlsInRedis({ ...DEFAULT_REDIS, prefix: '{t}' }, oneKey().open)],
]

describe.each(PLACES)('what people asked for, %s', (_, placeOf) => {
  test('is heard by whoever looks next, and nobody takes back what another asked for meanwhile', async () => {
    const place = placeOf()
    const [one, other] = [await openControls(place, aLog()), await openControls(place, aLog())]
    await Promise.all([one.wish('web', snooze, NOON), one.wish('api', noted, NOON)])
    expect(other.now().size).toBe(0)
    await other.refresh()
    expect([...other.now().keys()]).toEqual(['web', 'api'])
    await other.wish('mail', noted, NOON + 1)
    await one.wish('bot', noted, NOON + 2)
    expect([...one.now().keys()]).toEqual(['web', 'api', 'mail', 'bot'])
  })

  test('ends with the trouble it was of', async () => {
    const place = placeOf()
    const [one, other] = [await openControls(place, aLog()), await openControls(place, aLog())]
    await one.wish('web', snooze, NOON)
    await one.changed({ over: ['web'], worse: [] }, NOON + 1)
    await other.refresh()
    expect([one.now().size, other.now().size]).toEqual([0, 0])
  })

  test('is written by one after the other where many ask at once', async () => {
    const place = placeOf()
    const many = await Promise.all(Array.from({ length: 5 }, () => openControls(place, aLog())))
    for (const [i, one] of many.entries()) await one.wish(`m${i}`, noted, NOON)
    const last = await openControls(place, aLog())
    expect(last.now().size).toBe(5)
  })
})

test('whoever loses a race tries again, and gives up in the end', async () => {
  const { open, texts } = oneKey()
  const place = controlsInRedis({ ...DEFAULT_REDIS, prefix: '{t}' }, open)
  let lost = 3
  const raced = { ...place, replace: (before: string | null, text: string) => (lost-- > 0 ? Promise.resolve(false) : place.replace(before, text)) } // prettier-ignore
  const controls = await openControls(raced, aLog())
  await controls.wish('web', noted, NOON)
  expect(texts.get('{t}:controls')).toContain('"web"')
  lost = Infinity
  await expect(controls.wish('api', noted, NOON)).rejects.toThrow('too many ask')
  expect([...controls.now().keys()]).toEqual(['web'])
})

describe('where something else stands there', () => {
  const strange = () => controlsInFile('/a.controls.json', memoryFiles({ '/a.controls.json': '[]' }))

  test('whoever asks is told, for nothing may be lost', async () => {
    await expect(openControls(strange(), aLog())).rejects.toThrow('/a.controls.json holds no controls of ours')
  })

  test('whoever looks after others goes on, says so once, and keeps nothing there', async () => {
    const log = aLog()
    const controls = await openControls(strange(), log, true)
    await controls.refresh()
    expect(log.lines).toEqual([expect.stringMatching(/^warning: What people asked for could not be read: /)])
    await expect(controls.wish('web', noted, NOON)).rejects.toThrow('holds no controls of ours')
    expect(controls.now().size).toBe(0)
  })
})

test('a process that keeps nothing remembers as long as it lives', async () => {
  const controls = await openControls(null, aLog())
  await controls.wish('web', noted, NOON)
  await controls.refresh()
  expect(controls.now().get('web')?.acknowledged).toMatchObject({ why: 'seen' })
})

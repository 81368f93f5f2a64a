import { describe, expect, test } from '@jest/globals'
import { openHistory, type LocalHistory } from '../../src/app/local-history.js'
import { journalLine } from '../../src/domain/history/journal-line.js'
import type { StateChange } from '../../src/domain/history/history.js'
import { readJournal } from '../../src/domain/history/journal.js'
import type { Status } from '../../src/domain/status.js'
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import type { Log } from '../../src/ports.js'
import { growingMemory, type GrowingMemory } from '../support/memory-files.js'
import { aVerdict } from '../support/incident-samples.js'
import { minutesText, moment } from '../support/pasts.js'

const FOLDER = '/var/history'
const MARCH = `${FOLDER}/2026-03.jsonl`
const APRIL = `${FOLDER}/2026-04.jsonl`

interface World {
  readonly files: GrowingMemory
  readonly told: string[]
  open(now: string | Instant, folder?: string | null): Promise<LocalHistory>
}

function aWorld(): World {
  const files = growingMemory()
  const told: string[] = []
  const quiet = (): void => undefined
  const tell = (text: string): void => void told.push(text)
  const log: Log = { debug: quiet, info: quiet, notice: quiet, warning: tell, error: tell }
  const instant = (at: string | Instant): Instant => (typeof at === 'string' ? moment(at) : at)
  return { files, told, open: (now, folder = FOLDER) => openHistory({ folder, files, log, now: instant(now) }) }
}

async function look(past: LocalHistory, run: Parameters<LocalHistory['look']>[0]): Promise<readonly StateChange[]> {
  const changes = past.look(run)
  await past.settled()
  return changes
}

function saw(status: Status, since: Instant | null = null): readonly Verdict[] {
  return [aVerdict({ monitor: 'job', status, reason: status === 'healthy' ? 'ok' : 'stale', since, lastEndAt: null })]
}

describe('the journal of a machine', () => {
  test('begins with all states, and tells a process that starts later what was', async () => {
    const world = aWorld()
    const first = await world.open('03-10 00:00')
    await look(first, { now: moment('03-10 00:00'), verdicts: saw('healthy') })
    await look(first, { now: moment('03-10 01:00'), verdicts: saw('critical', moment('03-10 00:30')) })
    await look(first, { now: moment('03-10 02:00'), verdicts: saw('critical', moment('03-10 00:30')) })
    await first.close()
    expect(world.files.texts.get(MARCH)?.split('\n')[0]).toMatch(/^{"v":1,"t":\d+,"all":{"job":\["healthy","ok"/)

    const second = await world.open('03-10 02:30')
    expect(
      await look(second, { now: moment('03-10 02:30'), verdicts: saw('critical', moment('03-10 00:30')) }),
    ).toEqual([])
    const day = second.history.uptime('job', { from: moment('03-10 00:00'), to: moment('03-10 02:30') })
    expect(minutesText(day.sums)).toBe('up 30 down 120')
    expect(world.told).toEqual([])
  })

  test('of looks that change nothing it keeps few, and the last one', async () => {
    const world = aWorld()
    const past = await world.open('03-10 00:00')
    const last = moment('03-10 06:10')
    for (let now = moment('03-10 00:00'); now <= last; now += 15 * SECOND)
      await look(past, { now, verdicts: saw('healthy') })
    await past.close()
    const looks = readJournal(world.files.texts.get(MARCH) ?? '')
    expect(looks.length).toBe(14)
    expect(looks.at(-1)?.at).toBe(last)
    expect(past.history.uptime('job', { from: moment('03-10 00:00'), to: last }).ratio).toBe(1)
  })

  test('after a sleep it says when it looked last', async () => {
    const world = aWorld()
    const past = await world.open('03-10 00:00')
    for (const minutes of [0, 10, 20])
      await look(past, { now: moment('03-10 00:00') + minutes * MINUTE, verdicts: saw('healthy') })
    await look(past, { now: moment('03-10 06:00'), verdicts: saw('healthy') })
    const again = await world.open('03-10 06:00')
    const { sums } = again.history.uptime('job', { from: moment('03-10 00:00'), to: moment('03-10 06:00') })
    expect(minutesText(sums)).toBe('up 20 blind 340')
  })

  test('a new month begins a new file, with all states', async () => {
    const world = aWorld()
    const past = await world.open('03-31 23:00')
    await look(past, { now: moment('03-31 23:00'), verdicts: saw('critical', moment('03-31 22:00')) })
    await look(past, { now: moment('04-01 00:00'), verdicts: saw('critical', moment('03-31 22:00')) })
    expect([...world.files.texts.keys()]).toEqual([MARCH, APRIL])
    expect(readJournal(world.files.texts.get(APRIL) ?? '')).toMatchObject([
      { whole: true, states: [{ status: 'critical', since: moment('03-31 22:00') }] },
    ])
  })

  test('killed at any byte it goes on, and the next line stands on its own', async () => {
    const world = aWorld()
    const past = await world.open('03-10 00:00')
    await look(past, { now: moment('03-10 00:00'), verdicts: saw('healthy') })
    const whole = world.files.texts.get(MARCH) ?? ''
    await look(past, { now: moment('03-10 01:00'), verdicts: saw('critical', moment('03-10 01:00')) })
    const text = world.files.texts.get(MARCH) ?? ''
    for (let bytes = 0; bytes <= text.length; bytes++) {
      world.files.texts.set(MARCH, text.slice(0, bytes))
      const again = await world.open('03-10 02:00')
      await look(again, { now: moment('03-10 02:00'), verdicts: saw('critical', moment('03-10 01:00')) })
      const kept = await world.open('03-10 03:00')
      const { down } = kept.history.uptime('job', { from: moment('03-10 01:00'), to: moment('03-10 02:00') }).sums
      expect([bytes, down]).toEqual([bytes, HOUR])
      expect(readJournal(world.files.texts.get(MARCH) ?? '').length).toBeGreaterThanOrEqual(
        bytes >= whole.length - 1 ? 2 : 1,
      )
    }
  })

  test('a disk that takes nothing is told once, and what was lost stands in the next line that it takes', async () => {
    const world = aWorld()
    const past = await world.open('03-10 00:00')
    await look(past, { now: moment('03-10 00:00'), verdicts: saw('healthy') })
    world.files.full = true
    await look(past, { now: moment('03-10 01:00'), verdicts: saw('critical', moment('03-10 01:00')) })
    await look(past, { now: moment('03-10 02:00'), verdicts: saw('critical', moment('03-10 01:00')) })
    expect(world.told).toEqual(['The history could not be written down: the disk is full'])
    world.files.full = false
    await look(past, { now: moment('03-10 03:00'), verdicts: saw('critical', moment('03-10 01:00')) })
    const again = await world.open('03-10 03:00')
    expect(again.history.outages({ from: 0, to: Infinity })).toMatchObject([
      { since: moment('03-10 01:00'), until: null },
    ])
  })

  test('what lies in the folder and is none of ours stops nobody', async () => {
    const world = aWorld()
    world.files.texts.set(
      MARCH,
      `\u0000\u0000garbage\n{"t":1e99}\n${journalLine({ at: moment('04-20 00:00'), whole: true, states: [], gone: [] })}`,
    )
    world.files.texts.set(`${FOLDER}/days.json`, 'not JSON')
    const past = await world.open('03-10 00:00')
    await look(past, { now: moment('03-10 00:00'), verdicts: saw('healthy') })
    expect(past.history.firstLookAt).toBe(moment('03-10 00:00'))
    const copy = `${FOLDER}/strange-days.json`
    expect(world.told).toEqual([
      `${FOLDER}/days.json is not understood; its days are left out. A copy of it stays in ${copy}.`,
    ])
    // The next days that are closed take its place.
    await look(past, { now: moment('03-10 00:00') + 200 * DAY, verdicts: saw('healthy') })
    expect(world.files.texts.get(`${FOLDER}/days.json`)).toContain('"version":1')
    expect(world.files.texts.get(copy)).toBe('not JSON')
  })

  test('after a year the old days are sums, the oldest journals are gone, and the figures are the same', async () => {
    const world = aWorld()
    let past = await world.open(Date.UTC(2025, 0, 1))
    const last = Date.UTC(2026, 5, 20)
    for (let now = Date.UTC(2025, 0, 1); now <= last; now += HOUR * 12) {
      const day = Math.floor(now / DAY)
      await look(past, { now, verdicts: day % 10 === 0 ? saw('critical') : saw('healthy') })
      if (day % 40 === 0) past = await world.open(now)
    }
    const names = [...world.files.texts.keys()].sort()
    expect(names.slice(0, 2)).toEqual([`${FOLDER}/2025-04.jsonl`, `${FOLDER}/2025-05.jsonl`])
    expect(names.at(-1)).toBe(`${FOLDER}/days.json`)
    const { ratio, observed } = past.history.uptime('job', { from: last - 365 * DAY, to: last })
    expect(observed).toBeGreaterThan(0.99)
    expect(ratio).toBeCloseTo(0.9, 2)
    expect(past.history.days('job', 90, last, null).filter(({ worst }) => worst === 'critical').length).toBe(9)
  })

  test('a month in which everything changes all the time stays small', async () => {
    const world = aWorld()
    const past = await world.open('03-10 00:00')
    const many = (status: Status): readonly Verdict[] =>
      Array.from({ length: 500 }, (_, i) =>
        aVerdict({
          monitor: `agent-${i}`,
          status,
          reason: status === 'healthy' ? 'ok' : 'stale',
          message: 'x'.repeat(200),
        }),
      )
    for (let i = 0; i < 200; i++)
      await look(past, {
        now: moment('03-10 00:00') + i * MINUTE,
        verdicts: many(i % 2 === 0 ? 'healthy' : 'critical'),
      })
    expect(Buffer.byteLength(world.files.texts.get(MARCH) ?? '')).toBeLessThan(9 * 1024 * 1024)
    const { sums } = past.history.uptime('agent-3', {
      from: moment('03-10 00:00'),
      to: moment('03-10 00:00') + 198 * MINUTE,
    })
    expect(minutesText(sums)).toBe('up 99 down 99')
  })

  test('without a folder it lives as long as the process', async () => {
    const world = aWorld()
    const past = await world.open('03-10 00:00', null)
    await look(past, { now: moment('03-10 00:00'), verdicts: saw('healthy') })
    await past.close()
    expect(past.history.lastLookAt).toBe(moment('03-10 00:00'))
    expect(world.files.texts.size).toBe(0)
  })
})

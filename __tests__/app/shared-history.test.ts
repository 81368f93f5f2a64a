import { describe, expect, test } from '@jest/globals'
import type { LoopHistory } from '../../src/app/loop-history.js'
import { openSharedHistory, type SharedPlace } from '../../src/app/shared-history.js'
import { readJournal } from '../../src/domain/history/journal.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import { memory } from '../../src/histories/memory/index.js'
import type { HistoryAddition, HistoryStore } from '../../src/histories/store.js'
import { aDeadOne, aRun, aVerdict } from '../reports/a-run.js'
import { aLog } from '../support/incident-samples.js'

const START = Date.parse('2026-11-10T12:00:00Z')
const well = (at: number) => aRun({ now: at, verdicts: [aVerdict('mail', { lastEndAt: START })] })
const dead = (at: number) => aRun({ now: at, verdicts: [aDeadOne('mail', { since: START })] })

/** A place for the past, and processes that keep it there. */
function aPlace() {
  const kept = memory.create({}, null as never)
  const additions: HistoryAddition[] = []
  let broken: Error | null = null
  let opened = 0
  const store: HistoryStore = {
    label: 'there',
    async read(wish) {
      if (broken !== null) throw broken
      return kept.read(wish)
    },
    async keep(addition) {
      if (broken !== null) throw broken
      additions.push(addition)
      return kept.keep(addition)
    },
  }
  return {
    additions,
    kept,
    opened: () => opened,
    breaks: (error: Error | null) => (broken = error),
    /** The lines that were written, as they came. */
    lines: () => additions.flatMap(({ lines }) => [...lines.values()].flat()),
    async start(more: Partial<SharedPlace> = {}): Promise<LoopHistory & { readonly said: readonly string[] }> {
      const log = aLog()
      const past = await openSharedHistory({
        open: async () => ((opened += 1), store),
        log,
        now: START,
        whole: false,
        rules: {},
        mayWrite: () => true,
        hide: (line) => line,
        ...more,
      })
      return { ...past, said: log.lines }
    },
  }
}

/** Looks every few seconds, as a watcher does. */
async function watch(past: LoopHistory, from: number, to: number, saw = well): Promise<void> {
  for (let at = from; at <= to; at += 10 * SECOND) past.look(saw(at))
  await past.settled()
}

describe('a watcher keeps its past in a place of others', () => {
  test('with a line on a change or each half hour, however often it looks', async () => {
    const place = aPlace()
    const past = await place.start()
    await watch(past, START, START + 2 * HOUR)
    expect(readJournal(place.lines().join('\n')).map(({ at, whole }) => [(at - START) / MINUTE, whole])).toEqual([
      [0, true],
      [30, false],
      [60, false],
      [90, false],
      [120, false],
    ])
    await watch(past, START + 2 * HOUR + SECOND, START + 2 * HOUR + SECOND, dead)
    expect(place.lines().at(-1)).toContain('"critical"')
  })

  test('at most once a minute, with all that changed meanwhile', async () => {
    const place = aPlace()
    const past = await place.start()
    for (let at = START; at < START + 10 * MINUTE; at += 10 * SECOND) {
      past.look((at / SECOND) % 20 === 0 ? well(at) : dead(at))
      await past.settled()
    }
    expect(place.additions.length).toBeLessThanOrEqual(10)
    await past.close()
    expect(place.lines()).toHaveLength(60)
    expect(new Set(place.lines()).size).toBe(60)
  })

  test('and the last look when it ends', async () => {
    const place = aPlace()
    const past = await place.start()
    await watch(past, START, START + 7 * MINUTE)
    await past.close()
    expect(place.lines().at(-1)).toBe(JSON.stringify({ t: START + 7 * MINUTE }))
    const next = await place.start({ now: START + 20 * MINUTE })
    next.look(well(START + 20 * MINUTE))
    await next.close()
    expect(place.lines().at(-1)).toBe(JSON.stringify({ t: START + 20 * MINUTE }))
  })

  test('what could not be written is written later, in order and once, and trouble is told once', async () => {
    const place = aPlace()
    const past = await place.start()
    place.breaks(new ExternalError('github', 'no answer', { permanent: false, remedy: 'the next one tries again' }))
    for (let i = 0; i < 6; i++) {
      past.look(i % 2 ? dead(START + i * MINUTE) : well(START + i * MINUTE))
      await past.settled()
    }
    expect(past.said.filter((line) => line.includes('no answer; the next one tries again'))).toHaveLength(1)
    place.breaks(null)
    past.look(well(START + 7 * MINUTE))
    await past.settled()
    const looks = readJournal(place.lines().join('\n'))
    expect(looks.map(({ at }) => (at - START) / MINUTE)).toEqual([0, 1, 2, 3, 4, 5, 7])
    expect(new Set(place.lines()).size).toBe(7)
  })

  test('where nothing can be written for days, memory has a bound, and the next line says everything', async () => {
    const place = aPlace()
    const past = await place.start()
    await watch(past, START, START)
    place.breaks(new Error('gone'))
    for (let i = 1; i < 2000; i++) past.look(i % 2 ? dead(START + i * 2 * MINUTE) : well(START + i * 2 * MINUTE))
    await past.settled()
    place.breaks(null)
    past.look(well(START + 3 * DAY))
    await past.close()
    const lines = readJournal(place.lines().join('\n')).slice(1)
    expect(lines.length).toBeLessThanOrEqual(501)
    expect(lines[0]?.whole).toBe(true)
  })

  test('a place that cannot be read at the start keeps nobody from watching', async () => {
    const place = aPlace()
    place.breaks(new ExternalError('redis', 'refused', { permanent: false }))
    const past = await place.start()
    expect(past.said.join()).toContain('could not be read, so it begins anew: refused')
    place.breaks(null)
    await watch(past, START, START)
    expect(readJournal(place.lines().join('\n'))[0]?.whole).toBe(true)
  })

  test('of two only the leader writes, and says everything when it takes over', async () => {
    const place = aPlace()
    let leader = 'first'
    const first = await place.start({ mayWrite: () => leader === 'first' })
    const second = await place.start({ mayWrite: () => leader === 'second' })
    for (let i = 0; i < 4; i++) {
      if (i === 2) leader = 'second'
      for (const one of [first, second]) {
        one.look((i % 2 ? dead : well)(START + i * 5 * MINUTE))
        await one.settled()
      }
    }
    await Promise.all([first.close(), second.close()])
    const looks = readJournal(place.lines().join('\n'))
    expect(looks.map(({ at, whole }) => [(at - START) / MINUTE, whole])).toEqual([
      [0, true],
      [5, false],
      [10, true],
      [15, false],
    ])
  })

  test('a new month begins with all states, and what is old enough becomes days', async () => {
    const place = aPlace()
    const old = Date.parse('2025-08-15T12:00:00Z')
    const before = await place.start({ now: old })
    await watch(before, old, old)
    const end = Date.parse('2026-10-31T23:59:50Z')
    const past = await place.start({ now: end })
    await watch(past, end, end + MINUTE)
    await watch(past, end + 2 * MINUTE, end + 3 * MINUTE)
    await past.close()
    const { months, days } = await place.kept.read({ now: end + HOUR, from: 0 })
    expect([...months.keys()]).toEqual(['2026-10', '2026-11'])
    expect(days).not.toBeNull()
    expect(readJournal(months.get('2026-11') ?? '')[0]?.whole).toBe(true)
  })

  test('no secret reaches it', async () => {
    const place = aPlace()
    const past = await place.start({ hide: (line) => line.replaceAll('hunter2hunter2', '***') })
    past.look(aRun({ now: START, verdicts: [aDeadOne('mail', { message: 'login hunter2hunter2 failed' })] }))
    await past.close()
    const written = place.additions.flatMap(({ head, lines }) => [head, ...[...lines.values()].flat()]).join('\n')
    expect(written).toContain('login *** failed')
    expect(written).not.toContain('hunter2')
  })
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { ExternalError } from '../../src/errors.js'
import { memory } from '../../src/histories/memory/index.js'
import { LAST_LOOK, type HistoryAddition, type HistoryStore, type HistoryWish } from '../../src/histories/store.js'
import type { RunReport } from '../../src/reports/report.js'
import { createSecrets } from '../../src/platform/secrets.js'
import { loadConfig } from '../../src/wiring/load-config.js'
import { beginHistory } from '../../src/wiring/run-history.js'
import { wire, type Wiring } from '../../src/wiring/wire.js'
import { connect } from '../../src/wiring/connections.js'
import { quietSurroundings } from '../../src/wiring/terminal-surroundings.js'
import { aDeadOne, aRun, aVerdict } from '../reports/a-run.js'
import { formsOf } from '../support/canaries.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

const DAY_2 = Date.parse('2026-11-02T12:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const SECRET = 'xoxb-1234567890-canary/secret+key'

let folder: TemporaryFolder
beforeAll(async () => void (folder = await createTemporaryFolder()))
afterAll(() => folder.close())

/** A place that lives from run to run, and all that was asked of it. */
function createPlace(faults: Partial<HistoryStore> = {}) {
  const store = { ...memory.create({}, null as never), label: 'the memory', ...faults }
  const wishes: HistoryWish[] = []
  const additions: HistoryAddition[] = []
  const watched: HistoryStore = {
    ...store,
    read: (wish) => (wishes.push(wish), store.read(wish)),
    keep: (addition) => (additions.push(addition), store.keep(addition)),
  }
  return { wishes, additions, store: watched }
}

function wiringOf(secrets = createSecrets()): Wiring {
  return wire(connect(quietSurroundings(folder.path, secrets)))
}

interface Run {
  readonly dryRun?: boolean
  readonly whole?: boolean
  /** Its page was published. */
  readonly isShown?: boolean
  readonly wiring?: Wiring
}

/** One run, from the read that begins with it to the write at its end. */
async function runWith(store: HistoryStore | Error, run: RunReport, how: Run = {}) {
  const { dryRun = false, whole = false, isShown = true, wiring = wiringOf() } = how
  const config = await loadConfig(
    readInputs(CHECK_INPUTS, { 'heartbeat-file': 'hb.json' }),
    wiring,
    {
      environment: {},
      hide: () => {},
    },
    null,
  )
  const order = { place: { kind: 'branch', branch: 'heartbeats' } as const, now: run.now, whole, dryRun }
  const history = await beginHistory(order, config, wiring, async () => {
    if (store instanceof Error) throw store
    return store
  })
  const report = await history.joined(run)
  return { report, unkept: await history.keep(isShown) }
}

const well = (now: number) => aRun({ now, verdicts: [aVerdict('mail', { lastEndAt: now - 60_000 })] })
const dead = (now: number) => aRun({ now, verdicts: [aDeadOne('mail', { since: now - 3 * HOUR })] })

describe('the past of a run', () => {
  test('grows by a line a run: with a head first, then what changed, then nothing but the time', async () => {
    const { store, additions } = createPlace()
    await runWith(store, well(DAY_2))
    await runWith(store, dead(DAY_2 + HOUR))
    const { report, unkept } = await runWith(store, dead(DAY_2 + 2 * HOUR))
    expect(unkept).toEqual([])
    expect(additions.map(({ lines }) => [...lines.values()].flat())).toEqual([
      [expect.stringMatching(/^\{"t":\d+,"c":\{"mail":\["healthy"/)],
      [expect.stringMatching(/^\{"t":\d+,"c":\{"mail":\["critical","stale",/)],
      [`{"t":${DAY_2 + 2 * HOUR}}`],
    ])
    const { months } = await store.read({ now: DAY_2 + 3 * HOUR, from: null })
    expect(months.get('2026-11')?.split('\n')[0]).toMatch(/^\{"v":1,"t":\d+,"all":\{"mail":/)
    expect(report.past?.changes).toEqual([])
    expect(report.past?.history.outages({ from: 0, to: report.now })).toEqual([
      expect.objectContaining({ monitor: 'mail', since: DAY_2 - 2 * HOUR, until: null }),
    ])
  })

  test('leaves the last look beside it, so that the next run knows whether its page is news', async () => {
    const { store, additions } = createPlace()
    const news = async (run: RunReport) => (await runWith(store, run, { whole: true })).report.past?.news
    expect(await news(well(DAY_2))).toBe('changed')
    expect(await news(well(DAY_2 + HOUR))).toBe('same')
    expect(await news(dead(DAY_2 + 2 * HOUR))).toBe('changed')
    expect(JSON.parse(additions.at(-1)?.files.get(LAST_LOOK) ?? '')).toMatchObject({
      t: DAY_2 + 2 * HOUR,
      changed: DAY_2 + 2 * HOUR,
    })
  })

  test('what nobody was shown is news again: a page that was lost, or that nobody asked for yet', async () => {
    const { store } = createPlace()
    const news = async (run: RunReport, isShown: boolean) =>
      (await runWith(store, run, { whole: true, isShown })).report.past?.news
    expect(await news(well(DAY_2), false)).toBe('changed')
    expect(await news(well(DAY_2 + HOUR), true)).toBe('changed')
    // Whoever only looks leaves the page as published as it was.
    expect(await news(well(DAY_2 + 2 * HOUR), false)).toBe('same')
    expect(await news(well(DAY_2 + 3 * HOUR), true)).toBe('same')
    expect(await news(dead(DAY_2 + 4 * HOUR), false)).toBe('changed')
    expect(await news(dead(DAY_2 + 5 * HOUR), true)).toBe('changed')
    expect(await news(dead(DAY_2 + 6 * HOUR), true)).toBe('same')
  })

  test('is read for its line only as far as this month, and whole where somebody is shown more', async () => {
    const { store, wishes } = createPlace()
    await runWith(store, well(DAY_2))
    wishes.length = 0
    await runWith(store, well(DAY_2 + HOUR))
    await runWith(store, well(DAY_2 + HOUR), { whole: true })
    expect(wishes.map(({ now, from }) => from && (now - from) / DAY)).toEqual([null, 400])
  })

  test('a month begins with what the last one ended with', async () => {
    const { store, wishes } = createPlace()
    await runWith(store, dead(Date.parse('2026-11-30T23:00:00Z')))
    const blind = aVerdict('mail', {
      status: 'unknown',
      reason: 'source-unreachable',
      beat: null,
      lastEndAt: null,
      goodEnd: false,
    })
    const now = Date.parse('2026-12-02T01:00:00Z')
    const { report } = await runWith(store, aRun({ now, verdicts: [blind] }))
    expect(wishes.map(({ from }) => from !== null)).toEqual([false, true, false, true])
    const [outage] = report.past?.history.outages({ from: now - 1, to: now }) ?? []
    expect(outage).toMatchObject({ since: Date.parse('2026-11-30T20:00:00Z'), until: null })
    const { months } = await store.read({ now, from: null })
    const [head] = months.get('2026-12')?.split('\n') ?? []
    expect(head).toContain(String(Date.parse('2026-11-30T20:00:00Z')))
  })

  test('journals that are too old become days, in a run of the first day of a month', async () => {
    const { store: place } = createPlace()
    // As places do it that find journals that are overdue.
    const store = { ...place, read: ({ now, from }: HistoryWish) => place.read({ now, from: from && 0 }) }
    await runWith(store, well(Date.parse('2025-09-20T12:00:00Z')))
    const now = Date.parse('2026-12-01T12:00:00Z')
    await runWith(store, well(now - HOUR))
    const { months, days } = await store.read({ now, from: 0 })
    expect([[...months.keys()], days === null]).toEqual([['2026-12'], false])
  })

  test('a dry run reads and shows it, says what it would write, and writes nothing', async () => {
    const { store, additions } = createPlace()
    const { report } = await runWith(store, well(DAY_2), { dryRun: true })
    expect(additions).toEqual([])
    expect(report.past?.changes).toHaveLength(1)
    expect(report.notices).toEqual([
      expect.stringMatching(/^This is a dry run: \d+ bytes with 1 changes? would be kept in the memory\.$/),
    ])
  })
})

describe('trouble with it stops nothing', () => {
  const refused = new ExternalError('github', 'GitHub answered 403', {
    permanent: true,
    remedy: 'give contents: write',
  })
  const refuse = async (): Promise<never> => Promise.reject(refused)

  test('a place that cannot be opened is a problem', async () => {
    const { report, unkept } = await runWith(refused, well(DAY_2))
    expect(report.problems).toEqual(['history: GitHub answered 403; give contents: write'])
    expect([report.verdicts.length, report.past, unkept]).toEqual([1, undefined, []])
  })

  test('one that cannot be read is written by nobody: its last line is not known', async () => {
    const { store, additions } = createPlace({ read: refuse })
    const { report, unkept } = await runWith(store, well(DAY_2))
    expect(report.problems).toEqual([
      'What the memory holds could not be read, so this look is not kept: GitHub answered 403; give contents: write',
    ])
    expect([additions, unkept]).toEqual([[], []])
  })

  test('one that takes nothing is told at the end, with what to do', async () => {
    const { store } = createPlace({ keep: refuse })
    const { report, unkept } = await runWith(store, well(DAY_2))
    expect(report.problems).toEqual([])
    expect(unkept).toEqual(['This look could not be kept in the memory: GitHub answered 403; give contents: write'])
  })

  test.each(['{', '{"t":1e99}\n', '\u0000\n'.repeat(50), '[]', JSON.stringify({ t: DAY_2, c: { mail: ['dead'] } })])(
    'a journal that reads %j is as good as none',
    async (text) => {
      const { store } = createPlace()
      const read = async (): ReturnType<HistoryStore['read']> => ({
        days: text,
        months: new Map([['2026-11', text]]),
        last: text,
      })
      const { report } = await runWith({ ...store, read }, well(DAY_2))
      expect([report.problems, report.past?.changes.length]).toEqual([[], 1])
    },
  )
})

test('no secret reaches a journal, whatever a monitor says', async () => {
  const secrets = createSecrets()
  secrets.add(SECRET)
  const { store, additions } = createPlace()
  for (const [i, text] of Object.values(formsOf(SECRET)).flat().entries()) {
    const message = `login with ${text} failed`
    const verdicts = [aDeadOne('mail', { message, status: i % 2 ? 'critical' : 'degraded' })]
    await runWith(store, aRun({ now: DAY_2 + i * HOUR, verdicts }), { wiring: wiringOf(secrets) })
  }
  const written = additions.flatMap(({ head, lines, files }) => [
    head,
    ...[...lines.values()].flat(),
    ...files.values(),
  ])
  expect(additions.length).toBeGreaterThan(5)
  expect(
    written.filter((text) =>
      Object.values(formsOf(SECRET))
        .flat()
        .some((form) => text.includes(form)),
    ),
  ).toEqual([])
  expect(written.join('\n')).toContain('***')
})

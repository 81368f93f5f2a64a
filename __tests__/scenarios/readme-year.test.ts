import { expect, test } from '@jest/globals'
import { carryOut } from '../../src/app/carry-out.js'
import { timesOf } from '../../src/domain/calendar/index.js'
import { planIncidents } from '../../src/domain/incidents/plan-incidents.js'
import { judge, type JudgeableReading } from '../../src/domain/judging/judge.js'
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../src/domain/time.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { textOf, blocksOf } from '../docs/project-files.js'
import { aLog } from '../support/incident-samples.js'
import { readingOf, storedAfter, writtenIn } from '../support/job-beats.js'
import { jobYear, type JobYear } from '../support/job-year.js'
import { configOf, stepUsing } from '../support/shown-workflows.js'
import { seeded } from '../support/simulated-schedule.js'
import { OWN_REPOSITORY } from '../support/own-repository.js'

// A year of the two workflow files of the README; the schedule moves as in a config file, whose lines tell when. YEARS=200 plays so many.
const YEARS = Number(process.env['YEARS'] ?? 1)
const FROM = Date.parse('2026-01-01T12:00:00Z')
/** Of a half-hourly schedule GitHub drops three starts of four, */
const CHECK_EVERY = 2 * HOUR
/** and begins the others late. */
const CHECK_LATE = 40 * MINUTE
const LONGEST_RUN = 6 * HOUR
/** Half the gap of a daily job. */
const GRACE = 12 * HOUR
const TEXTS = { title: (key: string) => key, card: () => 'card', comment: (event: string) => event }

const blocks = blocksOf(textOf('README.md'), 'yaml').slice(0, 2)
const { inputs } = stepUsing(`${OWN_REPOSITORY}@v1`, blocks)

interface Heard {
  readonly at: Instant
  readonly what: string
}

/** What people hear of such a year. */
async function live(year: JobYear, random: () => number): Promise<Heard[]> {
  const written = year.turns.flatMap(({ due, turn }) => writtenIn(due, turn)).sort((a, b) => a.at - b.at)
  const incidents = createMemoryIncidents({ texts: TEXTS })
  const heard: Heard[] = []
  let [next, moved] = [0, -1]
  let document: string | null = null
  let reading: JudgeableReading = { kind: 'missing', detail: 'there is nothing' }
  let { monitor, policy } = monitorWith(year.moves[0]?.cron)
  let times = timesOf(monitor)
  for (let slot = FROM; slot < year.until; slot += CHECK_EVERY) {
    const now = slot + Math.floor(random() * CHECK_LATE)
    for (let move = year.moves[moved + 1]; move !== undefined && move.at <= now; move = year.moves[moved + 1]) {
      moved += 1
      ;({ monitor, policy } = monitorWith(move.cron))
      times = timesOf(monitor)
    }
    const before: string | null = document
    for (let beat = written[next]; beat !== undefined && beat.at <= now; beat = written[++next])
      document = storedAfter(monitor.id, beat, document)
    if (document !== null && document !== before) reading = readingOf(document, monitor, now)
    const declaration = { kind: 'asked', at: year.moves[moved]?.at ?? FROM, everBeat: document !== null } as const
    const place = { kind: 'file', path: 'heartbeats/nightly-backup.json' } as const
    const verdict = judge(monitor, reading, { now, force: false, times, place, declaration, onGitHub: true })
    const plan = planIncidents([verdict], await incidents.load(), policy, now)
    await carryOut(plan, incidents, now, { log: aLog() })
    for (const { kind } of plan) if (kind !== 'update-incident') heard.push({ at: now, what: kind })
  }
  return heard
}

function monitorWith(cron: string | undefined) {
  const { monitors, policy } = configOf({ ...inputs, cron: cron ?? '' })
  const [monitor] = monitors
  if (monitor === undefined) throw new Error('the README watches nothing')
  return { monitor, policy }
}

/** From when a turn is to be heard of, and the good end that ends it. */
interface Bad {
  readonly from: Instant
  readonly until: Instant
  readonly what: string
}

/** What went wrong, by the words of the README and by nothing that the product says. */
function badTurns({ turns }: JobYear): Bad[] {
  const goodEnds = turns.flatMap(({ due, turn }) =>
    turn?.ends === 'success' ? [due + turn.startsLate + turn.takes] : [],
  )
  return turns.flatMap(({ due, turn }) => {
    if (turn?.ends === 'success') return []
    const began = due + (turn?.startsLate ?? GRACE)
    const from = turn === null ? began : began + (turn.ends === 'lost' ? LONGEST_RUN : turn.takes)
    const until = goodEnds.find((end) => end > began) ?? Infinity
    return from >= until ? [] : [{ from, until, what: `${turn?.ends ?? 'missed'} of ${toIso(due)}` }]
  })
}

const shown = ({ at, what }: Heard): string => `${what} ${toIso(at)}`

test.each(Array.from({ length: YEARS }, (_, i) => i + 1))(
  'year %d of a nightly job: no false alarm, every trouble is heard of once, and its death',
  async (seed) => {
    const random = seeded(seed * 7919)
    const year = jobYear(FROM, inputs['cron'] ?? '', random)
    const bad = badTurns(year)
    const heard = await live(year, random)
    const opened = heard.filter(({ what }) => what !== 'close-incident')
    const falseAlarms = opened.filter(({ at }) => !bad.some(({ from, until }) => from < at && at < until + CHECK_LATE))
    expect(falseAlarms.map(shown)).toEqual([])
    // A move gives the job until its new window has passed: what went wrong just before is heard of by then.
    const slack = CHECK_EVERY + CHECK_LATE
    const deaf = bad.filter(({ from, until }) => {
      if (until - from <= slack) return false
      const freed = year.moves.filter(({ at }) => at < until && at > from - 2 * DAY).map(({ at }) => at + 3 * DAY)
      const by = Math.max(from + slack, ...freed)
      return by < Math.min(until, year.until) && !wasOpen(heard, by)
    })
    expect(deaf.map(({ what }) => what)).toEqual([])
    expect(heard.filter(({ what }, i) => (what === 'close-incident') !== (i % 2 === 1)).map(shown)).toEqual([])
    expect(reopenedForNothing(heard, bad)).toEqual([])
    expect(wasOpen(heard, year.until)).toBe(true)
  },
  120_000,
)

function wasOpen(heard: readonly Heard[], at: Instant): boolean {
  const last = heard.filter((one) => one.at <= at).at(-1)
  return last !== undefined && last.what !== 'close-incident'
}

/** Openings that tell again of what was told and closed before. */
function reopenedForNothing(heard: readonly Heard[], bad: readonly Bad[]): string[] {
  return heard.slice(2).flatMap((one, i) => {
    const [before, closed] = [heard[i], heard[i + 1]]
    if (one.what === 'close-incident' || before === undefined || closed === undefined) return []
    const trouble = bad.filter(({ from }) => from < one.at).at(-1)
    return trouble !== undefined && trouble.from > before.at ? [] : [shown(one)]
  })
}

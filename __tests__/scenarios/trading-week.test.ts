import { describe, expect, test } from '@jest/globals'
import { checkConfig } from '../../src/config/check-config.js'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { cronSchedule } from '../../src/domain/calendar/cron.js'
import { zonedInstant } from '../../src/domain/calendar/zoned-instant.js'
import type { Effect } from '../../src/domain/incidents/plan.js'
import { DAY, HOUR, MINUTE, type Duration, type Instant } from '../../src/domain/time.js'
import { textOf } from '../docs/project-files.js'
import { createCheckWorld } from '../support/check-world.js'
import { readingOf, storedAfter } from '../support/job-beats.js'
import { stepUsing } from '../support/shown-workflows.js'
import { OWN_REPOSITORY } from '../support/own-repository.js'

// The trading pair of examples/, through weeks of a scheduler that beats every half hour while New York trades.
const CONFIG = 'examples/config/trading.yml'
const ZONE = 'America/New_York'
const writer = stepUsing(`${OWN_REPOSITORY}/write@v1`, [textOf('examples/workflows/trading-write.yml')])
const checker = stepUsing(`${OWN_REPOSITORY}@v1`, [textOf('examples/workflows/trading-check.yml')])
const file = parseConfigFile(textOf(CONFIG), CONFIG)
const { monitors, policy } = checkConfig(readInputs(CHECK_INPUTS, checker.inputs), file)

/** GitHub is late with both. */
const BEAT_LATE = 4 * MINUTE
const CHECK_LATE = 3 * MINUTE

/** `2026-11-23 13:10`, in New York. */
function newYork(text: string): Instant {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+) (\d+):(\d+)$/.exec(text) ?? []
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
  }
  return zonedInstant({ ...wall, second: 0, ms: 0 }, ZONE)
}

const inNewYork = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const shown = (at: Instant): string => inNewYork.format(at).replace(/,| at/g, '').replace(/\s+/g, ' ')

interface Story {
  readonly from: string
  readonly days: number
  /** Spans without a beat, in New York. */
  readonly silent?: readonly (readonly [from: string, until: string])[]
  readonly late?: Duration
}

/** What he hears, in New York's time. */
async function play({ from, days, silent = [], late = BEAT_LATE }: Story): Promise<string[]> {
  const [monitor] = monitors
  if (monitor === undefined) throw new Error(`${CONFIG} watches nothing`)
  const begin = newYork(from)
  const end = begin + days * DAY
  const spans = silent.map(([start, until]) => [newYork(start), newYork(until)] as const)
  const beats = cronSchedule(writer.crons, 'UTC')
    .upcoming(begin, 20 * days)
    .map((at) => at + late)
    .filter((at) => isWritten(at) && !spans.some(([start, until]) => start <= at && at < until))
  const world = createCheckWorld(monitors, policy)
  const heard: string[] = []
  let document: string | null = null
  for (const slot of cronSchedule(checker.crons, 'UTC').upcoming(begin, 21 * days)) {
    const now = slot + CHECK_LATE
    if (now > end) break
    for (let at = beats[0]; at !== undefined && at <= now; at = beats[0]) {
      const beat = { at, state: 'ok', source: 'github-actions', event: 'schedule' } as const
      document = storedAfter(writer.inputs['monitor'] ?? '', { at, beat }, document)
      beats.shift()
    }
    if (document === null) continue
    world.find(monitor.id, readingOf(document, monitor, now))
    const { plan } = await world.check(now)
    heard.push(...plan.flatMap((effect) => wordsFor(effect, now)))
  }
  return heard
}

/** The step of trading-write.yml that looks at the hour in New York. */
function isWritten(at: Instant): boolean {
  const time = inNewYork.format(at).slice(-5)
  return time >= '09:30' && time < '16:00'
}

function wordsFor(effect: Effect, now: Instant): string[] {
  if (effect.kind === 'update-incident')
    return effect.change.comment === null ? [] : [`${effect.change.comment} ${shown(now)}`]
  return effect.kind === 'notify' || effect.kind === 'recover' ? [] : [`${effect.kind} ${shown(now)}`]
}

test('the pair speaks of one file, one workflow and one monitor', () => {
  const [monitor] = monitors
  expect(monitor?.id).toBe(writer.inputs['monitor'])
  expect(textOf(CONFIG)).toContain(`file: ${writer.inputs['path'] ?? ''}\n`)
  expect(textOf(CONFIG)).toContain('workflow: trading-write.yml\n')
  expect(textOf('examples/workflows/trading-write.yml')).toContain('[ "$now" -ge 0930 ] && [ "$now" -lt 1600 ]')
  expect(policy.reminderMs).toBe(HOUR)
})

describe('weeks in which he hears nothing', () => {
  test.each<[string, Story]>([
    ['a common one', { from: '2026-11-09 08:00', days: 8 }],
    ['one in which GitHub starts the beats 25 min late', { from: '2026-11-09 08:00', days: 8, late: 25 * MINUTE }],
    ['Thanksgiving and the close at 13:00', { from: '2026-11-23 08:00', days: 8 }],
    [
      'Thanksgiving without a beat',
      { from: '2026-11-23 08:00', days: 8, silent: [['2026-11-26 00:00', '2026-11-27 00:00']] },
    ],
    [
      'a writer that knows of the close at 13:00',
      { from: '2026-11-23 08:00', days: 8, silent: [['2026-11-27 13:00', '2026-11-28 00:00']] },
    ],
    ['clocks go back', { from: '2026-10-29 08:00', days: 8 }],
    ['clocks go forward', { from: '2026-03-05 08:00', days: 8 }],
  ])('%s', async (_, story) => {
    expect(await play(story)).toEqual([])
  })
})

describe('what he hears, and when', () => {
  test.each<[string, Story, string[]]>([
    [
      'a stall at 13:10 that ends before the close',
      { from: '2026-11-09 08:00', days: 3, silent: [['2026-11-10 13:10', '2026-11-10 15:30']] },
      ['open-incident Tue 15:14', 'close-incident Tue 15:44'],
    ],
    [
      'a stall at 12:10 with a reminder each hour, and a recovery told after the close',
      { from: '2026-11-09 08:00', days: 3, silent: [['2026-11-10 12:10', '2026-11-10 15:50']], late: 25 * MINUTE },
      ['open-incident Tue 14:14', 'reminder Tue 15:14', 'close-incident Tue 16:14'],
    ],
    [
      'a stall late in the day, whose deadline passes before the close',
      { from: '2026-11-09 08:00', days: 3, silent: [['2026-11-10 13:40', '2026-11-11 09:00']] },
      ['open-incident Tue 15:44', 'close-incident Wed 09:44'],
    ],
    [
      'dead since Friday 14:00: told before the close, and again when Monday opens',
      { from: '2026-11-12 08:00', days: 6, silent: [['2026-11-13 14:00', '2026-11-16 11:00']] },
      ['open-incident Fri 15:44', 'reminder Mon 09:44', 'reminder Mon 10:44', 'close-incident Mon 11:14'],
    ],
    [
      'dead since Friday 15:00: two hours of trading are over on Monday at 10:06',
      { from: '2026-11-12 08:00', days: 6, silent: [['2026-11-13 15:00', '2026-11-16 11:00']] },
      ['open-incident Mon 10:14', 'close-incident Mon 11:14'],
    ],
    [
      'dead since the last beat of Friday, over a clock change: the first beat of Monday is due by 10:30',
      { from: '2026-10-29 08:00', days: 6, silent: [['2026-10-30 15:50', '2026-11-02 12:00']] },
      ['open-incident Mon 10:44', 'reminder Mon 11:44', 'close-incident Mon 12:14'],
    ],
    [
      'dead since the early close of 27 November: the same',
      { from: '2026-11-23 08:00', days: 9, silent: [['2026-11-27 12:50', '2026-11-30 12:00']] },
      ['open-incident Mon 10:44', 'reminder Mon 11:44', 'close-incident Mon 12:14'],
    ],
  ])('%s', async (_, story, hears) => {
    expect(await play(story)).toEqual(hears)
  })
})

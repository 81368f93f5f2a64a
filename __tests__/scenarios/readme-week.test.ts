import { describe, expect, test } from '@jest/globals'
import type { Effect } from '../../src/domain/incidents/plan.js'
import { cronSchedule } from '../../src/domain/calendar/cron.js'
import { HOUR, MINUTE, toIso, type Instant } from '../../src/domain/time.js'
import { blocksOf, textOf } from '../docs/project-files.js'
import { createCheckWorld } from '../support/check-world.js'
import { stubHistory } from '../support/history-stub.js'
import { GOOD, readingOf, storedAfter, writtenIn, type JobRun, type Turn } from '../support/job-beats.js'
import { configOf, stepUsing } from '../support/shown-workflows.js'
import { OWN_REPOSITORY } from '../support/own-repository.js'

// What the README promises, played from its own two workflow files.
const blocks = blocksOf(textOf('README.md'), 'yaml').slice(0, 2)
const writer = stepUsing(`${OWN_REPOSITORY}/write@v1`, blocks)
const checker = stepUsing(`${OWN_REPOSITORY}@v1`, blocks)

/** Both files are pushed on a Monday afternoon. */
const PUSHED = Date.parse('2026-11-16T15:00:00Z')
const SELF = '.github/workflows/heartbeat.yml'
/** GitHub starts the checks late as well. */
const CHECK_LATE = 5 * MINUTE

interface Played {
  /** What people hear, with the moment. */
  readonly heard: readonly string[]
  /** What the checks said in turn, each once. */
  readonly said: readonly string[]
}

/** Plays the nights after the push, and checks as the README does until the next night would be overdue. */
async function play(nights: readonly Turn[]): Promise<Played> {
  const { monitors, policy } = configOf(checker.inputs)
  const [monitor] = monitors
  if (monitor === undefined) throw new Error('the README watches nothing')
  const dues = cronSchedule(writer.crons, 'UTC').upcoming(PUSHED, nights.length + 1)
  const written = nights.flatMap((turn, i) => writtenIn(dues[i] ?? Infinity, turn))
  const github = stubHistory()
  github.once.set(SELF, [PUSHED])
  const world = createCheckWorld(monitors, policy, { self: SELF, github })
  const [heard, said]: [string[], string[]] = [[], []]
  let document: string | null = null
  for (const slot of cronSchedule(checker.crons, 'UTC').upcoming(PUSHED, 48 * (nights.length + 1))) {
    const now = slot + CHECK_LATE
    if (now > (dues.at(-1) ?? 0)) break
    for (let beat = written[0]; beat !== undefined && beat.at <= now; beat = written[0]) {
      document = storedAfter(writer.inputs['monitor'] ?? '', beat, document)
      written.shift()
    }
    if (document !== null) world.find(monitor.id, readingOf(document, monitor, now))
    const { plan, verdicts } = await world.check(now)
    heard.push(...plan.flatMap((effect) => wordsFor(effect, now)))
    const verdict = `${verdicts[0]?.status ?? ''} ${verdicts[0]?.reason ?? ''}`
    if (said.at(-1) !== verdict) said.push(verdict)
  }
  return { heard, said }
}

function wordsFor(effect: Effect, now: Instant): string[] {
  const at = toIso(now).slice(5, 16).replace('T', ' ')
  if (effect.kind === 'open-incident') return [`opened ${at}`]
  if (effect.kind === 'close-incident' || effect.kind === 'reopen-incident') return [`${effect.kind} ${at}`]
  return effect.kind === 'update-incident' && effect.change.comment !== null ? [`${effect.change.comment} ${at}`] : []
}

const LATE: JobRun = { ...GOOD, startsLate: 9 * HOUR }
const FAILED: JobRun = { ...GOOD, ends: 'failure' }
const CANCELLED: JobRun = { ...GOOD, ends: 'cancelled' }
const LOST: JobRun = { ...GOOD, ends: 'lost' }
const MISSED: Turn = null

test('the two files speak of one file, one branch and one schedule', () => {
  expect(checker.inputs['heartbeat-file']).toBe(`heartbeats/${writer.inputs['monitor'] ?? ''}.json`)
  expect(checker.inputs['cron']).toBe(writer.crons.join('; '))
  expect(checker.inputs['branch']).toBe('heartbeats')
  expect(checker.crons).toEqual(['7,37 * * * *'])
})

test('a new monitor is pending until its first night, and then well', async () => {
  const { heard, said } = await play([GOOD])
  expect(said).toEqual(['healthy pending', 'healthy ok'])
  expect(heard).toEqual([])
})

describe('nights that nobody hears of', () => {
  test.each([
    ['good ones', [GOOD, GOOD, GOOD, GOOD, GOOD]],
    ['the first one hours late', [LATE, GOOD]],
    ['one hours late between others', [GOOD, LATE, GOOD, LATE, LATE, GOOD]],
    ['one almost 12 h late that takes 3 h', [GOOD, { ...GOOD, startsLate: 12 * HOUR - MINUTE, takes: 3 * HOUR }, GOOD]],
    ['one that takes almost 6 h', [GOOD, { ...GOOD, takes: 6 * HOUR - MINUTE }, GOOD]],
  ])('%s', async (_, nights) => {
    expect((await play(nights)).heard).toEqual([])
  })
})

describe('nights that people hear of once', () => {
  test.each<[string, Turn[], string[]]>([
    ['the first is missed', [MISSED, GOOD], ['opened 11-17 14:42', 'close-incident 11-18 03:42']],
    ['one is missed', [GOOD, MISSED, GOOD], ['opened 11-18 14:42', 'close-incident 11-19 03:42']],
    ['one fails', [GOOD, FAILED, GOOD], ['opened 11-18 03:42', 'close-incident 11-19 03:42']],
    ['the first fails', [FAILED, GOOD], ['opened 11-17 03:42', 'close-incident 11-18 03:42']],
    ['one is cancelled', [GOOD, CANCELLED, GOOD], ['opened 11-18 03:42', 'close-incident 11-19 03:42']],
    ['one is killed with its runner', [GOOD, LOST, GOOD], ['opened 11-18 09:12', 'close-incident 11-19 03:42']],
    ['the first is killed', [LOST, GOOD], ['opened 11-17 09:12', 'close-incident 11-18 03:42']],
    [
      'two are killed',
      [GOOD, LOST, LOST, GOOD],
      ['opened 11-18 09:12', 'reminder 11-19 09:12', 'close-incident 11-20 03:42'],
    ],
    [
      'one fails, the next is missed, the next is killed',
      [GOOD, FAILED, MISSED, LOST, GOOD],
      ['opened 11-18 03:42', 'reminder 11-19 03:42', 'reminder 11-20 03:42', 'close-incident 11-21 03:42'],
    ],
    [
      'each kind of trouble, with good nights between',
      [GOOD, MISSED, GOOD, FAILED, LATE, LOST, GOOD],
      [
        'opened 11-18 14:42',
        'close-incident 11-19 03:42',
        'opened 11-20 03:42',
        'reminder 11-21 03:42',
        'close-incident 11-21 12:12',
        'opened 11-22 09:12',
        'close-incident 11-23 03:42',
      ],
    ],
  ])('%s', async (_, nights, hears) => {
    expect((await play(nights)).heard).toEqual(hears)
  })
})

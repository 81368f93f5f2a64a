import { describe, expect, test } from '@jest/globals'
import type { DownFrom } from '../../../src/domain/history/counted.js'
import type { Outage, SeenState, StateChange } from '../../../src/domain/history/history.js'
import { gone, newPast, seen, standingOf, type MonitorPast } from '../../../src/domain/history/monitor-past.js'
import type { Reason, Status } from '../../../src/domain/status.js'
import { comesToWhatIsStored } from '../../support/stored-texts.js'

type Is = Status | 'pending' | 'paused' | 'gone' | 'failed'
/** A look at a time, what it saw, since when, and what else it knew. */
type Look = readonly [at: number, is: Is, since?: number | null, more?: Partial<SeenState>]

const REASONS: Readonly<Record<Is, Reason>> = {
  healthy: 'ok',
  pending: 'pending',
  paused: 'paused',
  failed: 'reported-failure',
  skipped: 'maintenance',
  warning: 'stale',
  degraded: 'stale',
  unknown: 'source-unreachable',
  critical: 'stale',
  gone: 'ok',
}
const STATUSES: Partial<Record<Is, Status>> = { pending: 'healthy', paused: 'skipped', failed: 'critical' }

function stateOf([at, is, since = null, more]: Look): SeenState {
  const status = STATUSES[is] ?? (is as Status)
  return { monitor: 'job', status, reason: REASONS[is], since, message: `${is} at ${at}`, ...more }
}

/** What each look told, and what is known after the last of them. */
function told(looks: readonly Look[], downFrom: DownFrom = 'critical'): string {
  const past = newPast()
  const lines = looks.map((look) => {
    if (look[1] === 'gone') gone(past, look[0])
    const change = look[1] === 'gone' ? null : seen(past, stateOf(look), look[0], downFrom)
    return `${look[0]} ${look[1]}: ${change === null ? 'no news' : changeText(change)}`
  })
  return [...lines, ...pastLines(past, downFrom)].join('\n')
}

function changeText({ before, since, lastGoodAt, incident, onlyIncident }: StateChange): string {
  const more = { lastGoodAt, incident, onlyIncident }
  return `was ${before}, since ${since} ${JSON.stringify(more)}`
}

function pastLines(past: MonitorPast, downFrom: DownFrom): string[] {
  const { changes, outages, absent, upSince } = past
  return [
    `changes at ${changes.map(({ at, incident }) => [at, ...(incident == null ? [] : [`by ${incident}`])].join(' ')).join(', ')}`,
    ...outages.map((outage) => `outage ${outageText(outage)}`),
    ...absent.map(({ from, to }) => `nobody asked ${from}-${to}`),
    `up since ${upSince}`,
    `standing ${JSON.stringify(standingOf(past, downFrom))}`,
  ]
}

function outageText({ since, until, worst, message, incident }: Outage): string {
  return `${since}-${until ?? ''} ${worst} "${message}"${incident == null ? '' : ` by ${incident}`}`
}

const good = (lastGoodAt: number | null): Partial<SeenState> => ({ lastGoodAt })
const by = (incident: string | null): Partial<SeenState> => ({ incident })

describe('what looks make of one monitor', () => {
  comesToWhatIsStored('pasts.txt', {
    'never seen': () => told([]),
    well: () =>
      told([
        [10, 'healthy', 8, good(8)],
        [20, 'healthy', 18],
      ]),
    'well since it was looked at': () => told([[10, 'healthy']]),
    'well since later than now': () =>
      told([
        [10, 'healthy', 12],
        [20, 'healthy', 12],
      ]),
    'well for another reason': () =>
      told([
        [10, 'pending'],
        [20, 'healthy', 15],
      ]),
    'well and then new': () =>
      told([
        [10, 'healthy', 5],
        [20, 'pending'],
      ]),
    new: () =>
      told([
        [10, 'pending'],
        [20, 'pending'],
      ]),
    warned: () =>
      told([
        [10, 'healthy', 5],
        [20, 'warning', 15],
        [30, 'healthy', 25],
      ]),
    degraded: () =>
      told([
        [10, 'healthy', 5],
        [20, 'degraded', 15, good(9)],
        [30, 'healthy', 25],
      ]),
    'degraded, which is down': () =>
      told(
        [
          [10, 'healthy', 5],
          [20, 'degraded', 15],
          [30, 'healthy', 25],
        ],
        'degraded',
      ),
    down: () =>
      told([
        [10, 'healthy', 5],
        [20, 'critical', 15],
        [30, 'critical', 15],
      ]),
    'down since before it was known': () => told([[10, 'critical', 5]]),
    'down since it was looked at': () => told([[10, 'critical']]),
    'down, for another reason': () =>
      told([
        [10, 'critical', 5],
        [20, 'failed', 15, good(3)],
        [30, 'critical', 5],
      ]),
    'down and back': () =>
      told([
        [10, 'critical', 5, good(1)],
        [20, 'healthy', 15, good(15)],
        [30, 'healthy', 25],
      ]),
    'down and back just then': () =>
      told([
        [10, 'critical', 5],
        [20, 'healthy', 6],
      ]),
    'never down: a beat came late': () =>
      told([
        [10, 'critical', 5],
        [20, 'healthy', 5],
      ]),
    'never down: an old beat came late': () =>
      told([
        [10, 'critical', 5],
        [20, 'healthy', 3],
      ]),
    'down, and warned after its last good end': () =>
      told([
        [10, 'critical', 5],
        [20, 'warning', 18, good(15)],
      ]),
    'down, and warned after another end': () =>
      told([
        [10, 'critical', 5],
        [20, 'warning', 18, good(5)],
      ]),
    'down, and warned as long as nobody knows': () =>
      told([
        [10, 'critical', 5],
        [20, 'warning', 4, good(3)],
      ]),
    'down, and warned since nobody knows': () =>
      told([
        [10, 'critical', 5],
        [20, 'warning', null, good(null)],
      ]),
    'down, and warned since it became down': () =>
      told([
        [10, 'critical', 5],
        [20, 'warning', 5],
      ]),
    'warned at first': () =>
      told([
        [10, 'warning', 5, good(4)],
        [20, 'degraded', 5, good(4)],
      ]),
    'down twice': () =>
      told([
        [10, 'critical', 5],
        [20, 'healthy', 15],
        [30, 'critical', 25, good(20)],
      ]),
    'down again at once': () =>
      told([
        [10, 'critical', 5],
        [20, 'critical', 15, good(12)],
      ]),
    'down again since its last good end': () =>
      told([
        [10, 'critical', 5],
        [20, 'critical', 15, good(15)],
      ]),
    'down, and the good end is of before': () =>
      told([
        [10, 'critical', 5],
        [20, 'critical', 15, good(5)],
      ]),
    'down, and the good end is of after': () =>
      told([
        [10, 'critical', 5],
        [20, 'critical', 15, good(16)],
      ]),
    'down again since nobody knows': () =>
      told([
        [10, 'critical', 5],
        [20, 'critical', null, good(12)],
      ]),
    'down again, otherwise bad': () =>
      told(
        [
          [10, 'degraded', 5],
          [20, 'critical', 15, good(12)],
          [30, 'degraded', 15, good(12)],
        ],
        'degraded',
      ),
    worse: () =>
      told(
        [
          [10, 'degraded', 5],
          [20, 'critical', 5],
          [30, 'degraded', 5],
        ],
        'degraded',
      ),
    'down again before it was back': () =>
      told([
        [10, 'critical', 5],
        [20, 'healthy', 15],
        [30, 'critical', 12],
      ]),
    'up, then not known, then up': () =>
      told([
        [10, 'healthy', 5],
        [20, 'unknown'],
        [30, 'healthy', 25],
      ]),
    'up, then not known for another reason': () =>
      told([
        [10, 'unknown'],
        [20, 'unknown', null, { reason: 'clock' }],
        [30, 'unknown', null, { downSince: 5 }],
      ]),
    'down, then not known, then up': () =>
      told([
        [10, 'critical', 5],
        [20, 'unknown'],
        [30, 'healthy', 25],
      ]),
    'down, then not known, then down': () =>
      told([
        [10, 'critical', 5],
        [20, 'unknown'],
        [30, 'critical', 5],
      ]),
    'not known at first': () =>
      told([
        [10, 'unknown'],
        [20, 'healthy', 15],
      ]),
    'not known at first, and down before': () =>
      told([
        [10, 'unknown', null, { downSince: 4 }],
        [20, 'healthy', 15],
      ]),
    'not watched at first, and down before': () => told([[10, 'paused', null, { downSince: 4, incident: '#7' }]]),
    'not known, and down before, of which all is known': () =>
      told([
        [10, 'healthy', 5],
        [20, 'unknown', null, { downSince: 4 }],
      ]),
    'down and paused': () =>
      told([
        [10, 'critical', 5],
        [20, 'paused'],
        [30, 'healthy', 25],
      ]),
    'up and paused': () =>
      told([
        [10, 'healthy', 5],
        [20, 'paused'],
        [30, 'skipped'],
        [40, 'healthy', 35],
      ]),
    gone: () =>
      told([
        [10, 'healthy', 5],
        [20, 'gone'],
      ]),
    'gone while down': () =>
      told([
        [10, 'critical', 5],
        [20, 'gone'],
      ]),
    'gone just when it became down': () =>
      told([
        [10, 'critical', 10],
        [10, 'gone'],
      ]),
    'gone and back': () =>
      told([
        [10, 'healthy', 5],
        [20, 'gone'],
        [30, 'healthy', 25],
      ]),
    'gone and back, down': () =>
      told([
        [10, 'critical', 5],
        [20, 'gone'],
        [30, 'critical', 5, good(3)],
      ]),
    'gone twice': () =>
      told([
        [10, 'healthy', 5],
        [20, 'gone'],
        [30, 'healthy', 5],
        [40, 'gone'],
      ]),
    'told by an incident': () =>
      told([
        [10, 'critical', 5, by('#7')],
        [20, 'critical', 5, by('#7')],
      ]),
    'told by an incident later': () =>
      told([
        [10, 'critical', 5],
        [20, 'critical', 5, by('#7')],
      ]),
    'told by an incident later, since later than now': () =>
      told([
        [10, 'critical', 5],
        [20, 'critical', 25, by('#7')],
      ]),
    'told by an incident later, since nobody knows': () =>
      told([
        [10, 'critical', 5],
        [20, 'critical', null, by('#7')],
      ]),
    'told by another incident': () =>
      told([
        [10, 'critical', 5, by('#7')],
        [20, 'critical', 5, by('#8')],
      ]),
    'told by none any more': () =>
      told([
        [10, 'critical', 5, by('#7')],
        [20, 'critical', 5, by(null)],
      ]),
    'told by an incident, and worse': () =>
      told(
        [
          [10, 'degraded', 5, by('#7')],
          [20, 'critical', 5, by('#8')],
        ],
        'degraded',
      ),
    'told by an incident while nobody knows': () =>
      told([
        [10, 'critical', 5],
        [20, 'unknown', null, by('#7')],
      ]),
    'told by an incident, and then nobody knows': () =>
      told([
        [10, 'critical', 5, by('#7')],
        [20, 'unknown', null],
        [30, 'paused', null, by(null)],
      ]),
    'told by an incident while it is paused': () =>
      told([
        [10, 'critical', 5],
        [20, 'paused', null, by('#7')],
      ]),
    'well, and told by an incident that is still open': () =>
      told([
        [10, 'critical', 5, by('#7')],
        [20, 'healthy', 15, by('#7')],
        [30, 'healthy', 15, by('#7')],
      ]),
    'warned, and told by an incident': () =>
      told([
        [10, 'warning', 5],
        [20, 'warning', 5, by('#7')],
      ]),
  })
})

describe('how it stands, for whoever knows nothing before', () => {
  const base = { ...stateOf([10, 'healthy', 5]), at: 10, since: 5, before: null }
  const standing = (change: Partial<StateChange>, past: Partial<MonitorPast> = {}, downFrom?: DownFrom) =>
    standingOf({ ...newPast(), changes: [{ ...base, ...change }], ...past }, downFrom ?? 'critical')
  const own = { monitor: 'job', status: 'healthy', reason: 'ok', message: 'healthy at 10', lastGoodAt: null }
  const outage: Outage = { monitor: 'job', since: 3, until: null, worst: 'critical', message: '' }
  const DOWN = { status: 'critical', reason: 'stale' } as const

  test.each<[string, Partial<StateChange>, Partial<MonitorPast>, object | null]>([
    ['up since nobody knows', {}, {}, { ...own, since: 5 }],
    ['up since then', { lastGoodAt: 4 }, { upSince: 2 }, { ...own, since: 2, lastGoodAt: 2 }],
    ['up, with a good end', { lastGoodAt: 4 }, {}, { ...own, since: 5, lastGoodAt: 4 }],
    ['down since an outage', DOWN, { outages: [outage] }, { ...own, ...DOWN, since: 3 }],
    ['down since then', DOWN, { outages: [{ ...outage, until: 4 }] }, { ...own, ...DOWN, since: 5 }],
    ['not watched', { reason: 'pending' }, {}, { ...own, reason: 'pending', since: null, downSince: null }],
    [
      'not known',
      { status: 'unknown', incident: '#7' },
      { outages: [outage] },
      { ...own, status: 'unknown', incident: '#7', since: null, downSince: 3 },
    ],
    ['not asked for', {}, { absent: [{ from: 12, to: Infinity }] }, null],
    ['asked for again', {}, { absent: [{ from: 12, to: 14 }] }, { ...own, since: 5 }],
  ])('%s', (_, change, past, expected) => expect(standing(change, past)).toEqual(expected))

  test('nothing was ever seen', () => expect(standingOf(newPast(), 'critical')).toBeNull())
})

import { logoOf } from '../../src/domain/page-logo.js'
import { NO_CONTROL, type Controls } from '../../src/domain/controls.js'
import type { Status } from '../../src/domain/status.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { statusMapOf } from '../../src/reports/map-of-run.js'
import type { IncidentLink } from '../../src/reports/report.js'
import { expectedBy, pageFacts, type PageAbout, type PageFacts } from '../../src/reports/status-page/facts.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../reports/a-run.js'
import { samplePast, type Told } from './sample-past.js'

const GAP = [47, 48]
const weekend = (day: number): boolean => [0, 6].includes(new Date(NOW - day * DAY).getUTCDay())

const PAST: Readonly<Record<string, Told>> = {
  'nightly-backup': {
    blind: GAP,
    worst: { degraded: [76] },
    down: [
      {
        day: 28,
        at: 4 * HOUR,
        for: 6 * HOUR + 52 * MINUTE,
        incident: '97',
        why: 'The workflow had been disabled by GitHub after 60 quiet days.',
      },
    ],
    downNow: { for: 5 * HOUR + 7 * MINUTE, why: 'No heartbeat for 1 d 6 h.' },
  },
  'restore-test': { blind: GAP },
  'invoice-export': {
    blind: GAP,
    worst: { warning: [0, 42, 66] },
    down: [
      {
        day: 15,
        at: 6.5 * HOUR,
        for: 96 * MINUTE,
        incident: '121',
        why: 'The token for the bookkeeping service had expired.',
      },
    ],
  },
  'search-index': { blind: GAP, worst: { degraded: [84] } },
  'market-feed': { blind: GAP, skipped: weekend },
  'price-alerts': { blind: GAP, worst: { degraded: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] } },
  'end-of-day': {
    blind: GAP,
    down: [{ day: 37, at: 22 * HOUR, for: 4 * HOUR, why: 'No heartbeat while the exchange was closed early.' }],
  },
  'scout-1': { blind: GAP },
  'scout-2': {
    blind: [0, ...GAP],
    down: [{ day: 23, at: 2.5 * HOUR, for: 22 * MINUTE, why: 'No heartbeat while its host was updated.' }],
  },
  courier: {
    blind: GAP,
    worst: { warning: [1] },
    down: [
      { day: 0, at: 8 * HOUR, for: 19 * MINUTE, why: 'The agent did not beat; it was restarted once and came back.' },
    ],
  },
  certificate: { blind: GAP, worst: { warning: [81] } },
  'yearly-audit': { first: 31, skipped: (day) => day < 9 },
}

const redis = (key: string) => ({ kind: 'redis', key }) as const
const beat = (age: number, more: object = {}) => ({ at: NOW - age, state: 'ok' as const, ...more })

/** Twelve monitors of a firm, as they are on a day on which something of everything is wrong. */
export const VERDICTS: readonly Verdict[] = [
  aDeadOne('nightly-backup', {
    name: 'Nightly backup',
    message: 'No heartbeat for 1 d 6 h; expected every day at 02:23 UTC.',
    beat: beat(30 * HOUR, { durationSeconds: 1410, runUrl: 'https://github.com/harbour/jobs/actions/runs/195' }),
    since: NOW - 5 * HOUR - 7 * MINUTE,
    deadline: NOW - 5 * HOUR - 7 * MINUTE,
    expected: 'every day at 02:23 UTC',
    ruleRest: ', with 2 h of grace',
    intervalMs: DAY,
    missed: 1,
    tags: ['Backups and data'],
  }),
  aVerdict('restore-test', {
    name: 'Restore test',
    beat: beat(3 * DAY),
    intervalMs: 7 * DAY,
    tags: ['Backups and data'],
  }),
  aVerdict('invoice-export', {
    name: 'Invoice export',
    status: 'warning',
    reason: 'reported-failure',
    message: 'Alive 12 min ago, but it reports a failure: 3 of 412 invoices were refused.',
    beat: beat(12 * MINUTE, {
      state: 'failed',
      message: '3 of 412 invoices were refused',
      exitCode: 1,
      durationSeconds: 42,
      pulses: 812,
      errors: 9,
      metrics: { invoices: 412, refused: 3 },
      checks: { login: 'ok', ledger: 'refused', 'queue length': 27 },
    }),
    intervalMs: HOUR,
    tags: ['Backups and data'],
  }),
  aVerdict('search-index', {
    name: 'Search index',
    beat: beat(4 * MINUTE),
    intervalMs: 15 * MINUTE,
    tags: ['Backups and data'],
  }),
  aVerdict('market-feed', {
    name: 'Market data feed',
    status: 'skipped',
    reason: 'inactive-hours',
    message: 'Markets are closed; watched again Mon 23 Nov, 14:30 UTC.',
    beat: beat(39 * HOUR, { message: 'Market closed', statusKind: 'waiting' }),
    tags: ['Trading desk'],
  }),
  aVerdict('price-alerts', {
    name: 'Price alerts',
    status: 'degraded',
    reason: 'cadence',
    message: 'Runs 61 % of the times it is scheduled for; GitHub drops the others.',
    tags: ['Trading desk'],
  }),
  aVerdict('end-of-day', { name: 'End-of-day report', beat: beat(12 * HOUR), intervalMs: DAY, tags: ['Trading desk'] }),
  aVerdict('trader', {
    name: 'Trading bot',
    beat: beat(9 * SECOND, { message: 'Trade executed', statusKind: 'trade', pulses: 40_211, errors: 2 }),
    place: redis('health:hb:trader'),
    intervalMs: 30 * SECOND,
    tags: ['Trading desk'],
  }),
  aVerdict('scout-2', {
    status: 'unknown',
    reason: 'source-unreachable',
    message: 'Redis did not answer three times; nothing is known of this agent.',
    beat: beat(47 * MINUTE),
    deadline: null,
    place: redis('agents:heartbeat:scout-2'),
    tags: ['Agents'],
  }),
  aVerdict('courier', {
    beat: beat(38 * SECOND),
    place: redis('agents:heartbeat:courier'),
    intervalMs: MINUTE,
    tags: ['Agents'],
  }),
  aVerdict('certificate', { name: 'Certificate renewal', beat: beat(2 * DAY), intervalMs: 7 * DAY, tags: ['Website'] }),
  aVerdict('yearly-audit', {
    name: 'Yearly audit',
    status: 'skipped',
    reason: 'paused',
    message: 'Paused until Tue 1 Dec: moving to a new vendor.',
    beat: null,
    deadline: null,
    tags: ['Website'],
  }),
]

/** How long the last runs of some took, in seconds. */
const DURATIONS: Readonly<Record<string, readonly number[]>> = {
  'nightly-backup': [
    1312, 1405, 1298, 1333, 1420, 1377, 1501, 1288, 1344, 1390, 1410, 1366, 1302, 1475, 1620, 1398, 1331, 1405, 1362,
    1410,
  ],
  'invoice-export': [38, 41, 40, 39, 44, 37, 40, 61, 42, 39, 38, 40, 43, 41, 39, 42],
  'restore-test': [742, 760, 751, 803, 779, 764],
  'search-index': [41, 39, 44, 40, 38, 61, 47, 40, 39, 42, 41, 40],
  certificate: [12, 12, 13],
}

const INCIDENTS: ReadonlyMap<string, IncidentLink | null> = new Map([
  ['nightly-backup', { ref: '#128', url: 'https://github.com/harbour/jobs/issues/128', phase: 'open' }],
])

const CONTROLS: Controls = new Map([
  ['nightly-backup', { ...NO_CONTROL, acknowledged: { at: NOW - HOUR, why: 'Mira is on it', by: null } }],
  [
    'yearly-audit',
    { ...NO_CONTROL, pause: { at: NOW - 9 * DAY, until: NOW + 9 * DAY, why: 'moving to a new vendor', by: null } },
  ],
])

/** What the page of those monitors is made of, with what a test cares about changed. */
export function aboutPage(change: Partial<PageAbout> = {}, verdicts: readonly Verdict[] = VERDICTS): PageAbout {
  const run = aRun({ verdicts, incidents: INCIDENTS, repository: 'harbour/jobs' })
  const map = statusMapOf(run)
  for (const { id, metadata } of Object.values(map.monitors))
    if (DURATIONS[id]) metadata['recent_durations_seconds'] = DURATIONS[id]
  return {
    map,
    expected: expectedBy(verdicts),
    history: samplePast(NOW, PAST),
    controls: CONTROLS,
    now: NOW + 12 * SECOND,
    intervalMs: 30 * MINUTE,
    zone: null,
    title: 'Harbour',
    live: null,
    show: { messages: true, metrics: true },
    ...change,
  }
}

const wellOnly = VERDICTS.filter(({ status }) => status === 'healthy')
const healed = (status: Status): readonly Verdict[] => [...VERDICTS.filter((one) => one.status === status), ...wellOnly]

/** Every look that the page can have, by name. */
export const PAGE_STATES: Readonly<Record<string, () => PageFacts>> = {
  healthy: () => pageFacts(aboutPage({}, wellOnly)),
  warning: () => pageFacts(aboutPage({}, healed('warning'))),
  degraded: () => pageFacts(aboutPage({}, healed('degraded'))),
  unknown: () => pageFacts(aboutPage({}, healed('unknown'))),
  critical: () => pageFacts(aboutPage()),
  'not-watched': () =>
    pageFacts(
      aboutPage(
        {},
        VERDICTS.filter(({ status }) => status === 'skipped'),
      ),
    ),
  'no-signal': () => pageFacts(aboutPage({ now: NOW + 7 * HOUR })),
  empty: () => pageFacts(aboutPage({ history: samplePast(NOW, {}) }, [])),
}

/** So many monitors, most of them well, in groups of twenty. */
export function manyMonitors(count: number): readonly Verdict[] {
  return Array.from({ length: count }, (_, i) => {
    const tags = [`Group ${Math.floor(i / 20) + 1}`]
    const change = { name: `Job number ${i + 1}`, tags, beat: beat(i * MINUTE), intervalMs: HOUR }
    return i % 67 === 5 ? aDeadOne(`job-${i + 1}`, change) : aVerdict(`job-${i + 1}`, change)
  })
}

const LOGO = logoOf(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1f5fbf"/><path d="M16 7v17M9 15c0 6 3 9 7 9s7-3 7-9M12 11h8" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>',
  ),
)

/** Everything that a page may be asked to wear. */
export const DRESSED: Partial<PageAbout> = {
  title: 'Harbour',
  description:
    'What the harbour office runs by itself, and whether it still does. Ask the duty desk when something is red here for longer than a day.',
  links: [
    { text: 'Website', url: 'https://harbour.example/' },
    { text: 'Runbooks', url: 'https://harbour.example/runbooks' },
    { text: 'Duty desk', url: 'https://harbour.example/desk' },
  ],
  zone: 'Europe/Berlin',
  language: 'de',
  parts: {
    logo: 'logo' in LOGO ? LOGO.logo : null,
    pulse: 'https://raw.githubusercontent.com/harbour/jobs/heartbeats/history/last.json',
  },
}

/** What went by of two hundred. */
export const MANY_PAST: Readonly<Record<string, Told>> = {
  'job-6': { downNow: { for: 3 * HOUR, why: 'No heartbeat for 5 h.' } },
  'job-73': { downNow: { for: 3 * HOUR, why: 'No heartbeat for 5 h.' } },
  'job-140': { downNow: { for: 3 * HOUR, why: 'No heartbeat for 5 h.' }, worst: { warning: [3, 4, 30] } },
  'job-17': {
    down: [{ day: 12, at: 4 * HOUR, for: 44 * MINUTE, why: 'The runner had no room left.', incident: '88' }],
  },
}

/** Names that try the room they are given. */
export const ODD_NAMES: readonly Verdict[] = [
  aDeadOne('long', {
    name: 'a_name_without_any_space_that_goes_on_and_on_for_as_long_as_anybody_may_write_one',
    tags: ['ThisTagHasNoSpaceAndIsAsLongAsATagMayBeOnAnyPageOfThisKind'],
  }),
  aVerdict('arabic', { name: 'النسخ الاحتياطي الليلي', tags: ['مهام'] }),
  aVerdict('hebrew', { name: 'גיבוי לילי (שרת 2)', tags: ['مهام'] }),
  aVerdict('emoji', { name: '🚀 Deploy 👩‍👩‍👧 family 🇪🇺', tags: ['🎉 Party'] }),
  aVerdict('japanese', { name: '毎晩のバックアップと復元の確認', tags: ['🎉 Party'] }),
]

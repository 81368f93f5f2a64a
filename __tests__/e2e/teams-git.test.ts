import { playTeams, type Play } from '../support/team-plays.js'
import { before, type World, type WorldCommit } from '../support/team-world.js'

const START = Date.now()
const ago = (hours: number): string => before(START, hours)
const day = (hours: number): string => ago(hours).slice(0, 10)

const file = (path: string, content: unknown): World => ({ files: { [path]: content } })

const budgets = (projections: number, injuries: number, factors: number): World => ({
  files: {
    'data/projections.json': { generated_at: ago(projections), players: 900 },
    'data/injuries.json': { generated_at: ago(injuries), injured: [] },
    'data/park-factors.json': { generated_at: ago(factors), parks: 30 },
  },
})

/** Twelve trackers, the first so many stale for two days and more. */
const trackers = (stale: number, freshest = 1): World =>
  file(
    'data/trackers.json',
    Array.from({ length: 12 }, (_, i) => ({ name: `tracker-${i}`, last_updated: ago(i < stale ? 50 + i : freshest + i / 4) })), // prettier-ignore
  )

const table = (prices: number, chips: number, screen: number): World =>
  file(
    'data/heartbeats.csv',
    `workflow,ran_at,status\nprices,${ago(prices)},ok\nchips,${ago(chips)},ok\nscreen,${ago(screen)},ok\n`,
  )

const beats = (mirror: Record<string, unknown>): World => ({
  files: Object.fromEntries(
    ['repository-sync', 'signing', 'mirror'].map((key) => [
      `heartbeats:heartbeats/${key}.json`,
      { monitor: key, last_run: ago(1), status: 'ok', ...(key === 'mirror' ? mirror : {}) },
    ]),
  ),
})

const commits = (...list: (readonly [number, string, string?])[]): World => ({
  commits: list.map(([hoursAgo, subject, author]): WorldCommit => ({ hoursAgo, subject, author: author ?? 'pipeline-bot' })), // prettier-ignore
})

const PRODUCERS: readonly (readonly [string, number])[] = [
  ['daily digest', 20],
  ['weekly inventory', 100],
  ['weekly metrics', 100],
  ['weekly licences', 100],
  ['fortnightly glossary', 300],
  ['monthly roadmap', 700],
  ['monthly costs', 700],
  ['quarterly compliance', 1700],
  ['quarterly retrospective', 1700],
]
/** All nine, one of them so old. */
const producers = (late?: string, hours = 0): World =>
  commits(
    ...PRODUCERS.map(([what, usual]) => [what === late ? hours : usual, `docs: ${what} (#7)`] as const).sort(([a], [b]) => a - b), // prettier-ignore
  )

const lesson = (hours: number): World => file('data/lessons.json', { last_lesson_at: ago(hours), lesson: 'tides' })

const PLAYS: readonly Play[] = [
  {
    team: '28',
    well: beats({}),
    alarm: beats({ status: 'failed' }),
    verdicts: { mirror: 'critical reported-failure' },
  },
  {
    team: '37',
    well: file('results/latest.json', { scan_date: day(72), hosts: 41 }),
    alarm: file('results/latest.json', { scan_date: day(400), hosts: 41 }),
    verdicts: { 'certificate-scan': 'critical stale' },
  },
  {
    team: '38',
    well: { files: { 'dev:data/index-state.json': { last_indexed: ago(3) }, 'data/index-state.json': { last_indexed: ago(90) } } }, // prettier-ignore
    alarm: { files: { 'dev:data/index-state.json': { last_indexed: ago(30) }, 'data/index-state.json': { last_indexed: ago(1) } } }, // prettier-ignore
    verdicts: { 'learned-index': 'critical stale' },
  },
  {
    team: '39',
    well: budgets(20, 3, 700),
    alarm: budgets(20, 9, 700),
    still: budgets(30, 11, 700),
    verdicts: { injuries: 'critical stale' },
    issues: [1, 1],
  },
  {
    team: '40',
    well: trackers(3),
    alarm: trackers(4),
    verdicts: { 'stale-share': 'critical stale' },
    issues: [0, 0],
    messages: [1, 1],
  },
  {
    team: '40',
    title: 'not even the freshest',
    well: trackers(0),
    alarm: trackers(0, 7),
    verdicts: { freshest: 'critical stale' },
    issues: [0, 0],
    messages: [1, 1],
  },
  {
    team: '42',
    well: commits(
      [1, 'Fix a typo', 'alice'],
      [10, 'chore(feeds): regenerate 31 feeds'],
      [34, 'chore(feeds): regenerate'],
    ),
    alarm: commits([1, 'Fix a typo', 'alice'], [22, 'chore(feeds): regenerate 31 feeds'], [34, 'chore(feeds): regenerate']), // prettier-ignore
    verdicts: { feeds: 'critical stale' },
    says: /small machine/,
  },
  { team: '43', well: producers(), alarm: producers('weekly metrics', 400), verdicts: { metrics: 'critical stale' } },
  {
    team: '44',
    well: commits([3, 'Update the data'], [27, 'Update the data']),
    alarm: commits([27, 'Update the data'], [51, 'Update the data']),
    verdicts: { 'data-set': 'critical stale' },
    messages: [1, 2],
  },
  {
    team: '45',
    well: table(20, 20, 100),
    alarm: table(20, 120, 100),
    verdicts: { chips: 'critical stale' },
    messages: [2, 4],
  },
  {
    team: '46',
    well: { now: '2026-11-22T13:00:00Z', ...commits([4, 'Weekly digest: issue 46'], [30, 'Fix a typo', 'alice']) },
    alarm: { now: '2026-11-29T13:00:00Z', ...commits([1, 'Fix a link', 'alice'], [172, 'Weekly digest: issue 46']) },
    back: { now: '2026-11-29T14:00:00Z', ...commits([0.5, 'Weekly digest: issue 47'], [173, 'Weekly digest: issue 46']) }, // prettier-ignore
    verdicts: { 'weekly-digest': 'critical stale' },
    issues: [0, 0],
    dispatches: ['weekly-digest.yml'],
  },
  {
    team: '48',
    well: file('data/wait-times.json', { updated_at: ago(0.3), airports: [] }),
    alarm: file('data/wait-times.json', { updated_at: ago(1), airports: [] }),
    verdicts: { 'wait-times': 'critical stale' },
    issues: [0, 0],
    dispatches: ['update-wait-times.yml'],
  },
  {
    team: '48',
    title: 'unreadable',
    well: file('data/wait-times.json', { updated_at: ago(0.3), airports: [] }),
    alarm: file('data/wait-times.json', '<<<<<<< HEAD'),
    verdicts: { 'wait-times': 'critical malformed' },
    issues: [0, 0],
    dispatches: ['update-wait-times.yml'],
  },
  {
    team: '49',
    well: file('outlook/latest.json', { run_date: ago(5), region: 'east' }),
    alarm: file('outlook/latest.json', { run_date: ago(13), region: 'east' }),
    verdicts: { outlook: 'critical stale' },
    issues: [0, 0],
    dispatches: ['outlook.yml'],
  },
  {
    team: '50',
    well: file('data/scans.json', [
      { scan_id: 'b', status: 'completed', completed_at: ago(2) },
      { scan_id: 'a', status: 'completed', completed_at: ago(8) },
    ]),
    alarm: file('data/scans.json', [
      { scan_id: 'c', status: 'started', started_at: ago(1) },
      { scan_id: 'b', status: 'completed', completed_at: ago(8) },
      { scan_id: 'a', status: 'completed', completed_at: ago(14) },
    ]),
    verdicts: { scans: 'critical stale' },
    issues: [0, 0],
    dispatches: ['scan.yml'],
  },
  {
    team: '51',
    well: lesson(0.5),
    alarm: lesson(2),
    verdicts: { lessons: 'critical stale' },
    dispatches: ['lesson.yml'],
    messages: [1, 2],
  },
]

playTeams('git', PLAYS)

import { playTeams, type Play } from '../support/team-plays.js'
import { before, type World } from '../support/team-world.js'

const START = Date.now()
const ago = (hours: number): string => before(START, hours)

/** What probes left in the workspace. */
const probes = (beats: Record<string, unknown>): World => ({
  beats: Object.fromEntries(Object.entries(beats).map(([name, content]) => [`beats/${name}`, content])),
})

/** As `psql` prints an instant. */
const printed = (hours: number): string => `${ago(hours).replace('T', ' ').replace('Z', '.123456+00')}\n`

const cities = (...ages: number[]): World =>
  probes({ 'cities.json': ages.map((age, i) => ({ name: ['north', 'south', 'west'][i], updated_at: ago(age) })) })

/** A world at a moment of its own. */
const on = (now: string, world: World): World => ({ now, ...world })
/** So many hours before that moment, or at another. */
const runs = (file: string, text: string, on?: string): World => ({
  workflows: { [file]: { runs: text, ...(on && { on }) } },
})
const slot = (now: string, text: string): World => on(now, runs('evening-post.yml', text, 'workflow_dispatch'))
const quotes = (now: string, text: string): World => on(now, runs('quotes.yml', text, 'repository_dispatch'))
const trading = (now: string, text: string): World =>
  on(now, { workflows: { 'daily-trading.yml': { cron: '35 13,14 * * 1-5', runs: text } } })
const traded = (now: string, reached: string, journal: string): World =>
  on(now, {
    files: {
      'data/reached-trading.json': { last_run: reached, status: 'ok' },
      'data/journal.jsonl': `${JSON.stringify({ timestamp: journal, action: 'hold' })}\n`,
    },
  })
const live = (now: string, at: string): World => on(now, { files: { 'data/live.json': { updated_at: at, price: 7 } } })
const fleet = (now: string, at: string): World => on(now, { files: { 'data/heartbeat.json': { last_run: at } } })
const tables = (now: string, orders: string, quoted = orders): World =>
  on(now, probes({ 'orders.txt': orders, 'quotes.txt': quoted }))

// Wednesday, 25 November 2026; the exchange is closed on Thursday, and on Friday from 13:00 in New York.
const PLAYS: readonly Play[] = [
  {
    team: '20',
    well: slot('2026-11-25T10:00:00Z', 'workflow_dispatch success 1.9, workflow_dispatch success 26'),
    alarm: slot('2026-11-26T11:30:00Z', 'workflow_dispatch success 27.4, workflow_dispatch success 51'),
    back: slot('2026-11-26T11:45:00Z', 'repository_dispatch success 0.1, workflow_dispatch success 28'),
    verdicts: { 'evening-post': 'critical stale' },
  },
  {
    team: '20',
    title: 'ten minutes early is no miss, a red run is',
    well: slot('2026-11-25T11:30:00Z', 'workflow_dispatch success 3.5'),
    alarm: slot('2026-11-26T11:30:00Z', 'workflow_dispatch failure 3, workflow_dispatch success 27.5'),
    back: slot('2026-11-26T12:00:00Z', 'workflow_dispatch success 0.1, workflow_dispatch failure 3.5'),
    verdicts: { 'evening-post': 'critical failing' },
  },
  {
    team: '21',
    well: traded('2026-11-24T15:30:00Z', '2026-11-24T14:41:00Z', '2026-11-24T14:50:00Z'),
    alarm: traded('2026-11-25T15:10:00Z', '2026-11-24T14:41:00Z', '2026-11-24T14:50:00Z'),
    back: traded('2026-11-25T15:30:00Z', '2026-11-25T15:20:00Z', '2026-11-25T15:22:00Z'),
    verdicts: { 'reached-trading': 'critical stale' },
    dispatches: ['trade.yml'],
    messages: [1, 2],
  },
  {
    team: '21',
    title: 'nothing on a holiday, and nothing is started after the latest safe start',
    well: traded('2026-11-26T18:00:00Z', '2026-11-25T14:41:00Z', '2026-11-25T14:50:00Z'),
    alarm: traded('2026-11-27T17:00:00Z', '2026-11-25T14:41:00Z', '2026-11-25T14:50:00Z'),
    back: traded('2026-11-27T17:10:00Z', '2026-11-27T17:05:00Z', '2026-11-27T17:06:00Z'),
    verdicts: { 'reached-trading': 'critical stale', journal: 'critical stale' },
    issues: [2, 0],
    messages: [1, 2],
  },
  {
    team: '22',
    well: trading('2026-11-24T15:30:00Z', 'schedule success 24.5'),
    alarm: trading('2026-11-24T16:05:00Z', 'schedule success 25.1'),
    back: trading('2026-11-24T16:30:00Z', 'schedule success 0.3, schedule success 25.5'),
    verdicts: { 'daily-trading': 'critical stale' },
  },
  {
    team: '22',
    title: 'not on the Monday after a weekend',
    well: trading('2026-11-30T14:31:00Z', 'schedule success 71.5'),
    alarm: trading('2026-12-01T16:05:00Z', 'schedule success 25.1, schedule success 97'),
    back: trading('2026-12-01T16:30:00Z', 'schedule success 0.3, schedule success 25.5'),
    verdicts: { 'daily-trading': 'critical stale' },
  },
  {
    team: '35',
    well: quotes('2026-11-25T16:00:00Z', 'repository_dispatch success 0.4, repository_dispatch success 1.4'),
    alarm: quotes('2026-11-25T17:20:00Z', 'repository_dispatch success 2.73, repository_dispatch success 3.73'),
    back: quotes('2026-11-25T17:40:00Z', 'workflow_dispatch success 0.25, repository_dispatch success 3.06'),
    verdicts: { quotes: 'critical stale' },
    dispatches: ['quotes.yml'],
    messages: [1, 2],
  },
  {
    team: '41',
    well: fleet('2026-11-27T22:30:00Z', '2026-11-25T21:31:00Z'),
    alarm: fleet('2026-11-30T22:20:00Z', '2026-11-25T21:31:00Z'),
    back: fleet('2026-11-30T22:40:00Z', '2026-11-30T22:35:00Z'),
    verdicts: { fleet: 'critical stale' },
  },
  {
    team: '47',
    well: live('2026-11-25T15:40:00Z', '2026-11-25T15:35:00Z'),
    alarm: live('2026-11-25T16:00:00Z', '2026-11-25T15:35:00Z'),
    back: live('2026-11-25T16:05:00Z', '2026-11-25T16:04:00Z'),
    verdicts: { live: 'critical stale' },
    issues: [0, 0],
    dispatches: ['update-live.yml'],
  },
  {
    team: '62',
    well: tables('2026-11-29T20:00:00Z', '2026-11-27T20:00:00Z'),
    alarm: tables('2026-11-30T20:30:00Z', '2026-11-27T20:00:00Z', '2026-11-30T20:00:00Z'),
    back: tables('2026-11-30T20:50:00Z', '2026-11-30T20:40:00Z'),
    verdicts: { orders: 'critical stale' },
  },
  {
    team: '56',
    well: probes({ 'stories.txt': printed(5) }),
    alarm: probes({ 'stories.txt': printed(31) }),
    verdicts: { stories: 'critical stale' },
    messages: [1, 2],
  },
  {
    team: '58',
    well: probes({ 'backup.txt': `${ago(20)}\n`, 'off-site.txt': `${ago(4)}\n` }),
    alarm: probes({ 'backup.txt': `${ago(20)}\n`, 'off-site.txt': `${ago(7)}\n` }),
    verdicts: { 'off-site': 'critical stale' },
  },
  {
    team: '58',
    title: 'a marker of tomorrow',
    well: probes({ 'backup.txt': `${ago(20)}\n`, 'off-site.txt': `${ago(4)}\n` }),
    alarm: probes({ 'backup.txt': `${ago(-20)}\n`, 'off-site.txt': `${ago(4)}\n` }),
    verdicts: { backup: 'critical future' },
  },
  {
    team: '61',
    well: probes({ 'database-dump.txt': `"${ago(20)}"\n`, 'uploads.txt': `${ago(4)}\n` }),
    alarm: probes({ 'database-dump.txt': `"${ago(40)}"\n`, 'uploads.txt': 'None\n' }),
    verdicts: { 'database-dump': 'critical stale', uploads: 'critical no-timestamp' },
    issues: [2, 0],
  },
  {
    team: '63',
    well: probes({ 'price-contract.txt': `${Math.floor(START / 1000) - 3600}\n` }),
    alarm: probes({ 'price-contract.txt': `${Math.floor(START / 1000) - 100_000}\n` }),
    verdicts: { 'price-contract': 'critical stale' },
  },
  {
    team: '65',
    well: cities(5, 20, 25),
    alarm: cities(5, 31, 25),
    still: cities(5, 31, 40),
    verdicts: { 'cities/south': 'critical stale' },
    says: /water board/,
  },
]

playTeams('machines', PLAYS)

import { playTeams, type Play } from '../support/team-plays.js'
import type { WorldWorkflow } from '../support/team-world.js'

/** A scheduled run each night, the last one so many hours ago. */
function nightly(hoursAgo: number, more: Partial<WorldWorkflow> = {}): WorldWorkflow {
  return { runs: [0, 24, 48].map((h) => `schedule success ${hoursAgo + h}`).join(', '), ...more }
}

/** The newest one red, the one before it green. */
function red(hoursAgo: number, more: Partial<WorldWorkflow> = {}): WorldWorkflow {
  return { runs: `schedule failure ${hoursAgo}, schedule success ${hoursAgo + 24}`, ...more }
}

const weekly = (hoursAgo: number): WorldWorkflow => ({
  cron: '0 4 * * 1',
  runs: `schedule success ${hoursAgo}, schedule success ${hoursAgo + 168}`,
})

/** A run so often over the last day. */
function frequent(cron: string, everyMinutes: number): WorldWorkflow {
  const count = Math.min(90, Math.floor(1500 / everyMinutes))
  return {
    cron,
    runs: Array.from({ length: count }, (_, i) => `schedule success ${((i + 0.2) * everyMinutes) / 60}`).join(', '),
  }
}

/** What runs of the first workflow left behind: the newest is run 1000, the one before it 1001. */
const artifacts = (...byRun: (readonly string[])[]): Record<string, unknown> =>
  Object.fromEntries(
    byRun.map((names, i) => [
      `/actions/runs/${1000 + i}/artifacts`,
      {
        total_count: names.length,
        artifacts: names.map((name, id) => ({ id, name, size_in_bytes: 812, expired: false })),
      },
    ]),
  )

const machines = (cobalt: string): Record<string, unknown> => ({
  'api.github.com/repos/example/runners/actions/runners': {
    total_count: 2,
    runners: [
      { id: 1, name: 'amber', status: 'online', busy: false },
      { id: 2, name: 'cobalt', status: cobalt, busy: false },
    ],
  },
})

const census = { 'runner-census.yml': { cron: '0 6 * * 1', runs: 'schedule success 30, schedule success 198' } }

const siblings = (rebuild: Partial<WorldWorkflow> = {}): Record<string, WorldWorkflow> => ({
  'rotate.yml': nightly(5),
  'example/mail-relay:rebuild.yml': { ...weekly(30), ...rebuild },
  'example/mail-relay:scan.yml': weekly(30),
})

const roster = (mail: number): Record<string, unknown> => ({
  'app.example.org/api/cron-roster': {
    jobs: [
      { name: 'mail', last_run: new Date(Date.now() - mail * 3_600_000).toISOString(), max_age_hours: 26 },
      { name: 'prune', last_run: new Date(Date.now() - 3_600_000).toISOString(), max_age_hours: 170 },
    ],
  },
})
const GATED: WorldWorkflow = { runs: 'schedule skipped 3, schedule skipped 27' }

const site = (built: number, daily: WorldWorkflow, order = 'workflow_dispatch success 400'): Play['well'] => ({
  workflows: { 'daily.yml': daily, 'order.yml': { on: 'workflow_dispatch', runs: order } },
  answers: {
    'scores.example.org/build.json': { run_id: 7, built_at: new Date(Date.now() - built * 3_600_000).toISOString() },
  },
})

/** Nine nights, the newest of them so many hours ago, of which these ended otherwise than green. */
function nights(hoursAgo: number, ends: Readonly<Record<number, string>> = {}, newest = hoursAgo): WorldWorkflow {
  const runs = Array.from(
    { length: 9 },
    (_, i) => `schedule ${ends[i] ?? 'success'} ${i === 0 ? newest : hoursAgo + 24 * i}`,
  )
  return { cron: cronAgo(hoursAgo), runs: runs.join(', ') }
}

/** A line of cron that was due so long ago, and every day. */
function cronAgo(hours: number): string {
  const at = new Date(Date.now() - hours * 3_600_000 - 600_000)
  return `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`
}

const PLAYS: readonly Play[] = [
  {
    team: '01',
    well: { workflows: { 'backup.yml': nightly(5), 'report.yml': nightly(6) } },
    alarm: { workflows: { 'backup.yml': nightly(50), 'report.yml': nightly(6) } },
    verdicts: { 'backup.yml': 'critical stale' },
    issues: [0, 0],
    messages: [1, 1],
  },
  {
    team: '02',
    well: { workflows: { 'refresh.yml': { cron: '*/30 * * * *', runs: 'push success 1, schedule success 9' } } },
    alarm: { workflows: { 'refresh.yml': { cron: '*/30 * * * *', runs: 'push success 9, schedule success 17' } } },
    verdicts: { refresh: 'critical stale' },
    dispatches: ['refresh.yml'],
  },
  {
    team: '03',
    well: { workflows: { 'ratings.yml': { runs: 'workflow_dispatch success 3, schedule success 40' } } },
    alarm: { workflows: { 'ratings.yml': { runs: 'workflow_dispatch success 27, schedule success 64' } } },
    verdicts: { ratings: 'critical stale' },
    says: /What to do[^]*status\.example\.org\/ratings/,
  },
  {
    team: '04',
    well: { workflows: { 'backup.yml': nightly(3) } },
    alarm: { workflows: { 'backup.yml': nightly(27) } },
    verdicts: { backup: 'critical stale' },
    says: /^The nightly backup is overdue$/m,
  },
  {
    team: '05',
    well: { workflows: { 'scan.yml': { cron: '0 4 * * 1', runs: 'schedule failure 100' }, 'mirror.yml': weekly(30) } },
    alarm: { workflows: { 'scan.yml': { cron: '0 4 * * 1', runs: 'schedule failure 200' }, 'mirror.yml': weekly(30) } },
    verdicts: { 'scan.yml': 'critical stale' },
  },
  {
    team: '05',
    title: 'no run on record',
    well: { workflows: { 'scan.yml': weekly(30), 'mirror.yml': weekly(30) } },
    alarm: { workflows: { 'scan.yml': { cron: '0 4 * * 1', runs: '' }, 'mirror.yml': weekly(30) } },
    verdicts: { 'scan.yml': 'critical never-fired' },
  },
  {
    team: '06',
    well: { workflows: { 'daily.yml': nightly(5), 'weekly.yml': weekly(30) } },
    alarm: { workflows: { 'daily.yml': nightly(75), 'weekly.yml': weekly(30) } },
    still: { workflows: { 'daily.yml': nightly(75), 'weekly.yml': weekly(420) } },
    verdicts: { 'daily.yml': 'critical stale' },
  },
  {
    team: '07',
    well: { workflows: { 'tick.yml': frequent('*/15 * * * *', 20) } },
    alarm: { workflows: { 'tick.yml': frequent('*/15 * * * *', 180) } },
    verdicts: { 'tick.yml': 'degraded cadence' },
    exits: [0, 0, 0, 0],
  },
  {
    team: '08',
    well: { workflows: { 'a.yml': nightly(5), 'b.yml': nightly(5), 'c.yml': weekly(30) } },
    alarm: { workflows: { 'a.yml': nightly(50), 'b.yml': nightly(5), 'c.yml': weekly(30) } },
    still: { workflows: { 'a.yml': nightly(74), 'b.yml': nightly(5), 'c.yml': weekly(230) } },
    verdicts: { 'a.yml': 'critical stale' },
  },
  {
    team: '09',
    well: {
      now: '2026-11-25T10:00:00Z',
      workflows: { 'sync.yml': { cron: '0 */4 * * *', runs: 'schedule failure 3' } },
    },
    alarm: {
      now: '2026-11-25T11:00:00Z',
      workflows: { 'sync.yml': { cron: '0 */4 * * *', runs: 'schedule success 11' } },
    },
    verdicts: { sync: 'critical stale' },
    issues: [0, 0],
    dispatches: ['sync.yml'],
  },
  {
    team: '10',
    well: { workflows: { 'print-server.yml': nightly(3), 'print-page.yml': nightly(4) } },
    alarm: { workflows: { 'print-server.yml': red(1), 'print-page.yml': nightly(4) } },
    verdicts: { 'print-server': 'critical failing' },
    messages: [1, 2],
    says: /The box in the cupboard/,
  },
  {
    team: '11',
    well: { workflows: { 'nightly.yml': nightly(3), 'weekly.yml': weekly(100) } },
    alarm: { workflows: { 'nightly.yml': red(8), 'weekly.yml': weekly(100) } },
    still: { workflows: { 'nightly.yml': red(8), 'weekly.yml': weekly(200) } },
    verdicts: { nightly: 'critical failing' },
  },
  {
    team: '12',
    well: { workflows: { 'survey.yml': nightly(3) } },
    alarm: { workflows: { 'survey.yml': red(3) } },
    verdicts: { survey: 'critical failing' },
  },
  {
    team: '12',
    title: 'none at all',
    well: { workflows: { 'survey.yml': nightly(3) } },
    alarm: { workflows: { 'survey.yml': nightly(31) } },
    verdicts: { survey: 'critical stale' },
  },
  {
    team: '13',
    well: {
      workflows: { 'dependency-report.yml': { cron: '0 6 * * 1', runs: 'schedule success 20, schedule success 188' } },
      api: artifacts(['dependency-report-7'], ['dependency-report-6']),
    },
    alarm: {
      workflows: { 'dependency-report.yml': { cron: '0 6 * * 1', runs: 'workflow_dispatch success 5, schedule success 20, schedule success 200' } }, // prettier-ignore
      api: artifacts(['dependency-report-8'], [], ['dependency-report-6']),
    },
    back: {
      workflows: { 'dependency-report.yml': { cron: '0 6 * * 1', runs: 'schedule success 0.5, schedule success 200' } },
      api: artifacts(['dependency-report-9'], ['dependency-report-6']),
    },
    verdicts: { 'dependency-report': 'critical failing' },
    messages: [1, 2],
  },
  {
    team: '14',
    well: { workflows: { 'fuzz.yml': nights(5, { 2: 'failure' }) } },
    alarm: { workflows: { 'fuzz.yml': nights(5, { 3: 'cancelled' }) } },
    back: { workflows: { 'fuzz.yml': nights(5, {}, 4.9) } },
    verdicts: { fuzz: 'critical failing' },
  },
  {
    team: '15',
    well: { workflows: siblings() },
    alarm: { workflows: siblings({ state: 'disabled_inactivity' }) },
    verdicts: { 'sibling-rebuild': 'critical disabled-inactivity' },
  },
  {
    team: '16',
    well: { workflows: { 'render.yml': nightly(3), 'clean.yml': nightly(3) } },
    alarm: { workflows: { 'render.yml': nightly(3, { state: 'disabled_inactivity' }), 'clean.yml': nightly(3) } },
    still: { workflows: { 'render.yml': nightly(3, { state: 'disabled_inactivity' }), 'clean.yml': nightly(60) } },
    verdicts: { 'render.yml': 'critical disabled-inactivity' },
  },
  {
    team: '17',
    well: { workflows: { 'fetch.yml': nightly(3) } },
    alarm: { workflows: { 'fetch.yml': nightly(60) } },
    verdicts: { 'fetch.yml': 'critical stale' },
  },
  {
    team: '18',
    well: { workflows: { 'collect.yml': nights(5, { 1: 'failure', 4: 'failure' }), 'publish.yml': nights(4) } },
    alarm: { workflows: { 'collect.yml': nights(5, { 1: 'failure', 3: 'failure', 5: 'failure' }), 'publish.yml': nights(4) } }, // prettier-ignore
    back: { workflows: { 'collect.yml': nights(5, { 1: 'failure', 4: 'failure' }, 4.9), 'publish.yml': nights(4) } },
    verdicts: { collect: 'critical failing' },
    messages: [1, 2],
  },
  {
    team: '19',
    well: { workflows: { 'release-night.yml': nightly(3) } },
    alarm: { workflows: { 'release-night.yml': { runs: 'schedule waiting 25, schedule success 49' } } },
    verdicts: { 'release-night': 'critical stale' },
    messages: [2, 4],
    says: /approv/i,
  },
  {
    team: '23',
    well: { workflows: { 'hourly.yml': { cron: '0 * * * *', runs: 'schedule success 5' }, 'four-hourly.yml': { cron: '0 */4 * * *', runs: 'schedule success 5' }, 'daily.yml': nightly(60) } }, // prettier-ignore
    alarm: { workflows: { 'hourly.yml': { cron: '0 * * * *', runs: 'schedule success 7' }, 'four-hourly.yml': { cron: '0 */4 * * *', runs: 'schedule success 5' }, 'daily.yml': nightly(60) } }, // prettier-ignore
    verdicts: { hourly: 'critical stale' },
  },
  {
    team: '24',
    well: { workflows: { 'sweep.yml': nightly(3), 'prune.yml': nightly(3) } },
    alarm: { workflows: { 'sweep.yml': { runs: '' }, 'prune.yml': nightly(60) } },
    verdicts: { 'sweep.yml': 'critical never-fired', 'prune.yml': 'critical stale' },
    issues: [0, 0],
    exits: [0, 0, 0, 0],
  },
  {
    team: '25',
    well: { workflows: census, api: artifacts(['census-amber', 'census-cobalt']), answers: machines('online') },
    alarm: { workflows: census, api: artifacts(['census-amber', 'census-cobalt']), answers: machines('offline') },
    verdicts: { online: 'critical reported-failure' },
    messages: [1, 2],
  },
  {
    team: '25',
    title: 'a runner that left nothing',
    well: { workflows: census, api: artifacts(['census-amber', 'census-cobalt']), answers: machines('online') },
    alarm: { workflows: census, api: artifacts(['census-amber'], ['census-amber', 'census-cobalt']), answers: machines('online') }, // prettier-ignore
    back: {
      workflows: { 'runner-census.yml': { cron: '0 6 * * 1', runs: 'schedule success 0.5, schedule success 30' } },
      api: artifacts(['census-cobalt', 'census-amber'], ['census-amber']),
      answers: machines('online'),
    },
    verdicts: { 'runner-cobalt': 'critical failing' },
    messages: [1, 2],
  },
  {
    team: '26',
    well: { workflows: { 'roms.yml': nightly(3), 'themes.yml': nightly(3) } },
    alarm: { workflows: { 'roms.yml': nightly(60), 'themes.yml': nightly(3) } },
    verdicts: { 'roms.yml': 'critical stale' },
    issues: [1, 1],
  },
  {
    team: '27',
    well: { workflows: { 'index.yml': nightly(3) } },
    alarm: { workflows: { 'index.yml': nightly(60) } },
    verdicts: { 'index.yml': 'critical stale' },
    pings: ['up', 'down', 'down', 'up'],
  },
  {
    team: '29',
    well: { workflows: { 'sitemap.yml': nightly(3), 'gated.yml': GATED }, answers: roster(20) },
    alarm: { workflows: { 'sitemap.yml': red(3), 'gated.yml': GATED }, answers: roster(20) },
    back: { workflows: { 'sitemap.yml': { runs: 'workflow_dispatch success 1, schedule failure 3, schedule success 27' }, 'gated.yml': GATED }, answers: roster(20) }, // prettier-ignore
    verdicts: { 'sitemap.yml': 'critical failing' },
  },
  {
    team: '29',
    title: 'one of the roster',
    well: { workflows: { 'sitemap.yml': nightly(3), 'gated.yml': GATED }, answers: roster(20) },
    alarm: { workflows: { 'sitemap.yml': nightly(3), 'gated.yml': GATED }, answers: roster(30) },
    verdicts: { 'roster/mail': 'critical stale' },
  },
  {
    team: '30',
    well: { workflows: { 'build.yml': { on: 'push', runs: 'push failure 1, push failure 2, push success 3' } } },
    alarm: { workflows: { 'build.yml': { on: 'push', runs: 'push failure 0.5, push cancelled 0.7, push failure 1, push failure 2, push success 3' } } }, // prettier-ignore
    verdicts: { 'build.yml': 'critical failing' },
    back: { workflows: { 'build.yml': { on: 'push', runs: 'push success 0.1, push failure 0.5, push failure 1' } } },
  },
  {
    team: '31',
    well: { workflows: { 'release.yml': { on: 'release', runs: 'release success 30' }, 'sync.yml': nightly(5) } },
    alarm: { workflows: { 'release.yml': { on: 'release', runs: 'release failure 1, release success 30' }, 'sync.yml': nightly(5) } }, // prettier-ignore
    still: { workflows: { 'release.yml': { on: 'release', runs: 'release failure 1, release success 30' }, 'sync.yml': red(2) } }, // prettier-ignore
    verdicts: { 'release.yml': 'critical failing' },
    back: { workflows: { 'release.yml': { on: 'release', runs: 'release success 0.1, release failure 1' }, 'sync.yml': nightly(1) } }, // prettier-ignore
  },
  {
    team: '32',
    well: { workflows: { 'ledger-sync.yml': { cron: '*/30 * * * *', runs: 'schedule success 1' } } },
    alarm: { workflows: { 'ledger-sync.yml': { cron: '*/30 * * * *', runs: 'schedule success 3' } } },
    verdicts: { 'ledger-sync': 'critical stale' },
    issues: [1, 1],
  },
  {
    team: '33',
    well: site(3, nightly(3)),
    alarm: site(10, nightly(3)),
    verdicts: { 'deployed-data': 'critical stale' },
  },
  {
    team: '33',
    title: 'the site does not answer',
    well: site(3, nightly(3)),
    alarm: { ...site(3, nightly(3)), answers: {} },
    verdicts: { 'deployed-data': 'critical malformed' },
  },
  {
    team: '33',
    title: 'the last order',
    well: site(3, nightly(3)),
    alarm: site(3, nightly(3), 'workflow_dispatch failure 2, workflow_dispatch success 400'),
    back: site(3, nightly(3), 'workflow_dispatch success 0.1, workflow_dispatch failure 2'),
    verdicts: { 'paid-order': 'critical failing' },
  },
  {
    team: '33',
    title: 'the last daily run, cleared by a dispatch',
    well: site(3, nightly(3)),
    alarm: site(3, red(3)),
    back: site(3, { runs: 'workflow_dispatch success 0.1, schedule failure 3, schedule success 27' }),
    verdicts: { daily: 'critical failing' },
  },
  {
    team: '34',
    well: { workflows: { 'build.yml': { cron: '0 * * * *', runs: 'schedule success 1' } } },
    alarm: { workflows: { 'build.yml': { cron: '0 * * * *', runs: 'schedule success 7' } } },
    verdicts: { build: 'critical stale' },
    dispatches: ['build.yml'],
  },
  {
    team: '66',
    well: { workflows: { 'routes.yml': nights(5, { 1: 'failure' }), 'tiles.yml': nights(4) } },
    alarm: { workflows: { 'routes.yml': nights(5, { 1: 'failure', 3: 'failure' }), 'tiles.yml': nights(4) } },
    back: { workflows: { 'routes.yml': nights(5, { 1: 'failure' }, 4.9), 'tiles.yml': nights(4) } },
    verdicts: { routes: 'critical failing' },
    pings: ['5b6c7d8e-ping', '5b6c7d8e-ping', '5b6c7d8e-ping', '5b6c7d8e-ping'],
  },
]

playTeams('runs', PLAYS)

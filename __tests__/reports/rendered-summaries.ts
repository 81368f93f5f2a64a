import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import type { RunReport } from '../../src/reports/report.js'
import { summaryOf } from '../../src/reports/summary/render.js'
import { aDeadOne, anIncident, aPast, aRun, aVerdict, changing, NOW, opening } from './a-run.js'

const ZONE = 'Europe/Berlin'
const runUrl = (run: number): string => `https://github.com/octo/jobs/actions/runs/${run}`
const backup = aDeadOne('nightly-backup', {
  name: 'Nightly backup',
  message: 'No heartbeat for 5 h; expected within 2 h.',
  beat: { at: NOW - 5 * HOUR, state: 'ok', runUrl: runUrl(16) },
  workflow: 'backup.yml',
  zone: ZONE,
  runbook: 'https://wiki.example.com/backup',
})
const feeds = ['feed-eu', 'feed-us'].map((id) => aDeadOne(id, { zone: ZONE }))
const billing = aVerdict('billing', {
  status: 'unknown',
  reason: 'source-unreachable',
  message: 'Could not look: GitHub answered 503.',
  beat: null,
  ageMs: null,
  deadline: null,
})
const search = aVerdict('search-index', {
  status: 'warning',
  reason: 'reported-failure',
  message: 'Alive 12 min ago, but it reports a failure: 3 of 14 shards',
  beat: { at: NOW - 12 * MINUTE, state: 'failed', runUrl: runUrl(15) },
  since: NOW - 12 * MINUTE,
})
const market = aVerdict('market-feed', {
  beat: { at: NOW - 65 * HOUR, state: 'ok' },
  ageMs: MINUTE,
  message: 'Last heartbeat 1 min of active time ago (2 d 17 h by the clock).',
})

const CLOSE_FAILED = 'Could not close the incident of mail: GitHub answered 502'

/** Runs worth looking at, by the name of the file that shows their summary. */
export const RENDERED: Readonly<Record<string, RunReport>> = {
  'summary-healthy': aRun({
    verdicts: [aVerdict('nightly-backup', { name: 'Nightly backup' }), market],
    checkerGapMs: 31 * MINUTE,
    previousRunAt: NOW - 31 * MINUTE,
  }),
  'summary-trouble': aRun({
    verdicts: [
      ...['api', 'cache', 'mail', 'queue', 'reports', 'sitemap'].map((id) => aVerdict(id, { zone: ZONE })),
      search,
      billing,
      ...feeds,
      backup,
      aVerdict('yearly-audit', { status: 'skipped', reason: 'paused', message: 'Paused: new vendor.', beat: null }),
    ],
    past: aPast({
      'nightly-backup': { 0: 'critical', 1: 'critical' },
      'search-index': { 0: 'warning' },
      'feed-eu': { 0: 'critical' },
      'feed-us': { 0: 'critical' },
      cache: { 3: 'degraded' },
      mail: { 2: 'critical' },
    }),
    incidents: new Map([
      ['nightly-backup', { ref: '12', url: 'https://github.com/octo/jobs/issues/12', phase: 'open' }],
    ]),
    plan: [opening(backup)],
    outcomes: [
      {
        effect: opening(backup),
        ok: true,
        detail: 'Opened an incident for Nightly backup (https://github.com/octo/jobs/issues/12)',
        incident: anIncident('12', ['nightly-backup']),
      },
      {
        effect: changing('close-incident', anIncident('9', ['mail'])),
        ok: false,
        detail: CLOSE_FAILED,
        incident: null,
      },
    ],
    deliveries: [
      {
        channel: 'slack',
        label: 'Slack',
        event: 'opened',
        monitors: ['nightly-backup'],
        ok: true,
        detail: 'opened sent',
      },
      {
        channel: 'email',
        label: 'E-mail',
        event: 'opened',
        monitors: ['nightly-backup'],
        ok: false,
        detail: 'opened not sent: the server refused the sender.',
      },
    ],
    checkerGapMs: 6 * HOUR + 40 * MINUTE,
    previousRunAt: NOW - 6 * HOUR - 40 * MINUTE,
    problems: [CLOSE_FAILED, 'The artifact could not be uploaded; the alert was sent all the same.'],
    notices: ['Two workflows are left out by a comment in their files.'],
  }),
  'summary-dry-run': aRun({
    dryRun: true,
    forced: true,
    verdicts: [
      aDeadOne('nightly-backup', {
        beat: { at: NOW - 2 * DAY, state: 'ok' },
        ageMs: 2 * DAY,
        message: 'No heartbeat for 2 d; expected within 2 h.',
      }),
    ],
    plan: [opening(backup)],
  }),
}

/** What docs/rendered is to hold, by path. */
export function renderedSummaries(): Record<string, string> {
  return Object.fromEntries(Object.entries(RENDERED).map(([name, run]) => [`docs/rendered/${name}.md`, summaryOf(run)]))
}

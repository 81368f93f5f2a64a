import type { MonitorSettings } from '../../src/config/monitor-keys.js'
import type { SingleReading } from '../../src/domain/judging/judge.js'
import { monitorElsewhere } from '../../src/sources/workflow/options.js'
import { aBeat, aMonitor, verdictOf } from '../support/monitor-samples.js'
import { runAgo, scheduled } from '../support/workflow-samples.js'
import type { Verdict } from '../../src/domain/verdict.js'
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
const market = judged('market-feed', aBeat(NOW - 65 * HOUR), { 'active-hours': ['sun-thu 09:00-16:30'] })

const CLOSE_FAILED = 'Could not close the incident of mail: GitHub answered 502'
const NOTHING: SingleReading = { kind: 'missing', detail: 'there is no such file' }
const BECAUSE = { monitor: 'database', back: false, until: NOW + DAY }
const old = judged('nightly-backup', aBeat(NOW - 2 * DAY))

/** Runs worth looking at, by the name of the file that shows their summary. */
export const RENDERED: Readonly<Record<string, RunReport>> = {
  'summary-healthy': aRun({
    verdicts: [aVerdict('nightly-backup', { name: 'Nightly backup' }), market],
    checkerGapMs: 31 * MINUTE,
    previousRunAt: NOW - 31 * MINUTE,
  }),
  'summary-dependencies': aRun({
    verdicts: [
      aDeadOne('database', { tags: ['infra'] }),
      ...['web', 'report'].map((id) => aDeadOne(id, { because: BECAUSE })),
      aVerdict('mail'),
    ],
    incidents: new Map([['database', { ref: '41', url: 'https://github.com/octo/jobs/issues/41', phase: 'open' }]]),
    notices: ['Because of database nobody is told of web, report, until 2026-11-23 10:00 UTC at the latest.'],
  }),
  'summary-trouble': aRun({
    verdicts: [
      ...['api', 'cache', 'mail', 'queue', 'reports', 'sitemap'].map((id) => aVerdict(id, { zone: ZONE })),
      search,
      billing,
      ...feeds,
      backup,
      judged('yearly-audit', NOTHING, { paused: { reason: 'new vendor', until: null } }),
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
    problems: [CLOSE_FAILED, 'The artifact heartbeat could not be kept: the service did not answer'],
    notices: ['Two workflows are left out by a comment in their files.'],
  }),
  'summary-organisation': aRun({
    repository: 'acme/watch',
    runUrl: 'https://github.com/acme/watch/actions/runs/17',
    watched: {
      origin: { kind: 'file', path: '.github/heartbeat.yml' },
      monitors: 0,
      workflows: 11,
      repository: 'acme/watch',
      elsewhere: 6,
      local: false,
      unread: { monitor: 'acme.legacy.workflows', place: 'the workflows of acme/legacy' },
    },
    verdicts: [
      nightly('acme/web', 'backup.yml', 215),
      {
        ...billing,
        monitor: 'acme.legacy.workflows',
        name: 'Workflows of acme/legacy',
        place: { kind: 'workflow', path: null, repository: 'acme/legacy' },
        message:
          'Could not look: GitHub answered 404 to GET /repos/acme/legacy: Not Found; check its name; if it is private, give a `watch-token` that may read it, as the token of a job reaches its own repository alone.',
      },
      ...['api', 'docs', 'infra', 'web'].map((name) => nightly(`acme/${name}`, 'nightly.yml')),
      ...['api', 'infra', 'mobile', 'web'].map((name) => nightly(`acme/${name}`, 'report.yml')),
      nightly('acme/mobile', 'build.yml'),
      nightly('acme/docs', 'links.yml'),
    ],
    incidents: new Map([
      ['acme.web.backup.yml', { ref: '12', url: 'https://github.com/acme/watch/issues/12', phase: 'open' }],
    ]),
    notices: ['Not watched in acme: 2 archived, 1 fork.'],
  }),
  'summary-dry-run': aRun({
    dryRun: true,
    forced: true,
    verdicts: [old],
    plan: [opening(old)],
  }),
}

/** A daily workflow of another repository, whose last good run is so many hours old. */
function nightly(repository: string, file: string, hoursAgo = 6): Verdict {
  const path = `.github/workflows/${file}`
  const run = { ...runAgo(0), id: 4711, createdAt: NOW - hoursAgo * HOUR }
  const evidence = scheduled([run], { repository, webUrl: `https://github.com/${repository}`, path })
  const verdict = verdictOf(monitorElsewhere(repository, path), { kind: 'workflow', evidence }, NOW)
  return { ...verdict, place: { kind: 'workflow', path, repository } }
}

/** What docs/rendered is to hold, by path. */
export function renderedSummaries(): Record<string, string> {
  return Object.fromEntries(Object.entries(RENDERED).map(([name, run]) => [`docs/rendered/${name}.md`, summaryOf(run)]))
}

/** As the judge says it, so that no picture holds a sentence that people never see. */
function judged(id: string, reading: SingleReading, settings: MonitorSettings = {}): Verdict {
  return { ...verdictOf(aMonitor(settings, id), reading, NOW), place: aVerdict(id).place }
}

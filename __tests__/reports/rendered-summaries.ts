import { behindOthers } from '../../src/app/behind-others.js'
import { done, failed } from '../../src/app/carry-out.js'
import { unhealed } from '../../src/app/healed.js'
import { detailOf } from '../../src/app/notify.js'
import { fieldOf, refusal } from '../../src/channels/answer.js'
import type { Config } from '../../src/config/config.js'
import type { MonitorSettings } from '../../src/config/monitor-keys.js'
import { timesOf } from '../../src/domain/calendar/index.js'
import type { IncidentEffect } from '../../src/domain/incidents/by-urgency.js'
import { leftOutNotices } from '../../src/domain/incidents/left-out.js'
import type { SingleReading } from '../../src/domain/judging/judge.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { withRemedy } from '../../src/errors.js'
import { faultOf } from '../../src/platform/github-fault.js'
import { GitHubRefusal } from '../../src/platform/github-request.js'
import type { RunReport } from '../../src/reports/report.js'
import { summaryOf } from '../../src/reports/summary/render.js'
import { chooseRepositories } from '../../src/sources/workflow/elsewhere/chosen.js'
import { monitorElsewhere } from '../../src/sources/workflow/options.js'
import { POLICY } from '../support/incident-samples.js'
import { aBeat, aMonitor, verdictOf } from '../support/monitor-samples.js'
import { runAgo, scheduled } from '../support/workflow-samples.js'
import { anIncident, aPast, aRun, aVerdict, changing, NOW, opening } from './a-run.js'

// Each sentence is made by what makes it in a run, so that no picture holds one that people never see.
const ZONE = 'Europe/Berlin'
const runUrl = (run: number): string => `https://github.com/octo/jobs/actions/runs/${run}`
const well = (id: string, settings?: MonitorSettings): Verdict => judged(id, aBeat(NOW - 12 * MINUTE), settings)
const dead = (id: string, settings?: MonitorSettings): Verdict => judged(id, aBeat(NOW - 5 * HOUR), settings)

const backup = judged('nightly-backup', aBeat(NOW - 5 * HOUR, { runUrl: runUrl(16) }), {
  name: 'Nightly backup',
  file: 'heartbeats/nightly-backup.json',
  workflow: 'backup.yml',
  timezone: ZONE,
  runbook: 'https://wiki.example.com/backup',
})
const billing = judged(
  'billing',
  notRead(503, 'Service Unavailable', 'GET /repos/octo/jobs/contents/heartbeats/billing.json'),
)
const search = judged(
  'search-index',
  aBeat(NOW - 12 * MINUTE, { state: 'failed', message: '3 of 14 shards', runUrl: runUrl(15) }),
  { kind: 'service' },
)
const market = judged('market-feed', aBeat(NOW - 65 * HOUR), { 'active-hours': ['sun-thu 09:00-16:30'] })
const old = judged('nightly-backup', aBeat(NOW - 2 * DAY))

const NOTHING: SingleReading = { kind: 'missing', detail: 'there is no such file' }
const NOT_CLOSED = failed(
  changing('close-incident', anIncident('9', ['mail'])) as IncidentEffect,
  refused(502, 'Bad Gateway', 'PATCH /repos/octo/jobs/issues/9'),
)
const DISCORD_GONE = refusal(
  'discord.com',
  { status: 404, headers: {}, body: '{"message": "Unknown Webhook"}' },
  { service: 'discord', secrets: [], explain: (body) => fieldOf(body, 'message') },
)
const DATABASE = anIncident('41', ['database'])

/** Runs worth looking at, by the name of the file that shows their summary. */
export const RENDERED: Readonly<Record<string, RunReport>> = {
  'summary-healthy': aRun({
    verdicts: [well('nightly-backup', { name: 'Nightly backup' }), market],
    checkerGapMs: 31 * MINUTE,
    previousRunAt: NOW - 31 * MINUTE,
  }),
  'summary-dependencies': aRun({
    ...standingOnDatabase(),
    incidents: new Map([['database', { ref: '41', url: DATABASE.url, phase: 'open' }]]),
  }),
  'summary-trouble': aRun({
    verdicts: [
      ...['api', 'cache', 'mail', 'queue', 'reports', 'sitemap'].map((id) => well(id, { timezone: ZONE })),
      search,
      billing,
      ...['feed-eu', 'feed-us'].map((id) => dead(id, { timezone: ZONE })),
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
    outcomes: [done(opening(backup) as IncidentEffect, anIncident('12', ['nightly-backup'])), NOT_CLOSED],
    deliveries: [told('slack', 'Slack', null), told('discord', 'Discord', DISCORD_GONE)],
    checkerGapMs: 6 * HOUR + 40 * MINUTE,
    previousRunAt: NOW - 6 * HOUR - 40 * MINUTE,
    problems: [NOT_CLOSED.detail],
    notices: leftOutNotices([anIncident('7', ['legacy-sync'])], [], { leftOut: ['legacy-sync'] }),
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
        ...judged('acme.legacy.workflows', notRead(404, 'Not Found', 'GET /repos/acme/legacy', 'acme/watch'), {
          name: 'Workflows of acme/legacy',
        }),
        place: { kind: 'workflow', path: null, repository: 'acme/legacy' },
      },
      ...['api', 'docs', 'infra', 'web'].map((name) => nightly(`acme/${name}`, 'nightly.yml')),
      ...['api', 'infra', 'mobile', 'web'].map((name) => nightly(`acme/${name}`, 'report.yml')),
      nightly('acme/mobile', 'build.yml'),
      nightly('acme/docs', 'links.yml'),
    ],
    incidents: new Map([
      ['acme.web.backup.yml', { ref: '12', url: 'https://github.com/acme/watch/issues/12', phase: 'open' }],
    ]),
    notices: notWatched(),
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

function judged(id: string, reading: SingleReading, settings: MonitorSettings = {}): Verdict {
  return { ...verdictOf(aMonitor(settings, id), reading, NOW), place: aVerdict(id).place }
}

function refused(status: number, message: string, asked: string, home = 'octo/jobs'): Error {
  return faultOf(new GitHubRefusal({ status, headers: {}, data: { message } }), { asked, home }, NOW)
}

function notRead(...refusedWith: Parameters<typeof refused>): SingleReading {
  return { kind: 'unreachable', detail: withRemedy(refused(...refusedWith)) }
}

function told(channel: string, label: string, error: Error | null): RunReport['deliveries'][number] {
  const detail = detailOf({ attempts: 1, note: null, error }, { secrets: [] }, { event: 'opened' })
  return { channel, label, event: 'opened', monitors: ['nightly-backup'], ok: error === null, detail }
}

/** A database that is dead, and two that stand on it. */
function standingOnDatabase(): Pick<RunReport, 'verdicts' | 'notices'> {
  const settings = { web: { 'depends-on': ['database'] }, report: { 'depends-on': ['database'] } }
  const monitors = Object.entries(settings).map(([id, own]) => aMonitor(own, id))
  const verdicts = ['database', 'web', 'report'].map((id) => dead(id))
  const run = behindOthers(unhealed([...verdicts, well('mail')]), {
    reads: [aMonitor({}, 'database'), ...monitors].map((monitor) => ({
      monitor,
      reading: aBeat(NOW - 5 * HOUR),
      place: aVerdict(monitor.id).place,
    })),
    incidents: [DATABASE],
    config: { policy: POLICY } as Config,
    times: { of: timesOf },
    now: NOW,
  })
  return { verdicts: run.verdicts, notices: run.notices }
}

/** What an organisation holds besides. */
function notWatched(): readonly string[] {
  const listed = { still: null, fork: false, private: false, topics: [] }
  return chooseRepositories(
    [
      { ...listed, name: 'acme/old', still: 'archived' },
      { ...listed, name: 'acme/older', still: 'archived' },
      { ...listed, name: 'acme/copy', fork: true },
    ],
    { home: 'acme/watch', organization: 'acme', repositories: [], topics: [], ignore: [], mayShow: true },
  ).notices
}

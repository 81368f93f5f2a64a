import { playTeams, type Play } from '../support/team-plays.js'
import { before, type Reply } from '../support/team-world.js'

const START = Date.now()
const ago = (hours: number): string => before(START, hours)
const day = (hours: number): string => ago(hours).slice(0, 10)
const status = (code: number, body: unknown = ''): Reply => ({ reply: { status: code, body } })

/** One address that answers so. */
const at = (address: string, answer: unknown): Play['well'] => ({ answers: { [address]: answer } })

const FORECASTS = 'api.example.org/health'
const forecast = (more: Record<string, unknown> = {}): Play['well'] =>
  at(FORECASTS, { status: 'ok', last_update: ago(5), is_stale: false, datastore: 'connected', ...more })

const flow = (api: number, trade: number, snapshot: number): Play['well'] => ({
  answers: {
    'flow.example.org/api/status': { updated_at: ago(api), version: 7 },
    'db.example.org/rest/v1/trades': [{ created_at: ago(trade) }],
    'db.example.org/rest/v1/snapshots': [{ day: day(snapshot) }],
  },
})

const heartbeats = (executor: number, signals: number, report: number): Play['well'] =>
  at('db.example.org/rest/v1/heartbeats', [
    { name: 'executor', beat_at: ago(executor) },
    { name: 'signals', beat_at: ago(signals) },
    { name: 'report', beat_at: ago(report) },
  ])

const published = (generated: number, same: number): Play['well'] => ({
  answers: { 'modules.example.org/api/metadata.json': { generated_at: ago(generated), count: 212 } },
  beats: { 'beats/same.txt': `${ago(same)}\n` },
})

const RPC = 'db.example.org/rest/v1/rpc/job_health'
const jobs = (...alerts: boolean[]): Play['well'] =>
  at(RPC, ['crawl', 'geocode', 'mail'].map((jobname, i) => ({ jobname, is_alert: alerts[i] ?? false, detail: 'every 6 h' }))) // prettier-ignore

const summary = (stale: number, open: number, used: number): Play['well'] =>
  at('pulse.example.org/api/summary', { summary: { stale_count: stale, open_circuits: open }, quota: { used_percent: used } }) // prettier-ignore

const sources = (...ages: number[]): Play['well'] =>
  at('data.example.org/api/freshness', {
    sources: ages.map((age, i) => ({
      id: `source-${i}`,
      updated_at: ago(age),
      stale_after_hours: [6, 30, 200][i % 3],
    })),
  })

const PLAYS: readonly Play[] = [
  {
    team: '52',
    well: at('prices.example.org/heartbeat.json', { last_run: ago(1), items: 412 }),
    alarm: at('prices.example.org/heartbeat.json', { last_run: ago(7), items: 412 }),
    verdicts: { site: 'critical stale' },
  },
  ...[status(503), status(404, '<html>not found</html>'), '<html>down for maintenance</html>'].map((answer, i) => ({
    team: '52',
    title: ['unreachable', 'not there', 'unreadable'][i],
    well: at('prices.example.org/heartbeat.json', { last_run: ago(1) }),
    alarm: at('prices.example.org/heartbeat.json', answer),
    verdicts: { site: 'critical malformed' },
  })),
  { team: '53', well: published(50, 0.1), alarm: published(200, 0.1), verdicts: { published: 'critical stale' } },
  {
    team: '53',
    title: 'no longer the same',
    well: published(50, 0.1),
    alarm: { ...published(50, 0.1), beats: { 'beats/same.txt': null } },
    verdicts: { 'same-as-committed': 'critical missing' },
  },
  {
    team: '54',
    well: forecast(),
    alarm: forecast({ datastore: 'disconnected' }),
    verdicts: { forecasts: 'critical reported-failure' },
    exits: [0, 0, 0, 0],
  },
  {
    team: '54',
    title: 'a flag is not there',
    well: forecast(),
    alarm: forecast({ is_stale: undefined }),
    verdicts: { forecasts: 'critical reported-failure' },
    exits: [0, 0, 0, 0],
  },
  {
    team: '54',
    title: 'a request that fails is somebody else’s',
    well: forecast(),
    alarm: at(FORECASTS, status(503)),
    verdicts: { forecasts: 'unknown source-unreachable' },
    issues: [0, 0],
    exits: [0, 0, 0, 0],
  },
  { team: '55', well: flow(0.1, 0.5, 20), alarm: flow(0.5, 0.5, 20), verdicts: { api: 'critical stale' } },
  {
    team: '55',
    title: 'the table and the date',
    well: flow(0.1, 0.5, 20),
    alarm: flow(0.1, 1, 100),
    verdicts: { trades: 'critical stale', snapshot: 'critical stale' },
    issues: [2, 0],
  },
  {
    team: '57',
    well: heartbeats(0, 1, 20),
    alarm: heartbeats(0, 3, 20),
    verdicts: { signals: 'critical stale' },
    messages: [1, 2],
  },
  {
    team: '59',
    well: at('hub.docker.com/v2/repositories/example/compiler/tags/nightly', { name: 'nightly', last_updated: ago(20), full_size: 7 }), // prettier-ignore
    alarm: at('hub.docker.com/v2/repositories/example/compiler/tags/nightly', { name: 'nightly', last_updated: ago(40), full_size: 7 }), // prettier-ignore
    verdicts: { 'nightly-image': 'critical stale' },
    messages: [1, 2],
  },
  {
    team: '60',
    well: at('api.github.com/repos/example/binaries/releases/latest', { tag_name: 'b1', created_at: ago(90), published_at: ago(5) }), // prettier-ignore
    alarm: at('api.github.com/repos/example/binaries/releases/latest', { tag_name: 'b1', created_at: ago(90), published_at: ago(50) }), // prettier-ignore
    verdicts: { release: 'critical stale' },
  },
  {
    team: '64',
    well: at('machine.example.org/alive', { alive_at: ago(0.1) }),
    alarm: at('machine.example.org/alive', { alive_at: ago(1) }),
    verdicts: { machine: 'critical stale' },
  },
  {
    team: '64',
    title: 'unreachable',
    well: at('machine.example.org/alive', { alive_at: ago(0.1) }),
    alarm: at('machine.example.org/alive', { reply: { fault: 'reset' } }),
    verdicts: { machine: 'critical malformed' },
  },
  {
    team: '67',
    well: at('invest.example.org/api/health/rates', { status: 'fresh', ageMinutes: 12 }),
    alarm: at('invest.example.org/api/health/rates', { status: 'fresh', ageMinutes: 95 }),
    verdicts: { rates: 'critical stale' },
  },
  {
    team: '67',
    title: 'a word that is not well',
    well: at('invest.example.org/api/health/rates', { status: 'ok', ageMinutes: 12 }),
    alarm: at('invest.example.org/api/health/rates', { status: 'stale', ageMinutes: 12 }),
    verdicts: { rates: 'critical reported-failure' },
  },
  {
    team: '68',
    well: at('jobs.example.org/api/pipeline-health', { healthy: true }),
    alarm: at('jobs.example.org/api/pipeline-health', { healthy: false }),
    verdicts: { 'job-alerts': 'critical reported-failure' },
    messages: [1, 2],
  },
  { team: '69', well: jobs(), alarm: jobs(false, true), verdicts: { 'jobs/geocode': 'critical reported-failure' } },
  {
    team: '69',
    title: 'any answer but 200',
    well: jobs(),
    alarm: at(RPC, status(204)),
    verdicts: { jobs: 'critical malformed' },
  },
  { team: '70', well: summary(27, 8, 60), alarm: summary(28, 8, 60), verdicts: { pulse: 'critical reported-failure' } },
  {
    team: '70',
    title: 'the quota',
    well: summary(3, 0, 59.5),
    alarm: summary(3, 0, 60.5),
    verdicts: { pulse: 'critical reported-failure' },
  },
  {
    team: '71',
    well: sources(5, 29, 150, 1, 2),
    alarm: sources(5, 31, 150, 1, 2),
    verdicts: { 'sources/source-1': 'critical stale' },
  },
]

playTeams('http', PLAYS)

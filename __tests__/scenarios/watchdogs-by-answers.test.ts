import { describe, expect, test } from '@jest/globals'
import { lookAtAnswer, lookAtCommits } from '../support/watchdog-looks.js'
import { commitHistory, type StubCommit } from '../support/commit-history.js'

const NOW = Date.parse('2026-11-25T12:00:00Z')
const ago = (hours: number): string => new Date(NOW - hours * 3_600_000).toISOString()
const epoch = (hours: number): number => (NOW - hours * 3_600_000) / 1000

type Case = [what: string, settings: string, body: unknown, expected: string]

function play(cases: readonly Case[]): void {
  test.each(cases)('%s', async (_what, settings, body, expected) => {
    expect(await lookAtAnswer(settings, body, NOW)).toBe(expected)
  })
}

describe('ages in an answer', () => {
  play([
    ['days with a fraction', 'age-field: /age_days, threshold: 36h', { age_days: 1.4 }, 'healthy ok'],
    ['days with a fraction, too many', 'age-field: /age_days, threshold: 36h', { age_days: 1.6 }, 'critical stale'],
    ['milliseconds', 'age-field: /staleness_ms, threshold: 1m', { staleness_ms: 61_000 }, 'critical stale'],
    ['a camel', 'age-field: /secondsSinceLastSync, threshold: 5m', { secondsSinceLastSync: 301 }, 'critical stale'],
    ['seconds_since', 'age-field: /seconds_since_heartbeat, threshold: 5m', { seconds_since_heartbeat: 12.5 }, 'healthy ok'],
    ['hours ago', 'age-field: /hours_ago, threshold: 2h', { hours_ago: 3 }, 'critical stale'],
    ['minutes, deep down', 'age-field: /checks/db/lagMinutes, threshold: 10m', { checks: { db: { lagMinutes: 9 } } }, 'healthy ok'],
    ['a unit that is said', 'age-field: /behind, age-unit: hours, threshold: 8d', { behind: 200 }, 'critical stale'],
    ['a number as text', 'age-field: /ageMinutes, threshold: 30m', { ageMinutes: '12' }, 'critical malformed'],
    ['nothing', 'age-field: /ageMinutes, threshold: 30m', { ageMinutes: null }, 'critical malformed'],
    ['less than nothing', 'age-field: /ageMinutes, threshold: 30m', { ageMinutes: -4 }, 'critical malformed'],
    ['out of a cache', 'age-field: /ageMinutes, threshold: 30m', { ageMinutes: 2, generated_at: ago(3) }, 'critical stale'],
    ['with a word that is bad', 'age-field: /ageMinutes, threshold: 30m, status-field: /status', { ageMinutes: 2, status: 'stale' }, 'critical reported-failure'],
    ['with a word that is well', "age-field: /ageMinutes, threshold: 30m, status-field: /status, ok-values: [fresh]", { ageMinutes: 2, status: 'Fresh' }, 'healthy ok'],
  ]) // prettier-ignore
})

describe('limits in an answer', () => {
  const each = 'monitors: each, '
  play([
    ['hours', `${each}stale-after-field: /stale_after_hours`, [{ name: 'a', at: ago(5), stale_after_hours: 6 }, { name: 'b', at: ago(5), stale_after_hours: 4 }], 'a healthy ok, b critical stale'],
    ['ISO', `${each}stale-after-field: /ttl`, [{ id: 'a', updated_at: ago(5), ttl: 'PT6H' }, { id: 'b', updated_at: ago(5), ttl: 'PT4H' }], 'a healthy ok, b critical stale'],
    ['our own durations', `${each}stale-after-field: /max_age`, [{ id: 'a', updated_at: ago(5), max_age: '6h' }, { id: 'b', updated_at: ago(5), max_age: '240m' }], 'a healthy ok, b critical stale'],
    ['a unit that is said', `${each}stale-after-field: /limit, stale-after-unit: minutes`, [{ id: 'a', updated_at: ago(5), limit: 400 }, { id: 'b', updated_at: ago(5), limit: 60 }], 'a healthy ok, b critical stale'],
    ['seconds by their name', 'stale-after-field: /expected_interval_seconds', { last_seen: epoch(1), expected_interval_seconds: 1800 }, 'critical stale'],
    ['not with all of them', `${each}stale-after-field: /stale_after_hours, threshold: 2h`, [{ name: 'a', at: ago(5), stale_after_hours: 6 }, { name: 'b', at: ago(5) }], 'a healthy ok, b critical stale'],
    ['not with all of them, and nothing else', `${each}stale-after-field: /stale_after_hours`, [{ name: 'a', at: ago(5), stale_after_hours: 6 }, { name: 'b', at: ago(5) }], 'a healthy ok, b critical malformed'],
    ['a map', `${each}stale-after-field: /maxAgeHours`, { feeds: { a: { updated: ago(5), maxAgeHours: 6 }, b: { updated: ago(5), maxAgeHours: 1 } } }, 'a healthy ok, b critical stale'],
  ]) // prettier-ignore
})

describe('expectations', () => {
  const one = (line: string): string => `expect: ['${line}']`
  play([
    ['at most', one('/open <= 8'), { open: 8 }, 'healthy ok'],
    ['at most, and one more', one('/open <= 8'), { open: 9 }, 'critical reported-failure'],
    ['less', one('/used < 0.6'), { used: 0.6 }, 'critical reported-failure'],
    ['at least', one('/rows >= 1000'), { rows: 1000 }, 'healthy ok'],
    ['more', one('/rows > 0'), { rows: 0 }, 'critical reported-failure'],
    ['a negative number', one('/balance > -5'), { balance: -4.5 }, 'healthy ok'],
    ['a text', one('/region == "eu-west"'), { region: 'eu-west' }, 'healthy ok'],
    ['a text in another case', one('/region == "eu-west"'), { region: 'EU-WEST' }, 'critical reported-failure'],
    ['not a text', one('/state != "locked"'), { state: 'locked' }, 'critical reported-failure'],
    ['a flag', one('/is_stale == false'), { is_stale: false }, 'healthy ok'],
    ['a flag as text', one('/is_stale == false'), { is_stale: 'false' }, 'critical reported-failure'],
    ['that something stands there', one('/last_block != null'), { last_block: null }, 'critical reported-failure'],
    ['that nothing stands there', one('/error == null'), { error: null }, 'healthy ok'],
    ['an entry of a list', one('/nodes/0/up == true'), { nodes: [{ up: true }] }, 'healthy ok'],
    ['a name with a slash', one('/jobs/a~1b <= 1'), { jobs: { 'a/b': 2 } }, 'critical reported-failure'],
    ['a name with blanks', one('"/disk usage/root" < 90'), { 'disk usage': { root: 91 } }, 'critical reported-failure'],
    ['a number as text', one('/open <= 8'), { open: '3' }, 'critical reported-failure'],
    ['each of several', "expect: ['/a > 1', '/b > 1'], threshold: 1h", { a: 2, b: 1, updated_at: ago(0.1) }, 'critical reported-failure'],
    ['well, and late', "expect: ['/a > 1'], threshold: 1h", { a: 2, updated_at: ago(2) }, 'critical stale'],
    ['in members', "monitors: each, expect: ['/lag <= 10']", [{ name: 'a', lag: 3 }, { name: 'b', lag: 11 }], 'a healthy ok, b critical reported-failure'],
  ]) // prettier-ignore
})

describe('words', () => {
  play([
    ['a boolean', 'status-field: /healthy', { healthy: true, checked_at: ago(0.1) }, 'healthy ok'],
    ['a boolean alone', 'status-field: /healthy, ok-values: [true]', { healthy: true }, 'healthy ok'],
    ['a boolean alone that is not', 'status-field: /healthy, ok-values: [true]', { healthy: false }, 'critical reported-failure'],
    ['a boolean that is not', 'status-field: /healthy', { healthy: false, checked_at: ago(0.1) }, 'critical reported-failure'],
    ['an answer of one word', 'ok-values: [OK]', 'ok', 'healthy ok'],
    ['an answer of another word', 'ok-values: [OK]', 'degraded', 'critical reported-failure'],
    ['a flag of alarm in rows', 'monitors: each, status-field: /is_alert, ok-values: [false]', [{ jobname: 'a', is_alert: false }, { jobname: 'b', is_alert: true }], 'a healthy ok, b critical reported-failure'],
    ['no word where one is asked', 'status-field: /status, ok-values: [up]', { timestamp: ago(0.1) }, 'critical reported-failure'],
    ['a number as a word', 'status-field: /code, ok-values: [0]', { code: 0 }, 'healthy ok'],
    ['rows of which none has a time', 'monitors: each, threshold: 1h', [{ name: 'a' }, { name: 'b' }], 'critical no-timestamp'],
    ['a member that never beat', 'monitors: each, threshold: 6h', [{ name: 'a', last_run: ago(1) }, { name: 'b', last_run: null }], 'a healthy ok, b critical no-timestamp'],
    ['a table by columns', 'monitors: each, threshold: 26h', `job,ran_at,status\nprices,${ago(4)},ok\nchips,${ago(120)},ok\n`, 'prices healthy ok, chips critical stale'],
  ]) // prettier-ignore
})
type Told = readonly (readonly [hoursAgo: number, message: string, rest?: Partial<StubCommit>])[]

function history(commits: Told): ReturnType<typeof commitHistory> {
  const github = commitHistory()
  const shas: string[] = []
  for (const [hours, message, rest] of commits) {
    const text = message.replace(/<(\d+)>/g, (_, index) => String(shas[Number(index)]))
    shas.push(github.commit({ message: text, at: NOW - hours * 3_600_000, ...rest }))
  }
  return github
}

describe('commits', () => {
  const BUTTON = { byGitHub: true } as const
  const PERSON = { login: 'ann', name: 'Ann', mail: 'ann@example.org' } as const

  test.each<[string, string, Told, string]>([
    ['by the beginning of their subject', "commits: { subject: '^data: ' }, threshold: 20h", [[10, 'data: prices']], 'healthy ok'],
    ['whose subject only holds it', "commits: { subject: '^data: ' }, threshold: 20h", [[30, 'data: prices'], [10, 'Fix data: prices']], 'critical stale'],
    ['by the end', "commits: { subject: '[skip ci]$' }, threshold: 20h", [[10, 'Update [skip ci]']], 'healthy ok'],
    ['by one of several', "commits: { subject: ['^weekly digest', '^daily digest'] }, threshold: 20h", [[10, 'daily digest of today']], 'healthy ok'],
    ['in another case', "commits: { subject: '^data: ' }, threshold: 20h", [[10, 'Data: prices']], 'critical missing'],
    ['of the bot', "commits: { author: 'renovate[bot]' }, threshold: 20h", [[10, 'Bump', { login: 'renovate[bot]' }], [1, 'Mine', PERSON]], 'healthy ok'],
    ['of one of two', "commits: { author: [ann, bob] }, threshold: 20h", [[10, 'Mine', PERSON]], 'healthy ok'],
    ['of a person only', "commits: { author: docs-bot }, threshold: 20h", [[40, 'Bot'], [10, 'Mine', PERSON]], 'critical stale'],
    ['by a mail address with a star', "commits: { author: '*@example.org' }, threshold: 20h", [[10, 'Mine', PERSON]], 'healthy ok'],
    ['in a folder', "commits: { path: data/ }, threshold: 20h", [[30, 'Data', { paths: ['data/a.json'] }], [1, 'Docs', { paths: ['README.md'] }]], 'critical stale'],
    ['squashed', "commits: { subject: '^docs: daily$' }, threshold: 20h", [[10, 'docs: daily (#41)', BUTTON]], 'healthy ok'],
    ['taken back', "commits: { subject: '^docs: daily' }, threshold: 20h", [[40, 'docs: daily'], [10, 'docs: daily'], [5, 'Revert "docs: daily"\n\nThis reverts commit <1>.']], 'critical stale'],
    ['taken back, and back again', "commits: { subject: '^docs: daily' }, threshold: 20h", [[40, 'docs: daily'], [10, 'docs: daily'], [5, 'Revert "docs: daily"\n\nThis reverts commit <1>.'], [4, 'Reapply "docs: daily"\n\nThis reverts commit <2>.']], 'healthy ok'],
    ['with an old author date', "commits: { subject: '^docs: daily' }, threshold: 20h", [[10, 'docs: daily', { authoredAt: NOW - 900 * 3_600_000 }]], 'healthy ok'],
    ['at all', 'commits: true, threshold: 2d', [[30, 'Anything', PERSON]], 'healthy ok'],
    ['by its slot', "commits: { subject: '^close of ' }, cron: '0 18 * * 1-5', timezone: Europe/Berlin, grace: 2h", [[42.5, 'close of Monday'], [18.9, 'close of Tuesday']], 'healthy ok'],
    ['by a slot that was missed', "commits: { subject: '^close of ' }, cron: '0 18 * * 1-5', timezone: Europe/Berlin, grace: 2h", [[42.5, 'close of Monday']], 'critical stale'],
  ])('%s', async (_what, settings, commits, expected) => {
    expect(await lookAtCommits(settings, history(commits), NOW)).toBe(expected)
  }) // prettier-ignore
})

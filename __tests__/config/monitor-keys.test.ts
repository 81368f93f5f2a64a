import { describe, expect, test } from '@jest/globals'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { fileConfigOf } from '../../src/config/file/file-config.js'
import type { FileProblem } from '../../src/config/keys/where.js'
import { MONITOR_KEYS, type MonitorSettings } from '../../src/config/monitor-keys.js'
import { MONITOR_INPUTS } from '../../src/config/monitor-keys/inputs.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import { textOf } from '../docs/project-files.js'

type Key = keyof typeof MONITOR_KEYS
interface Case {
  readonly written: unknown
  readonly understood: unknown
  readonly wrong: readonly unknown[]
  /** What the editor cannot see is wrong, and the reader does. */
  readonly unseen?: readonly unknown[]
  /** What must stand beside it, so that it means something. */
  readonly beside?: Partial<Record<Key, unknown>>
}

const NOT_A_TEXT = [5, true, ['a'], { a: 1 }]
const same = (written: unknown, ...wrong: unknown[]): Case => ({ written, understood: written, wrong })

const OF_WORKFLOW = { workflow: 'nightly.yml' }
const OF_URL = { url: 'https://example.org/health.json' }

// The compiler asks for one case for each row.
const CASES: Readonly<Record<Key, Case>> = {
  name: same('Nightly backup', ...NOT_A_TEXT),
  redis: {
    written: { keys: ['health:hb:*'], ttl: '35s' },
    understood: { kind: 'keys', names: ['health:hb:*'], ttlMs: 35_000, discoverMs: MINUTE },
    wrong: [5, 'health:hb:*', { pattern: 'x' }, { keys: [] }, false],
    unseen: [{ key: 'a', channel: 'b' }, { key: 'a:*' }, { channel: 'a', ttl: '5s' }, 'own more', 'keys'],
  },
  file: same('data/heartbeat.json', 5, false),
  url: {
    written: 'https://example.org/health.json',
    understood: 'https://example.org/health.json',
    wrong: ['ftp://example.org/x', 'example.org', ...NOT_A_TEXT],
    unseen: ['https://user:secret@example.org/x', 'https://['],
  },
  commits: {
    written: { subject: '^docs: daily', author: ['docs-bot', '*@example.org'], path: 'docs/', branch: 'main' },
    understood: { subject: ['^docs: daily'], author: ['docs-bot', '*@example.org'], path: 'docs/', branch: 'main' },
    wrong: [false, '^docs: daily', 5, ['a'], { subject: 5 }, { subject: [] }, { author: '' }, { committer: 'x' }],
    unseen: [{ subject: 'a|b' }, { subject: '.*' }, { path: '../x' }, { author: '^bot' }, { branch: 'a b' }],
    beside: { threshold: '1d' },
  },
  push: same(true, 'yes', 1),
  method: { ...same('POST', 'DELETE', 'post', 5), beside: OF_URL },
  headers: {
    written: { Accept: 'application/json', 'X-API-Key': 'env:KEY', authorization: 'Bearer env:TOKEN' },
    understood: { Accept: 'application/json', 'X-API-Key': 'env:KEY', authorization: 'Bearer env:TOKEN' },
    wrong: [5, 'Accept: text/plain', [], { Accept: 5 }],
    unseen: [{ 'X-API-Key': 'abc' }, { Host: 'example.org' }, { 'X Y': 'a' }, { Accept: 'a', accept: 'b' }],
    beside: OF_URL,
  },
  body: {
    written: { p_days: 1, key: 'env:KEY' },
    understood: '{"p_days":1,"key":"env:KEY"}',
    wrong: [5, true, ['a']],
    unseen: [{ api_key: 'abc' }, 'api_key=abc', 'is env:KEY in a text'],
    beside: { ...OF_URL, method: 'POST' },
  },
  'expect-status': {
    written: [200, '5xx'],
    understood: ['200', '5xx'],
    wrong: ['ok', 100, 2.5, {}, true, []],
    unseen: [301],
    beside: OF_URL,
  },
  'allow-http': { ...same(true, 'yes', 1), beside: { url: 'http://example.org/health.json' } },
  'allow-private': { ...same(true, 'yes', 1), beside: OF_URL },
  'token-env': { ...same('MY_TOKEN', 'my-token', 'two words', 5), beside: OF_URL },
  unreachable: { ...same('critical', 'dead', 5), beside: OF_URL },
  branch: same('beats', ...NOT_A_TEXT),
  repository: same('octo/example', ...NOT_A_TEXT),
  'read-from': same('workspace', 'disk', 5),
  member: same('worker-1', ...NOT_A_TEXT),
  monitors: same('each', 'all', true),
  workflow: same('nightly.yml', ...NOT_A_TEXT),
  threshold: { written: 90, understood: 90 * MINUTE, wrong: ['banana', '5 mins', -1, true], unseen: ['99999d'] },
  every: { written: '1h30m', understood: 90 * MINUTE, wrong: ['hourly', '', {}] },
  grace: { written: 'PT2H', understood: 2 * HOUR, wrong: ['a little'] },
  cron: { written: '0 2 * * *; 0 14 * * *', understood: ['0 2 * * *', '0 14 * * *'], wrong: [5, { a: 1 }] },
  timezone: same('Europe/Berlin', 5),
  levels: {
    written: { warning: 1, degraded: '2', critical: 3 },
    understood: { by: 'missed', warning: 1, degraded: 2, critical: 3 },
    wrong: ['1,2', 'soon, later, never', { warning: 1 }, 3],
    unseen: ['3,2,1'],
    beside: { every: '1h' },
  },
  'active-hours': { written: ['mon 09:00-10:00', 'tue'], understood: ['mon 09:00-10:00', 'tue'], wrong: [9, {}] },
  calendar: same('nyse', 5),
  holidays: same(['2026-12-24', '2026-12-28..2026-12-31'], '2026-12-24', [5]),
  'market-hours': same(true, 'yes', 1),
  'opening-grace': { written: '30m', understood: 30 * MINUTE, wrong: ['a while'] },
  sessions: {
    written: { '2026-11-27': '09:30-13:00', '2026-12-24': 'closed' },
    understood: [
      { date: '2026-11-27', hours: '09:30-13:00' },
      { date: '2026-12-24', hours: 'closed' },
    ],
    wrong: [5, '2026-11-27', { '2026-11-27': 5 }],
  },
  'max-runtime': { written: '3h', understood: 3 * HOUR, wrong: ['long'] },
  critical: same(true, 'true'),
  checks: same('warning', 'bad', true),
  'failure-tolerance': same(2, -1, 1.5, 101, '2'),
  missing: same('skipped', 'perhaps'),
  kind: same('service', 'daemon', 5),
  stopped: same('skipped', 'never'),
  'timestamp-field': same('/last_run', 5),
  'status-field': same('/state', 5),
  format: same('json', 'yaml'),
  tags: same(['a', 'b'], 'a', [5]),
  'ok-values': { written: ['Fresh', true, 0], understood: ['fresh', 'true', '0'], wrong: ['fresh', [], [null], [{}]] },
  'age-field': { ...same('/ageMinutes', ...NOT_A_TEXT), unseen: ['', '/a~2Minutes', '/age'] },
  'age-unit': { ...same('minutes', 'weeks', 5), beside: { 'age-field': '/age' } },
  'stale-after-field': { ...same('/stale_after_hours', ...NOT_A_TEXT), unseen: ['/a~'] },
  'stale-after-unit': { ...same('hours', 'h', 5), beside: { 'stale-after-field': '/limit' } },
  expect: {
    written: ['/summary/stale_count <= 27', '"/with space" == "a"'],
    understood: [
      { pointer: '/summary/stale_count', operator: '<=', value: 27 },
      { pointer: '/with space', operator: '==', value: 'a' },
    ],
    wrong: [[], 5, ['stale <= 27'], ['/stale'], [{ '/stale': 27 }], Array<string>(21).fill('/a == 1')],
    unseen: ["/a == 'b'", '/a < "b"', '/a == 1e999', '/a~ == 1'],
  },
  'at-most': {
    written: '3 of 12',
    understood: { kind: 'members', most: 3, of: 12 },
    wrong: [3, 'some', '3/12', '100%', [3, 12]],
    unseen: ['12 of 12', '0 of the last 61', '1 of last 1'],
    beside: { monitors: 'each' },
  },
  'depends-on': { ...same(['b'], 5, [5], { b: true }), unseen: ['a', 'c', ['b', 'tag:infra']] },
  runbook: same('https://wiki.example.com/backup', 5, ['a'], 'x'.repeat(1001)),
  paused: {
    written: { reason: 'moving', until: '2026-12-01T00:00Z' },
    understood: { reason: 'moving', until: Date.parse('2026-12-01T00:00Z') },
    wrong: [5, { until: '2026-12-01' }, { reason: 'x', since: 'y' }],
    unseen: [{ reason: 'x', until: 'later' }],
  },
  maintenance: {
    written: [{ cron: '0 2 * * 0', duration: '2h' }],
    understood: [{ kind: 'recurring', cron: '0 2 * * 0', timezone: 'UTC', durationMs: 2 * HOUR, reason: null }],
    wrong: [{}, [{ from: '2026-12-24' }], [{ cron: '0 2 * * 0' }], [{ cron: '0 2 * * 0', duration: 'long' }]],
    unseen: [[{ from: '2026-12-26', until: '2026-12-24' }]],
  },
  window: { written: '8d', understood: 8 * 24 * HOUR, wrong: ['wide'], beside: OF_WORKFLOW },
  require: { ...same('run', 'luck'), beside: OF_WORKFLOW },
  events: { ...same(['workflow_dispatch'], 'push', [5]), beside: OF_WORKFLOW },
  recovery: same([{ workflow: 'backup.yml' }], { workflow: 'backup.yml' }),
}

const schema = JSON.parse(textOf('schema/config.schema.json')) as object
const fits: ValidateFunction = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)
const isFitting = (key: string, value: unknown): boolean => fits({ monitors: { a: { [key]: value } } })

function read(document: unknown): { settings: MonitorSettings | undefined; problems: readonly FileProblem[] } {
  const problems: FileProblem[] = []
  return { settings: fileConfigOf(document, problems).monitors[0]?.settings, problems }
}

describe.each(Object.entries(CASES))('%s', (name, { written, understood, wrong, unseen = [], beside = {} }) => {
  const key = name as Key

  test('is understood by the reader and known to the editor', () => {
    const { settings, problems } = read({ monitors: { a: { ...beside, [key]: written }, b: null } })
    expect(problems).toEqual([])
    expect(settings?.[key]).toEqual(understood)
    expect(isFitting(key, written)).toBe(true)
  })

  test('is refused by both where it is wrong, with its place', () => {
    for (const value of [...wrong, ...unseen]) {
      const { problems } = read({ monitors: { a: { [key]: value } } })
      expect([value, problems.map(({ path }) => path.slice(0, 3).join('.'))]).toEqual([
        value,
        expect.arrayContaining([`monitors.a.${key}`]),
      ])
    }
    for (const value of wrong) expect([value, isFitting(key, value)]).toEqual([value, false])
  })

  test('stands in the docs and in the schema, in the words of the table', () => {
    const { description, ownOnly } = MONITOR_KEYS[key]
    const page = textOf('docs/reference.md').replace(/\s+/g, ' ')
    expect(page).toContain(`| \`${key}\` |`)
    expect(page).toContain(description.replace(/\|/g, '\\|'))
    expect(isFitting(key, written)).toBe(true)
    expect(fits({ defaults: { [key]: written } })).toBe(!ownOnly)
    expect(read({ defaults: { [key]: written } }).problems.length === 0).toBe(!ownOnly)
  })
})

test('every key of a monitor that is an input stands in the action under its name', () => {
  const action = textOf('action.yml')
  for (const key of Object.keys(MONITOR_INPUTS)) {
    expect(Object.keys(CHECK_INPUTS)).toContain(key)
    expect(Object.keys(MONITOR_KEYS)).toContain(key)
    expect(action).toContain(`\n  ${key}:\n`)
  }
})

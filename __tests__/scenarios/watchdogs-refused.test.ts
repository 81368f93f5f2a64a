import { describe, expect, test } from '@jest/globals'
import { mistakesIn } from '../support/watchdog-looks.js'

const of = (settings: string): string => `monitors: { a: { ${settings} } }`
const url = (settings: string): string => of(`url: 'https://example.org/x', ${settings}`)
const run = (settings: string): string => of(`workflow: a.yml, ${settings}`)

describe('what is refused, with one error that names key, value and remedy', () => {
  test.each<[text: string, ...told: RegExp[]]>([
    // A slip of the pen.
    [run('failure-tolerence: 0'), /a\.failure-tolerence: .*"failure-tolerance"/],
    [run('requires: run'), /a\.requires: .*"require"/],
    [run('event: [push]'), /a\.event: .*"events"/],
    [run('at-least: 1 of 7'), /a\.at-least/],
    [url('ok-value: [ok]'), /a\.ok-value: .*"ok-values"/],
    [url('age-fields: /a'), /a\.age-fields: .*"age-field"/],
    [url('stale-after: /a'), /a\.stale-after: .*"stale-after-/],
    [url("expects: ['/a == 1']"), /a\.expects: .*"expect"/],
    [url('unreacheable: critical'), /a\.unreacheable: .*"unreachable"/],
    [url('expected-status: 200'), /a\.expected-status: .*"expect-status"/],
    [url('header: { A: b }'), /a\.header: .*"headers"/],
    [of('commit: { subject: x }, threshold: 1d'), /a\.commit: .*"commits"/],
    [of('commits: { subjects: x }, threshold: 1d'), /subjects.*"subject"/],
    [of('file: a.json, threshold: 1h, run-book: x'), /run-book: .*"runbook"/],
    ['incidents: { one-issues: true }', /one-issues: .*"one-issue"/],
    ['incidents: { closed: false }', /incidents\.closed: .*"close"/],
    ['channels: { slak: {} }', /channels\.slak: .*slack/],
    ['channels: { slack: { digests: "sun 18:00" } }', /digests: .*digest\?/],
    ['channels: { googlechat: {} }', /googlechat: .*google-chat/],
    ['workflows: { includes: [push] }', /includes: .*"include"/],
    ['workflows: { include: [pull_requests] }', /include.*pull_request/],
    ['tag: { a: { runbook: x } }', /^.*tag: .*"tags"/],
    ['tags: { a: { runbok: x } }\nmonitors: { m: { file: a.json, tags: [a] } }', /runbok: .*"runbook"/],
    ['recovery: { alow: [a.yml] }', /alow: .*allow,/],
    ['monitor: { a: { file: a.json } }', /monitor: .*"monitors"/],
    // Of another kind.
    [run('failure-tolerance: none'), /failure-tolerance: .*"none"/],
    [run('failure-tolerance: -1'), /failure-tolerance: .*-1/],
    [run('failure-tolerance: 1.5'), /failure-tolerance: .*1\.5/],
    [run('events: push'), /events: "push" should be a list, like \[a, b\]/],
    [run('events: [pushes]'), /events\[0\]: "pushes".*"push"/],
    [run('require: green'), /require: .*"green".*success/],
    [run('require: { job: [] }'), /require/],
    [run('require: { job: a, artifact: b }'), /require/],
    [run('require: { artefact: b }'), /require.*artifact/],
    [run('at-most: many'), /at-most: .*"many"/],
    [run('at-most: 8 of the last 7'), /at-most: .*8/],
    [run('at-most: 3 of 12'), /at-most.*of the last/],
    [run('window: soon'), /window: .*"soon"/],
    [run('window: 0h'), /window: .*0h/],
    [url('ok-values: {}'), /ok-values/],
    [url('ok-values: []'), /ok-values/],
    [url('age-field: /age, threshold: 1h'), /age-field.*"age-unit"/],
    [url('age-field: /age_hours, age-unit: weeks, threshold: 1h'), /age-unit: "weeks".*days/],
    [url('age-unit: minutes'), /age-unit: .*"age-field"/],
    [url('stale-after-unit: minutes'), /stale-after-unit: .*"stale-after-field"/],
    [url("expect: ['summary.count < 3']"), /expect.*"\/summary\/count|expect.*pointer/i],
    [url("expect: ['/a = 3']"), /expect.*==/],
    [url("expect: ['/a == ok']"), /expect.*quotes/],
    [url("expect: ['/a < \"3\"']"), /expect/],
    [url('expect: 5'), /expect/],
    [url('unreachable: ignore'), /unreachable: .*"ignore".*unknown/],
    [url('expect-status: ok'), /expect-status: .*"ok"/],
    [url('expect-status: [99]'), /expect-status: .*99/],
    [url('method: FETCH'), /method: .*"FETCH"/],
    [url('method: GET, body: x'), /body.*POST/],
    [of("url: 'ftp://example.org/x'"), /url.*https/],
    [of("url: 'https://user:word@example.org/x'"), /url.*(login|token-env)/],
    [of('commits: 5, threshold: 1d'), /commits/],
    [of("commits: { subject: '(feat|fix)' }, threshold: 1d"), /subject.*list/],
    [of('commits: { path: / }, threshold: 1d'), /path.*leave "path" out/],
    ['incidents: { close: never }', /close: .*"never"/],
    ['incidents: { one-issue: yes please }', /one-issue: .*"yes please"/],
    ['channels: { slack: { digest: "someday 9" } }', /digest: .*"someday 9"/],
    ['channels: { webhook: { body: "{title}" } }', /body/],
    ['channels: { webhook: { body: \'{"text": "{{titel}}"}\' } }', /body.*titel.*title/],
    ['channels: { healthchecks: { says: everything } }', /says is neither looked nor verdict/],
    [of('file: a.json, threshold: 1h, runbook: [a]'), /runbook/],
    // What contradicts itself, or does nothing where it stands.
    [of('file: a.json, threshold: 1h, window: 2h'), /window.*threshold/],
    [of('file: a.json, threshold: 1h, require: run'), /require.*workflow/],
    [of('file: a.json, threshold: 1h, events: [push]'), /events.*workflow/],
    [of('file: a.json, threshold: 1h, unreachable: critical'), /unreachable.*url/],
    [of('file: a.json, commits: true, threshold: 1h'), /commits/],
    [run('every: 1h'), /every.*"window"/],
    [run("cron: '0 3 * * *'"), /cron.*"window"|cron.*events/],
    [run("events: [schedule], cron: '0 3 * * *'"), /cron.*"window"|schedule/],
    [run("events: [push], cron: '0 3 * * *', window: 2d"), /window/],
    [run('events: [push], grace: 2h'), /grace: .*"window"/],
    [run('timestamp-field: /a'), /timestamp-field/],
    [run("expect: ['/a == 1']"), /expect/],
    [run('ok-values: [success]'), /ok-values/],
    [run('monitors: each'), /monitors/],
    [run('max-runtime: 2h'), /max-runtime/],
    [run('missing: warning'), /missing/],
    [of('file: a.json, at-most: 3 of 12, threshold: 1h'), /at-most.*monitors: each/],
    [of('file: a.json, monitors: each, at-most: 3 of the last 7, threshold: 1h'), /at-most/],
    [of('file: a.json, monitors: each, at-most: 13 of 12, threshold: 1h'), /at-most.*13/],
    [of('file: a.json, monitors: each, at-most: 120%, threshold: 1h'), /at-most.*120/],
    [of('commits: true, threshold: 1d, monitors: each'), /monitors/],
    [of('commits: true, threshold: 1d, read-from: workspace'), /read-from/],
    [of("url: 'https://example.org', branch: main, threshold: 1h"), /branch/],
    ['workflows: { discover: false }', /discover: .*name monitors/],
    ['recovery: { allow: [a.yml], attempts: lots }\nmonitors: { a: { file: a.json, threshold: 1h } }', /attempts: .*"lots"/],
  ])('%s', async (text, ...told) => {
    const mistakes = await mistakesIn(text)
    for (const words of told) expect(mistakes).toMatch(words)
    expect(mistakes.split('\n').length).toBeLessThanOrEqual(1)
    expect(mistakes).not.toMatch(/word@/)
  }) // prettier-ignore
})

describe('what only some monitors know stands in `defaults` without harm', () => {
  const both =
    "monitors: { a: { workflow: a.yml }, b: { file: b.json, threshold: 2h }, c: { url: 'https://example.org', every: 1h }, d: { commits: true, threshold: 1d } }"
  test.each([
    'window: 2d', 'require: run', 'failure-tolerance: 1', 'grace: 20m', 'threshold: 3h', 'missing: warning', 'max-runtime: 1h',
    'unreachable: critical', 'runbook: https://example.org/runbook', 'timezone: Europe/Paris', 'critical: true', 'levels: "1,2,3"',
    'calendar: nyse', 'active-hours: "mon-fri 09:00-17:00"', 'tags: [x]', 'kind: service', 'expect-status: [200, 503]', 'events: [workflow_dispatch]',
    'read-from: api', 'branch: main', 'allow-private: true', 'ok-values: [ok]', 'timestamp-field: /at', 'status-field: /status',
  ])('%s', async (line) => {
    expect(await mistakesIn(`defaults: { ${line} }\n${both}`)).toBe('')
  }) // prettier-ignore
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { MINUTE } from '../../src/domain/time.js'
import type { RunReport } from '../../src/reports/report.js'
import { summaryOf } from '../../src/reports/summary/render.js'
import { hostileText } from '../support/hostile-text.js'
import { aDeadOne, anIncident, aPast, aRun, aVerdict, changing, NOW, opening } from './a-run.js'
import { renderedSummaries } from './rendered-summaries.js'

const MIB = 1024 * 1024

describe('the summary as people see it', () => {
  test.each(Object.entries(renderedSummaries()))('is %s', (path, text) => {
    expect(text).toBe(readFileSync(path, 'utf8'))
  })

  test('a run that judged nothing says so', () => {
    const text = summaryOf(aRun({ problems: ['monitors: none is configured'] }))
    expect(text).toContain(
      '## ⚪ Heartbeat: unknown\n\nWatching 0 monitors of .github/heartbeat.yml: nothing was judged',
    )
    expect(text).toContain('- ⚠️ monitors: none is configured')
  })

  test('a dry run lists what would be done and nothing as done', () => {
    const dead = aDeadOne('backup')
    const text = summaryOf(aRun({ dryRun: true, verdicts: [dead], plan: [opening(dead)] }))
    expect(text).toContain('### What Heartbeat would do\n\n- open an issue for backup')
    expect(text).not.toContain('What Heartbeat did')
  })

  test('five healthy monitors share the table, six are folded away', () => {
    const healthy = (count: number) => Array.from({ length: count }, (_, i) => aVerdict(`job-${i}`))
    expect(summaryOf(aRun({ verdicts: healthy(5) }))).not.toContain('<details>')
    expect(summaryOf(aRun({ verdicts: healthy(6) }))).toContain('<details><summary>6 healthy</summary>')
  })

  test('a row shows ages, and the dates behind them in the zone of its people', () => {
    const text = summaryOf(aRun({ verdicts: [aDeadOne('dead', { zone: 'Europe/Berlin' }), aVerdict('well')] }))
    expect(text).toContain(
      '<abbr title="Last beat 2026-11-22 05:30 CET (04:30 UTC); was due by 2026-11-22 07:30 CET (06:30 UTC)">No heartbeat for 5 h; expected within 2 h.</abbr>',
    )
    expect(text).toContain('>Last heartbeat 12 min ago; next due in 1 h 48 min.</abbr>')
    expect(text).not.toContain('<br>')
  })

  test('a deadline reached is not yet passed', () => {
    expect(summaryOf(aRun({ verdicts: [aVerdict('well', { deadline: NOW })] }))).toContain('; next due in 0 s.')
  })

  test('the name leads to the source, and beside the issue stand the run and its workflow', () => {
    const run = 'https://github.com/octo/jobs/actions/runs/4'
    const verdict = aDeadOne('backup', {
      name: 'Night',
      workflow: '.github/workflows/backup.yml',
      beat: { at: NOW - 5 * 60 * MINUTE, state: 'ok', runUrl: run },
    })
    const link = { ref: '7', url: 'https://github.com/octo/jobs/issues/7', phase: 'open' as const }
    const text = summaryOf(aRun({ verdicts: [verdict], incidents: new Map([['backup', link]]) }))
    const pages = 'https://github.com/octo/jobs'
    expect(text).toContain(`| [Night](${pages}/blob/heartbeats/heartbeats/backup.json) \`backup\` |`)
    expect(text).toContain(
      `(${link.url}),&nbsp;[run](${run}),&nbsp;[workflow](${pages}/actions/workflows/backup.yml) |`,
    )
  })

  test('no page but those of this GitHub is a link', () => {
    const beat = { at: NOW, state: 'ok' as const, runUrl: 'https://evil.example/o/r/actions/runs/1' }
    const place = { kind: 'redis' as const, key: 'beat:a' }
    const text = summaryOf(aRun({ verdicts: [aVerdict('a', { beat, place, workflow: 'Backup' })] }))
    expect(text).toContain('| a |')
    expect(text).not.toMatch(/evil|Links/)
  })

  test('the last days are squares where a past is kept', () => {
    const verdicts = [aVerdict('a'), aVerdict('b')]
    const text = summaryOf(aRun({ verdicts, past: aPast({ a: { 0: 'critical', 2: 'warning' } }) }))
    expect(text.replaceAll('&NoBreak;', '')).toContain(
      '<abbr title="7 days up to now: 5 healthy, 1 with warnings, 1 with downtime">🟩🟩🟩🟩🟨🟩🟥</abbr>',
    )
    expect(summaryOf(aRun({ verdicts }))).not.toContain('7&nbsp;days')
  })

  test('the worst come first', () => {
    const text = summaryOf(aRun({ verdicts: [aVerdict('well'), aDeadOne('dead')] }))
    expect(text.indexOf('[dead]')).toBeLessThan(text.indexOf('[well]'))
  })
})

describe('the size ladder', () => {
  const long = 'no <beat> @here | '.repeat(120)
  const many = (count: number) => Array.from({ length: count }, (_, i) => aDeadOne(`job-${i}`, { message: long }))

  test('10,000 bad monitors with long messages stay under 1 MiB and keep whole tables', () => {
    const verdicts = many(10_000)
    const plan = verdicts.map((verdict) => opening(verdict))
    const outcomes = plan.map((effect) => ({ effect, ok: false, detail: long, incident: null }))
    const text = summaryOf(aRun({ verdicts, plan, outcomes, problems: verdicts.map(() => long), notices: [long] }))
    expect(Buffer.byteLength(text)).toBeLessThan(MIB)
    expect(text.split('\n')[2]).toBe('Watching 10000 monitors of .github/heartbeat.yml: 10000 critical')
    expect(text.match(/… and \d+ more$/gm)).toContain('… and 9000 more')
    expect(tableWidths(text)).toEqual([3])
  })

  test('healthy monitors give way before bad ones', () => {
    const healthy = Array.from({ length: 400 }, (_, i) => aVerdict(`fine-${i}`, { message: long }))
    const text = summaryOf(aRun({ verdicts: [...many(800), ...healthy] }))
    expect(text).toContain('400 healthy: not listed')
    expect(text).toContain('[job-799]')
    expect(Buffer.byteLength(text)).toBeLessThan(MIB)
  })

  test('the last rung fits even with the longest names, messages and addresses', () => {
    const worst = '@<'.repeat(5000)
    const verdicts = Array.from({ length: 3000 }, (_, i) =>
      aDeadOne(`${i}${worst}`, { name: worst, message: worst, remedy: [worst], notes: [worst] }),
    )
    const incidents = new Map(
      verdicts.map(({ monitor }) => [
        monitor,
        { ref: worst, url: `https://x.test/${'('.repeat(480)}`, phase: 'open' as const },
      ]),
    )
    const problems = Array.from({ length: 1000 }, () => worst)
    const text = summaryOf(aRun({ verdicts, incidents, problems, notices: problems }))
    expect(Buffer.byteLength(text)).toBeLessThan(MIB)
  })
})

describe('what an enemy writes into a beat', () => {
  test.each(['@everyone', 'see #1', '<b>', 'https://evil.example', '[x](y)', '<!-- a'])(
    '%s would be found alive',
    (text) => {
      expect(live(`| \`code\` | ${text} |`)).not.toEqual([])
    },
  )

  test('comes out dead, in cells of the same table', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const text = summaryOf(hostileRun(a, b))
        expect(live(text)).toEqual([])
        expect(tableWidths(text)).toHaveLength(1)
        expect(text).not.toMatch(/\p{Surrogate}/u)
        expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual(HEADINGS)
      }),
      { numRuns: 500 },
    )
  })
})

const HEADINGS = [
  '## 🔴 Heartbeat: critical',
  '### Problems in this run',
  '### What to do',
  '### What Heartbeat did',
  '### Notes',
]

test('an issue that stays open is not called closed', () => {
  const dead = aDeadOne('backup')
  const link = { ref: '7', url: 'https://github.com/o/r/issues/7', phase: 'closed' as const }
  const shown = (more: object): string =>
    summaryOf(aRun({ verdicts: [dead], incidents: new Map([['backup', { ...link, ...more }]]) }))
  expect(shown({})).toContain('(closed)')
  expect(shown({ goesOn: true })).toContain('(over)')
  expect(shown({ goesOn: true })).not.toContain('(closed)')
})

function hostileRun(a: string, b: string): RunReport {
  const dead = aDeadOne(`x${a}`, {
    name: b,
    message: a,
    remedy: [a],
    notes: [b],
    runbook: `see ${b}`,
    workflow: a,
    place: { kind: 'repository', path: b, branch: a, repository: null },
    beat: { at: NOW, state: 'ok', runUrl: `https://github.com/${a}/actions/runs/1`, workflow: b },
  })
  const effect = changing('update-incident', anIncident(a, [b]), [dead])
  return aRun({
    repository: 'o/r',
    runUrl: null,
    verdicts: [dead, { ...dead, monitor: `y${b}`, place: { kind: 'workflow', path: `${a}.yml`, repository: null } }],
    past: aPast(),
    incidents: new Map([[dead.monitor, { ref: b, url: `https://x.test/${a}`, phase: 'open' }]]),
    outcomes: [{ effect, ok: false, detail: b, incident: null }],
    deliveries: [{ channel: a, label: a, event: 'opened', monitors: [], ok: true, detail: b }],
    problems: [a],
    notices: [b],
  })
}

/** Everything GitHub would bring to life that the summary itself did not mean to. */
function live(text: string): string[] {
  const own = text.replace(/<abbr title="[\p{L}\p{N}\p{M} ,.:;()+&#-]*">|<\/?(?:abbr|code)>/gu, '')
  const patterns = [/<[a-z/!]/i, /(?<![\w&])@\w/, /(?<!&)#\d/, /\bGH-\d/i, /(?<!\]\()https?:\/\//, /\bwww\./i]
  const otherLink = /\]\(/
  const run = /\]\(https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+\)/g
  const outsideCode = own
    .replace(/\\[^\w\s]|`[^`\n]*`/g, '·')
    .replace(run, ']')
    .replace(/\]\(https:\/\/(?:x\.test|github\.com\/o\/r)\/[^()\s]*\)/g, ']')
  return [...patterns, otherLink].flatMap((pattern) => pattern.exec(outsideCode)?.[0] ?? [])
}

/** The different numbers of cells that rows of tables have; one number when no text breaks a row. */
function tableWidths(text: string): number[] {
  const rows = text.split('\n').filter((line) => line.startsWith('|'))
  return [...new Set(rows.map((row) => row.replace(/\\\|/g, '').split('|').length - 2))]
}

test('what their people wrote stands first under what to do: an address as a link, all else as dead text', () => {
  const dead = (name: string, runbook: string) => ({
    ...aVerdict(name),
    status: 'critical' as const,
    runbook,
    remedy: ['Look.'],
  })
  const text = summaryOf(
    aRun({
      verdicts: [
        dead('a', 'https://wiki.example.com/a'),
        dead('b', 'javascript:x <b>@octo'),
        { ...aVerdict('c'), status: 'healthy', runbook: 'no' },
      ],
    }),
  )
  expect(text).toContain(
    '**a, b**\n\n1. a: [Follow its runbook](https://wiki.example.com/a)\n2. b: javascript:x &lt;b&gt;@&#8203;octo\n3. Look.',
  )
  expect(text).not.toMatch(/c: no/)
})

test('who has no advice of its own is told what its reason tells, once for all of them', () => {
  const dead = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => aDeadOne(id))
  const lost = aDeadOne('h', { status: 'critical', reason: 'missing' })
  const bad = aDeadOne('i', { reason: 'malformed' })
  const [, text = ''] = summaryOf(aRun({ verdicts: [...dead, lost, bad] })).split('### What to do\n\n')
  expect(text).toContain('**a, b, c, d, e and 2 more**\n\n1. Find out whether the work still runs at all')
  expect(text).toContain('**h**\n\n1. Check that the path and the branch')
  expect(text).toContain('**i**\n\n1. Look at the heartbeat as it is stored.')
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createHistory } from '../../src/domain/history/create-history.js'
import { MINUTE } from '../../src/domain/time.js'
import { appendEntries, AUDIT_LIMIT } from '../../src/reports/audit-log/append.js'
import { auditEntriesOf } from '../../src/reports/audit-log/entries.js'
import { auditLog } from '../../src/reports/audit-log/index.js'
import { auditLogSchema } from '../../src/reports/audit-log/schema.js'
import { hostileText } from '../support/hostile-text.js'
import { aDeadOne, aRun, aVerdict, NOW, textOf } from './a-run.js'

const entriesOf = (count: number, name = 'job') =>
  Array.from({ length: count }, (_, i) => auditEntriesOf(aRun({ verdicts: [aVerdict(`${name}-${i}`)] }))).flat()
const monitorsIn = (text: string) => (JSON.parse(text) as { monitor: string }[]).map(({ monitor }) => monitor)

describe('a log of alerts only', () => {
  const alerts = auditLog.create({ file: 'log.json', keep: 'alerts' }, null)

  test('leaves out whoever is well, but for those who were told of or healed', () => {
    const run = aRun({
      verdicts: ['well', 'told', 'healed'].map((id) => aVerdict(id)).concat(aDeadOne('dead')),
      deliveries: [
        { channel: 'slack', label: 'Slack', event: 'recovered', monitors: ['told'], ok: true, detail: 'sent' },
      ],
      heals: new Map([['healed', 'container:box']]),
    })
    expect(monitorsIn(alerts.render(run, null).files[0]?.text ?? '')).toEqual(['told', 'healed', 'dead'])
  })

  test('stays byte by byte as it was after a quiet check', () => {
    const before = alerts.render(aRun({ verdicts: [aDeadOne('dead')] }), null).files[0]?.text ?? ''
    expect(alerts.render(aRun({ verdicts: [aVerdict('dead')] }), before).files).toEqual([
      { name: 'log.json', text: before },
    ])
  })

  test('is asked for by a word that is known', () => {
    const problems: string[] = []
    expect(auditLog.options({ keep: 'alerts' }, problems)).toEqual({ file: 'audit-log.json', keep: 'alerts' })
    expect(auditLog.options({ keep: 'some' }, problems)).toBeNull()
    expect(problems).toEqual(['keep: "some" is none of all, alerts'])
  })
})

describe('an entry', () => {
  test('holds the verdict, the issue and what each channel did', () => {
    const run = aRun({
      dryRun: true,
      verdicts: [aDeadOne('backup'), aVerdict('mail')],
      incidents: new Map([['backup', { ref: '12', url: 'https://github.com/octo/jobs/issues/12', phase: 'open' }]]),
      deliveries: [
        { channel: 'slack', label: 'Slack', event: 'opened', monitors: ['backup'], ok: false, detail: 'answered 500' },
      ],
    })
    expect(auditEntriesOf(run)).toEqual([
      expect.objectContaining({ monitor: 'mail', channels: [], issue: null }),
      {
        time: '2026-11-22T09:30:00Z',
        monitor: 'backup',
        status: 'critical',
        reason: 'stale',
        message: 'No heartbeat for 5 h; expected within 2 h.',
        channels: [{ channel: 'slack', event: 'opened', ok: false, detail: 'answered 500' }],
        issue: 'https://github.com/octo/jobs/issues/12',
        dry_run: true,
      },
    ])
  })

  test('is made for each of 50 monitors; of 51 only for those not well or spoken of', () => {
    const healthy = (count: number) => Array.from({ length: count }, (_, i) => aVerdict(`job-${i}`))
    expect(auditEntriesOf(aRun({ verdicts: healthy(50) }))).toHaveLength(50)
    const deliveries = [
      { channel: 'slack', label: 'Slack', event: 'recovered' as const, monitors: ['job-3'], ok: true, detail: '' },
    ]
    const entries = auditEntriesOf(aRun({ verdicts: [...healthy(50), aDeadOne('dead')], deliveries }))
    expect(entries.map(({ monitor }) => monitor)).toEqual(['job-3', 'dead'])
  })
})

describe('the log', () => {
  test.each([[null], [''], ['\ufeff'], ['[]']])('begins from %j', (earlier) => {
    const { text, problem, unreadable } = appendEntries(earlier, entriesOf(1))
    expect({ monitors: monitorsIn(text), problem, unreadable }).toEqual({
      monitors: ['job-0'],
      problem: null,
      unreadable: null,
    })
  })

  test('grows at its end and keeps the last 500', () => {
    const full = appendEntries(null, entriesOf(AUDIT_LIMIT, 'old')).text
    const { text } = appendEntries(full, entriesOf(2, 'new'))
    expect(monitorsIn(text)).toHaveLength(AUDIT_LIMIT)
    expect(monitorsIn(text).slice(0, 1)).toEqual(['old-2'])
    expect(monitorsIn(text).slice(-2)).toEqual(['new-0', 'new-1'])
  })

  test.each([['{"entries":[]}'], ['[{"time":"2026'], ['not JSON at all']])(
    'hands back what is no log: %s',
    (earlier) => {
      const { text, problem, unreadable } = appendEntries(earlier, entriesOf(1))
      expect(monitorsIn(text)).toEqual(['job-0'])
      expect(problem).toContain('the old one is kept beside it')
      expect(unreadable).toBe(earlier)
    },
  )

  test('keeps what is no log beside the new one, and writes it first', () => {
    const { files } = auditLog.create({ file: 'logs/audit.json' }, null).render(aRun(), 'not JSON at all')
    expect(files).toEqual([
      { name: 'logs/audit.json.broken', text: 'not JSON at all' },
      { name: 'logs/audit.json', text: '[]\n' },
    ])
  })

  test('keeps entries it does not know', () => {
    expect(JSON.parse(appendEntries('[{"version":0},7]', []).text)).toEqual([{ version: 0 }, 7])
  })

  test('hostile text comes back as it went in', () => {
    fc.assert(
      fc.property(hostileText, (message) => {
        const text = textOf(auditLog, aRun({ verdicts: [aDeadOne('backup', { message })] }), '[]')
        expect(JSON.parse(text)).toEqual([expect.objectContaining({ message })])
      }),
    )
  })
})

describe('where there is no log yet', () => {
  const at = (minutes: number): number => NOW - minutes * MINUTE
  const history = createHistory()
  const stale = { reason: 'stale', lastGoodAt: null, incident: '12' } as const
  history.look(at(90), [{ monitor: 'mail', status: 'healthy', reason: 'ok', since: null, message: '' }])
  history.look(at(60), [{ monitor: 'mail', status: 'critical', since: at(70), message: 'No beat.', ...stale }])
  const changes = history.look(NOW, [{ monitor: 'mail', status: 'healthy', reason: 'ok', since: NOW, message: '' }])
  const run = aRun({ verdicts: [aVerdict('mail')], past: { history, changes } })
  const entriesIn = (text: string) => auditLogSchema.parse(JSON.parse(text))

  test('it begins with what the past tells, marked as such, and this run comes last and once', () => {
    const entries = entriesIn(textOf(auditLog, run))
    expect(entries.map(({ time, status, from_history: told }) => [Date.parse(time), status, told ?? false])).toEqual([
      [at(90), 'healthy', true],
      [at(60), 'critical', true],
      [NOW, 'healthy', false],
    ])
    expect(entries[1]).toMatchObject({
      monitor: 'mail',
      message: 'No beat.',
      issue: '12',
      channels: [],
      dry_run: false,
    })
  })

  test('a log that is there goes on by itself', () => {
    expect(entriesIn(textOf(auditLog, run, '[]')).map(({ time }) => Date.parse(time))).toEqual([NOW])
  })

  test('of a long past the last 500 entries are in it', () => {
    const long = createHistory()
    for (let i = 700; i > 0; i--)
      long.look(at(i), [
        { monitor: 'mail', status: i % 2 ? 'healthy' : 'critical', reason: 'ok', since: at(i), message: String(i) },
      ])
    const entries = entriesIn(
      textOf(auditLog, aRun({ verdicts: [aVerdict('mail')], past: { history: long, changes: [] } })),
    )
    expect(entries).toHaveLength(AUDIT_LIMIT)
    expect(entries.at(-1)).not.toHaveProperty('from_history')
    expect(Date.parse(entries[0]?.time ?? '')).toBe(at(499))
  })
})

test('who was healed is logged as healed, also among very many who are well', () => {
  const heals = new Map([['m-7', 'workflow:backup.yml']])
  const verdicts = Array.from({ length: 80 }, (_, i) => ({ ...aVerdict(`m-${i}`), message: 'Last beat 1 min ago.' }))
  const entries = auditEntriesOf(aRun({ verdicts, heals })).filter(({ monitor }) => monitor === 'm-7')
  expect(entries.map(({ message }) => message)).toEqual([
    'Last beat 1 min ago. It beats again after workflow:backup.yml was recovered.',
  ])
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { History, Outage, StateChange } from '../../../src/domain/history/history.js'
import { widthOf } from '../../../src/domain/text-width.js'
import { HOUR } from '../../../src/domain/time.js'
import { historyText } from '../../../src/explain/past/history-text.js'
import { COLOURED } from '../../../src/reports/paint.js'
import { NOW } from '../../reports/a-run.js'
import { hostileText } from '../../support/hostile-text.js'
import { aboutPage, manyMonitors } from '../../support/page-samples.js'
import { times } from '../../support/figures.js'
import { aPast, aScreen } from './pasts-shown.js'

const of = (...monitors: string[]) => aPast({ query: { ...aPast().query, monitors } })
const bare = (text: string): string => text.replace(/\u001b\[\d+m/g, '')
const SHOWN = `Heartbeat: 77 days up to 2026-11-22 UTC, 2 monitors
Looked last 12 s ago. Kept in history/ on the branch heartbeats.

✗ Nightly backup (nightly-backup)  critical for 5 h 7 min
  ▆▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃░░▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃█▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃█
  24 h 46.14 %  7 d 96.66 %  30 d 98.3 %   90 d 99.42 %  1 y 99.86 %

‖ Market data feed (market-feed)  skipped
  ▃▃▃▃▃▁▁▃▃▃▃▃▁▁▃▃▃▃▃▁▁▃▃▃▃▃▁▁░░▃▃▃▁▁▃▃▃▃▃▁▁▃▃▃▃▃▁▁▃▃▃▃▃▁▁▃▃▃▃▃▁▁▃▃▃▃▃▁▁▃▃▃▃▃▁▁
  24 h –        7 d 100 %    30 d 100 %    90 d 100 %    1 y 100 %

Incidents, times in UTC
✗ 2026-11-22 04:23  5 h 7 min, open  Nightly backup  No heartbeat for 1 d 6 h.
✗ 2026-10-25 04:00  6 h 52 min       Nightly backup  #97  The workflow had bee…

█ with downtime  ▆ degraded  ▃ healthy  ░ hardly observed  ▁ not watched
`

describe('the past on a terminal', () => {
  test('has bars and uptime of each monitor, what was down, and what the bars mean', () => {
    expect(historyText(of('nightly-backup', 'market-feed'), aScreen())).toBe(SHOWN)
  })

  test('says no less in colour, and nothing changes its place', () => {
    const coloured = historyText(of('nightly-backup', 'market-feed'), aScreen({ paint: COLOURED }))
    expect(bare(coloured)).toBe(SHOWN)
    expect(coloured).toContain('\u001b[31m✗\u001b[39m')
  })

  test('is all ASCII where that is asked for', () => {
    const text = historyText(of('nightly-backup', 'market-feed'), aScreen({ ascii: true }))
    expect(text).toMatch(/^[\x20-\x7e\n]*$/)
    expect(text).toContain('X 2026-11-22 04:23  5 h 7 min, open')
    expect(text).toContain('24 h -')
  })

  test('of one monitor has its last changes, and where its incident is followed', () => {
    const { history } = aboutPage()
    const told: History = {
      ...history,
      outages: (span, monitor) => history.outages(span, monitor).map((one) => ({ ...one, incident: '195' })),
    }
    const text = historyText(
      { ...of('nightly-backup'), board: { ...of().board, history: told } },
      aScreen({ columns: 120 }),
    )
    expect(text).toContain('5 h 7 min, open  https://github.com/harbour/jobs/issues/195  No heartbeat for 1 d 6 h.')
    expect(text).toMatch(
      /Last changes, times in UTC\n✗ 2026-11-22 04:23 {2}healthy to critical {2}stale {2}No heartbeat/,
    )
  })

  test('of several has the number of an incident', () => {
    const { history } = aboutPage()
    const outages: History['outages'] = (span) => history.outages(span).map((one) => ({ ...one, incident: '195' }))
    const shown = of('nightly-backup', 'courier')
    expect(historyText({ ...shown, board: { ...shown.board, history: { ...history, outages } } }, aScreen())).toContain(
      'Nightly backup  #195  No heartbeat',
    )
  })

  test('says no signal when nobody has looked for long, and calls nobody well', () => {
    const about = aboutPage({ now: NOW + 7 * HOUR })
    const text = historyText({ ...aPast({}, about), query: of('courier').query }, aScreen())
    expect(text).toContain('No signal: nothing was checked for 7 h.')
    expect(text).toContain('? courier  unknown, healthy at the last look')
  })

  test('says of each time how much of it was seen, where that was little', () => {
    const { history } = aboutPage()
    const uptime: History['uptime'] = (monitor, span) => {
      const days = (span.to - span.from) / (24 * HOUR)
      return { ...history.uptime(monitor, span), ratio: 1, observed: days < 2 ? 0.1 : days < 31 ? 0.7 : 0.99 }
    }
    const shown = of('courier')
    const text = historyText({ ...shown, board: { ...shown.board, history: { ...history, uptime } } }, aScreen())
    expect(text).toMatch(/ 24 h 100 % .*24 h 10 % observed\s+30 d 70 % observed\n/s)
    expect(text).not.toMatch(/(7 d|90 d|1 y) \d+ % observed/)
  })

  test('has the zone that is asked for', () => {
    const shown = of('nightly-backup')
    const text = historyText({ ...shown, board: { ...shown.board, zone: 'Asia/Tokyo' } }, aScreen())
    expect(text).toContain('Incidents, times in Asia/Tokyo\n✗ 2026-11-22 13:23')
  })

  test.each([40, 59, 79, 119, 199])('fits into %d columns, whoever is watched', (columns) => {
    const about = aboutPage({}, [...manyMonitors(times(20, 200))])
    const verdicts = ['日本語の長い名前'.repeat(5), '🚀 deploy', 'a'.repeat(120), 'عربي']
    const named = Object.values(about.map.monitors).map((entry, i) => ({
      ...entry,
      name: verdicts[i % 5] ?? entry.name,
    }))
    const map = { monitors: Object.fromEntries(named.map((entry) => [entry.id, entry])) }
    for (const shown of [aPast(), { ...aPast({}, about), board: { ...aPast({}, about).board, map } }])
      for (const line of historyText(shown, aScreen({ columns })).split('\n'))
        expect([line, widthOf(line) <= columns]).toEqual([line, true])
  })

  test('is steered by no text of a journal', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const outage: Outage = {
          monitor: text,
          since: NOW - HOUR,
          until: null,
          worst: 'critical',
          message: text,
          incident: text,
        }
        const change: StateChange = {
          ...outage,
          at: NOW,
          since: NOW,
          before: null,
          status: 'critical',
          reason: 'stale',
        }
        const history: History = { ...aboutPage().history, outages: () => [outage], changes: () => [change] }
        const entry = { ...Object.values(aboutPage().map.monitors)[0]!, id: text, name: text, message: text }
        const map = { monitors: Object.fromEntries([[text, entry]]) }
        const shown = { ...of(text), board: { ...of().board, history, map }, label: 'here', linkOf: () => null }
        const lines = historyText(shown, aScreen()).split('\n')
        expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
        expect(lines).toHaveLength(15)
      }),
      { numRuns: times(100, 2000) },
    )
  })
})

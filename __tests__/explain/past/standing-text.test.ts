import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { widthOf } from '../../../src/domain/text-width.js'
import { HOUR } from '../../../src/domain/time.js'
import { standingText } from '../../../src/explain/past/standing-text.js'
import { COLOURED } from '../../../src/reports/paint.js'
import { NOW } from '../../reports/a-run.js'
import { times } from '../../support/figures.js'
import { hostileText } from '../../support/hostile-text.js'
import { aboutPage, manyMonitors, VERDICTS } from '../../support/page-samples.js'
import { aScreen, aStanding } from './pasts-shown.js'

const SOME = ['nightly-backup', 'invoice-export', 'market-feed', 'price-alerts', 'scout-2', 'courier']
const some = aboutPage(
  {},
  VERDICTS.filter(({ monitor }) => SOME.includes(monitor)),
)
const SHOWN = `Heartbeat: critical, 1 critical, 1 unknown, 1 degraded, 1 warning, 1 skipped, …
Looked last 12 s ago, at 2026-11-22 09:30 UTC, as state/history has it.

  MONITOR           STATUS    28 DAYS                       UPTIME   FOR
✗ Nightly backup    critical  ▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃█  98.3 %   5 h 7 min
▲ Invoice export    warning   ▃▃▃▃▃▃▃▃▃▃▃▃█▃▃▃▃▃▃▃▃▃▃▃▃▃▃▅  99.77 %
‖ Market data feed  skipped   ▃▃▃▃▃▁▁▃▃▃▃▃▁▁▃▃▃▃▃▁▁▃▃▃▃▃▁▁  100 %
◆ Price alerts      degraded  ▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▆▆▆▆▆▆▆▆▆▆  100 %
? scout-2           unknown   ▃▃▃▃█▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃░  99.94 %
✓ courier           healthy   ▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▅█  99.95 %  1 h 11 min

Open incidents
✗ 2026-11-22 04:23 UTC  5 h 7 min  Nightly backup  No heartbeat for 1 d 6 h.
`

describe('how all stand, on a terminal', () => {
  test('is a headline, a line a monitor, and what is open', () => {
    expect(standingText(aStanding(some), aScreen())).toBe(SHOWN)
  })

  test('says the same in colour, and in ASCII', () => {
    const coloured = standingText(aStanding(some), aScreen({ paint: COLOURED }))
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(SHOWN)
    expect(coloured).toContain('Heartbeat:\u001b[22m \u001b[31mcritical\u001b[39m, 1 critical')
    expect(standingText(aStanding(some), aScreen({ ascii: true }))).toMatch(/^[\x20-\x7e\n]*$/)
  })

  test('is no signal when nobody has looked for long', () => {
    const text = standingText(aStanding(aboutPage({ now: NOW + 7 * HOUR })), aScreen())
    expect(text).toMatch(
      /^Heartbeat: no signal, nothing was checked for 7 h\nLooked last 7 h ago, at 2026-11-22 09:30 UTC/,
    )
    expect(text).not.toMatch(/healthy|critical/)
  })

  test('has no bars where nothing is known of the past', () => {
    const text = standingText({ ...aStanding(some), past: null }, aScreen())
    expect(text).toContain('  MONITOR           STATUS    FOR\n✗ Nightly backup    critical  5 h 7 min\n')
  })

  test('says how much was seen, where that was little', () => {
    const standing = aStanding(some)
    const monitors = Object.fromEntries(
      Object.entries(standing.past!.monitors).map(([id, one]) => [id, { ...one, observed_percent: 40.5 }]),
    )
    const text = standingText({ ...standing, past: { ...standing.past!, monitors } }, aScreen({ columns: 120 }))
    expect(text).toMatch(/courier .* 99\.95 %, 40 % observed {2}1 h 11 min\n/)
  })

  test('names the incident of what is open', () => {
    const { past, ...standing } = aStanding(some)
    const numbered = (incident: string | null) => ({
      ...standing,
      past: { ...past!, outages: past!.outages.map((outage) => ({ ...outage, incident })) },
    })
    expect(standingText(numbered('128'), aScreen({ columns: 99 }))).toContain(
      '  Nightly backup  #128  No heartbeat for 1 d 6 h.\n',
    )
    expect(standingText(numbered('source:file'), aScreen({ columns: 99 }))).toContain('  source:file  No heartbeat')
    expect(standingText(numbered(null), aScreen())).toBe(SHOWN)
  })

  test('says of who was the same on each day that is told for how long at least', () => {
    const { past, health, ...told } = aStanding(some)
    const { courier } = past!.monitors
    const days = Array.from({ length: 30 }, () => ({ ...courier!.days[0]!, worst: 'healthy' as const }))
    const of = (shown: NonNullable<typeof courier>['days']) =>
      standingText(
        {
          ...told,
          health: { ...health, services: { courier: health.services['courier']! } },
          past: { ...past!, changes: [], monitors: { courier: { ...courier!, days: shown } } },
        },
        aScreen(),
      )
    expect(of(days)).toMatch(/^✓ courier .* over 30 d$/m)
    expect(of(days.slice(1))).not.toContain('over')
    expect(of([...days.slice(1), { ...days[0]!, worst: 'warning' as const }])).not.toContain('over')
  })

  test('of nobody is a sentence', () => {
    expect(standingText(aStanding(aboutPage({}, [])), aScreen())).toMatch(/^Heartbeat: unknown, nothing was judged\n/)
  })

  test.each([30, 59, 79, 119, 199])('fits into %d columns, whoever is watched', (columns) => {
    const standing = aStanding(aboutPage({}, [...VERDICTS, ...manyMonitors(times(20, 200))]))
    const names = ['日本語の長い名前'.repeat(5), '🚀 deploy', 'a'.repeat(120), 'عربي']
    const services = Object.entries(standing.health.services).map(([id, one], i) => [
      id,
      { ...one, name: names[i % 5] ?? id },
    ])
    const named = { ...standing, health: { ...standing.health, services: Object.fromEntries(services) } }
    for (const line of standingText(named, aScreen({ columns })).split('\n'))
      expect([line, widthOf(line) <= columns]).toEqual([line, true])
  })

  test('is steered by no text of a server', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { health, past } = aStanding(some)
        const service = { ...Object.values(health.services)[0]!, name: text, message: text }
        const outages = past!.outages.map((outage) => ({ ...outage, monitor: text, message: text }))
        const services = Object.fromEntries([[text, service]])
        const shown = {
          health: { ...health, services, message: text },
          past: { ...past!, outages },
          now: NOW,
          label: text,
        }
        const lines = standingText(shown, aScreen()).split('\n')
        expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
        expect(lines).toHaveLength(9)
      }),
      { numRuns: times(100, 2000) },
    )
  })
})

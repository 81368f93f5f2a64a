import { describe, expect, test } from '@jest/globals'
import type { Day } from '../../../src/domain/history/history.js'
import { HOUR } from '../../../src/domain/time.js'
import { barsText, legendLines } from '../../../src/explain/past/day-bars.js'
import { COLOURED } from '../../../src/reports/paint.js'
import { aScreen } from './pasts-shown.js'

const NOTHING = { up: 0, down: 0, blind: 0, excluded: 0 }
const day = (change: Partial<Day>): Day => ({ date: '2026-11-22', worst: 'healthy', ...NOTHING, ...change })

const WEEK: readonly Day[] = [
  day({ worst: null, excluded: 24 * HOUR }),
  day({ up: 24 * HOUR }),
  day({ up: 24 * HOUR, worst: 'warning' }),
  day({ up: 24 * HOUR, worst: 'degraded' }),
  day({ up: 23 * HOUR, down: HOUR, worst: 'critical' }),
  day({ blind: 24 * HOUR, worst: null }),
  day({ excluded: 24 * HOUR, worst: 'skipped' }),
]

describe('bars of days', () => {
  test('tell each kind by its height, without colour', () => {
    expect(barsText(WEEK, 7, aScreen())).toBe('·▃▅▆█░▁')
  })

  test('are letters where a terminal knows no blocks', () => {
    expect(barsText(WEEK, 7, aScreen({ ascii: true }))).toBe('.|wdX?_')
  })

  test('are the last ones where not all fit, and begin before the first look where more would', () => {
    expect(barsText(WEEK, 3, aScreen())).toBe('█░▁')
    expect(barsText(WEEK, 9, aScreen())).toBe('···▃▅▆█░▁')
    expect(barsText([], 3, aScreen())).toBe('···')
  })

  test('are painted a run at a time, and as wide as without colour', () => {
    const painted = barsText([...WEEK, ...WEEK.slice(1, 2), ...WEEK.slice(1, 2)], 9, aScreen({ paint: COLOURED }))
    expect(painted).toContain('\u001b[32m▃▃\u001b[39m')
    expect(painted).toContain('\u001b[31m█\u001b[39m')
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe('·▃▅▆█░▁▃▃')
  })
})

test('the legend has the kinds that are shown, and wraps between them', () => {
  expect(legendLines([WEEK], 3, aScreen())).toEqual(['█ with downtime  ░ hardly observed  ▁ not watched'])
  expect(legendLines([WEEK], 3, aScreen({ columns: 40 }))).toEqual([
    '█ with downtime  ░ hardly observed',
    '▁ not watched',
  ])
})

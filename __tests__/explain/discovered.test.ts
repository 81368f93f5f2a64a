import { expect, test } from '@jest/globals'
import type { DiscoveredWorkflow } from '../../src/app/discover.js'
import { widthOf } from '../../src/domain/text-width.js'
import { discoverTable } from '../../src/explain/discovered.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')

function workflow(id: string): DiscoveredWorkflow {
  return {
    id,
    name: id,
    workflow: `.github/workflows/${id}`,
    events: [],
    schedule: [{ cron: '0 3 * * *', words: 'every day at 03:00', timezone: 'UTC' }],
    last_success: '2026-09-16T03:00:00Z',
    delivery: null,
    window_seconds: 172_800,
    deadline: null,
    status: 'healthy',
    reason: 'ok',
    message: '',
  }
}

test('names of wide characters line up with others', () => {
  const workflows = [workflow('日本語.yml'), workflow('build.yml'), workflow('📦.yml')]
  const table = discoverTable({ workflows, notices: [], requests: 3 }, NOW).split('\n').slice(0, 4)
  expect(table[1]).toBe(
    '日本語.yml  every day at 03:00  UTC   2026-09-16 03:00 UTC (9 h ago)  -          2 d     healthy: ok',
  )
  const columnOf = (line: string, word: string): number => widthOf(line.slice(0, line.indexOf(word)))
  expect(table.slice(1).map((line) => columnOf(line, 'every day'))).toEqual([12, 12, 12])
  expect(new Set(table.slice(1).map((line) => columnOf(line, 'healthy'))).size).toBe(1)
})

test('a cell is clipped where it would push the others away, and says so', () => {
  const [, row = ''] = discoverTable({ workflows: [workflow('語'.repeat(40))], notices: [], requests: 1 }, NOW).split(
    '\n',
  )
  expect(row).toMatch(/^語{23}… /)
})

test('on a narrow terminal zone and figures are left out, and never the name and the verdict', () => {
  const result = { workflows: [workflow('nightly')], notices: [], requests: 1 }
  const head = (width: number): string[] => discoverTable(result, NOW, width).split('\n')[0]?.split(/ {2,}/) ?? []
  expect(head(Infinity)).toEqual(['workflow', 'when', 'zone', 'last good run', 'delivered', 'window', 'verdict'])
  expect(head(30)).toEqual(['workflow', 'verdict'])
  expect(head(10)).toEqual(['workflow', 'verdict'])
})

import { expect, test } from '@jest/globals'
import { readMonitors } from '../../src/sources/document.js'
import { aMonitor, verdictOf } from '../support/monitor-samples.js'

const NOW = Date.UTC(2026, 10, 22, 12)

test('who is to repair a text that nobody understands sees how it begins', () => {
  const monitor = aMonitor({ format: 'json' })
  const text = `{ "last_run":\n "2026-11-22${'x'.repeat(500)}`
  const reading = readMonitors(text, [monitor], NOW, {}).get('job')
  if (reading === undefined || reading.kind !== 'invalid') throw new Error('it is damaged')
  expect(reading.seen).toMatch(/^\{ "last_run": "2026-11-22x+…$/)
  expect(reading.seen).toHaveLength(120)
  const { message, diagnosis } = verdictOf(monitor, reading, NOW)
  expect(message).toMatch(/^[A-Z].*\.$/)
  expect(diagnosis).toEqual([`What is stored begins: ${reading.seen}`])
})

import { describe, expect, test } from '@jest/globals'
import { drillSummary, drillText, type DrillReport } from '../../src/reports/drill.js'

const url = 'https://github.com/o/r/issues/7'
const delivery = { channel: 'slack', label: 'Slack', event: 'opened', monitors: ['backup'], ok: true, detail: 'sent' }

function report(more: Partial<DrillReport> = {}): DrillReport {
  const steps = [{ step: 'incident', ok: true, detail: `opened ${url}` }]
  const incident = { ref: '7', url }
  return {
    monitor: 'backup',
    name: 'backup',
    now: 0,
    dryRun: false,
    ok: true,
    incident,
    steps,
    deliveries: [],
    ...more,
  }
}

describe('the last line says what a real alarm would come to', () => {
  const stored = { incident: { ref: '1', url: null } }
  test.each<[string, Partial<DrillReport>, RegExp]>([
    ['an issue is seen by people', {}, /would arrive/],
    [
      'a channel is heard by people',
      { ...stored, deliveries: [delivery] as DrillReport['deliveries'] },
      /would arrive/,
    ],
    ['what a file of the machine remembers is seen by nobody', stored, /would reach nobody/],
    ['a step that failed', { steps: [{ step: 'Slack', ok: false, detail: '404' }] }, /1 of 1 step failed/],
  ])('%s', (_name, more, expected) => expect(drillText(report(more))).toMatch(expected))
})

test('the summary leads to the issue', () => {
  expect(drillSummary(report())).toContain(`opened [\\#\u200b7](${url})`.replace('\u200b', '&#8203;'))
})

import { describe, expect, it } from '@jest/globals'
import { HOUR } from '../../../src/domain/time.js'
import { parseConfigFile } from '../../../src/config/file/parse-file.js'
import { toMonitor } from '../../../src/config/to-monitor.js'

/** What the source is told of the first monitor. */
function told(text: string) {
  const [monitor] = parseConfigFile(text, 'heartbeat.yml').monitors
  if (monitor === undefined) throw new Error('it names no monitor')
  return toMonitor(monitor.id, monitor.settings, '', []).source.options
}

const SLOT = 'workflow: a.yml, events: [push], cron: 0 2 * * *'

describe('the slots of a workflow', () => {
  it.each([
    ['its own words', `monitors: {a: {${SLOT}, timezone: Asia/Seoul, grace: 3h}}`, 'Asia/Seoul', 3 * HOUR],
    ['the usual grace', `monitors: {a: {${SLOT}}}`, 'UTC', null],
    ['the zone of all', `timezone: Asia/Tokyo\nmonitors: {a: {${SLOT}}}`, 'Asia/Tokyo', null],
    ['grace from the defaults', `defaults: {grace: 2h}\nmonitors: {a: {${SLOT}}}`, 'UTC', 2 * HOUR],
    [
      'the zone of its market',
      `monitors: {a: {${SLOT.replace('0 2', '0 10')}, market-hours: true}}`,
      'America/New_York',
      null,
    ],
    ['no window of the defaults', `defaults: {window: 30h}\nmonitors: {a: {${SLOT}}}`, 'UTC', null],
    ['no threshold of the defaults', `defaults: {threshold: 30h}\nmonitors: {a: {${SLOT}}}`, 'UTC', null],
  ])('come from %s', (_what, text, timezone, graceMs) => {
    const options = told(text)
    expect(options['slot']).toMatchObject({ timezone, graceMs })
    expect(options['window']).toBeUndefined()
  })

  it('do not come from cron lines of the defaults, which are meant for beats', () => {
    const text = 'defaults: {cron: 0 2 * * *, grace: 2h}\nmonitors: {a: {workflow: a.yml}, b: {}}'
    expect(told(text)['slot']).toBeUndefined()
  })

  it.each([
    ['{ job: core }', { job: 'core' }],
    ['{ artifact: "report-*" }', { artifact: 'report-*' }],
    ['run', 'run'],
  ])('require: %s', (written, expected) => {
    expect(told(`monitors: {a: {workflow: a.yml, require: ${written}}}`)['require']).toEqual(expected)
    const { workflows } = parseConfigFile(`workflows: {require: ${written}}`, 'heartbeat.yml')
    expect(workflows?.require).toEqual(expected)
  })
})

import { describe, expect, test } from '@jest/globals'
import { MINUTE } from '../../src/domain/time.js'
import { expositionOf } from '../../src/health/exposition.js'
import { NOW } from '../reports/a-run.js'
import { aServer, theBoard } from './served-samples.js'

async function lines(now?: number): Promise<string[]> {
  const response = await aServer(theBoard(), now === undefined ? {} : { now }).get('/metrics')
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  return (await response.text()).split('\n')
}

describe('what Prometheus reads', () => {
  test('every measure of every monitor that has it', async () => {
    const all = await lines()
    expect(all.filter((line) => !line.startsWith('#'))).toEqual([
      'heartbeat_up{monitor="bot"} 1',
      'heartbeat_up{monitor="save_worker"} 1',
      'heartbeat_up{monitor="backup"} 0',
      'heartbeat_status{monitor="bot",status="healthy"} 1',
      'heartbeat_status{monitor="save_worker",status="warning"} 1',
      'heartbeat_status{monitor="backup",status="critical"} 1',
      'heartbeat_status{monitor="report",status="skipped"} 1',
      'heartbeat_last_timestamp_seconds{monitor="bot"} 1795339790',
      'heartbeat_last_timestamp_seconds{monitor="save_worker"} 1795339750',
      'heartbeat_last_timestamp_seconds{monitor="backup"} 1795239000',
      'heartbeat_last_timestamp_seconds{monitor="report"} 1795339080',
      'heartbeat_deadline_timestamp_seconds{monitor="bot"} 1795339820',
      'heartbeat_deadline_timestamp_seconds{monitor="save_worker"} 1795339780',
      'heartbeat_deadline_timestamp_seconds{monitor="backup"} 1795329000',
      'heartbeat_deadline_timestamp_seconds{monitor="report"} 1795346280',
      'heartbeat_failures_in_row{monitor="bot"} 0',
      'heartbeat_failures_in_row{monitor="save_worker"} 1',
      'heartbeat_failures_in_row{monitor="backup"} 1',
      'heartbeat_failures_in_row{monitor="report"} 0',
      'heartbeat_pulses_total{monitor="bot"} 5230',
      'heartbeat_pulses_total{monitor="save_worker"} 812',
      'heartbeat_errors_total{monitor="bot"} 2',
      'heartbeat_errors_total{monitor="save_worker"} 0',
      'heartbeat_uptime_ratio{monitor="bot"} 1',
      'heartbeat_uptime_ratio{monitor="save_worker"} 1',
      'heartbeat_uptime_ratio{monitor="backup"} 0.875',
      'heartbeat_uptime_ratio{monitor="report"} 1',
      'heartbeat_observed_ratio{monitor="bot"} 1',
      'heartbeat_observed_ratio{monitor="save_worker"} 1',
      'heartbeat_observed_ratio{monitor="backup"} 1',
      'heartbeat_observed_ratio{monitor="report"} 1',
      'heartbeat_monitors{status="healthy"} 1',
      'heartbeat_monitors{status="skipped"} 1',
      'heartbeat_monitors{status="warning"} 1',
      'heartbeat_monitors{status="degraded"} 0',
      'heartbeat_monitors{status="unknown"} 0',
      'heartbeat_monitors{status="critical"} 1',
      'heartbeat_check_timestamp_seconds 1795339800',
      'heartbeat_check_interval_seconds 15',
      'heartbeat_check_stale 0',
      '',
    ])
    expect(all).toContain('# TYPE heartbeat_pulses_total counter')
  })

  test('after a long time without a look nothing is up and nothing is down', async () => {
    const all = await lines(NOW + 10 * MINUTE)
    expect(all.filter((line) => line.startsWith('heartbeat_up'))).toEqual([
      'heartbeat_uptime_ratio{monitor="bot"} 1',
      'heartbeat_uptime_ratio{monitor="save_worker"} 1',
      'heartbeat_uptime_ratio{monitor="backup"} 0.875',
      'heartbeat_uptime_ratio{monitor="report"} 1',
    ])
    expect(all).toContain('heartbeat_status{monitor="bot",status="unknown"} 1')
    expect(all).toContain('heartbeat_check_stale 1')
  })

  test('what stands in a label or a help ends neither', () => {
    const samples = [{ labels: { monitor: 'a"b\\c\nd' }, value: 1 }]
    expect(expositionOf([{ name: 'a', type: 'gauge', help: 'x\\y\nz "q"', samples }])).toBe(
      '# HELP a x\\\\y\\nz "q"\n# TYPE a gauge\na{monitor="a\\"b\\\\c\\nd"} 1\n',
    )
  })

  test('a measure that nobody has is not there', () => {
    expect(expositionOf([{ name: 'a', type: 'gauge', help: 'x', samples: [] }])).toBe('')
  })
})

test('/status.json is the status map', async () => {
  const board = theBoard()
  expect(await (await aServer(board).get('/status.json')).json()).toEqual(JSON.parse(JSON.stringify(board.map)))
})

import { describe, expect, test } from '@jest/globals'
import { describeHeartbeat, heartbeatIn, likelyHeartbeats } from '../../src/app/heartbeat-files.js'
import { DAY, HOUR, MINUTE, toIso, type Duration } from '../../src/domain/time.js'

const NOW = Date.parse('2026-11-22T05:00:00Z')

function beat(age: Duration): string {
  return JSON.stringify({ last_run: toIso(NOW - age), status: 'ok' })
}

describe('which files of a repository may be heartbeats', () => {
  test('those whose name says so, in a format that is read', () => {
    const paths = [
      'data/scheduler_heartbeat.json',
      'heartbeat.txt',
      'state/last-run.json',
      'ops/last_success',
      'var/keep-alive.log',
      'heartbeats/nightly.json',
    ]
    expect(likelyHeartbeats(paths)).toEqual(paths)
  })

  test('no programs, no examples, no tests, and none of our own folder', () => {
    const paths = [
      'src/heartbeat.ts',
      'heartbeat.png',
      'docs/heartbeat.json',
      'examples/heartbeats/a.json',
      '__tests__/fixtures/heartbeat.json',
      '.github/heartbeat.yml',
      'node_modules/heartbeat/package.json',
      'data/report.json',
    ]
    expect(likelyHeartbeats(paths)).toEqual([])
  })

  test('at most twenty of them', () => {
    const paths = Array.from({ length: 25 }, (_, i) => `heartbeats/${i}.json`)
    expect(likelyHeartbeats(paths)).toEqual(paths.slice(0, 20))
  })
})

describe('what a found heartbeat becomes', () => {
  test.each([
    ['data/scheduler_heartbeat.json', 'scheduler'],
    ['state/last-run.json', 'state'],
    ['Heartbeat.JSON', 'heartbeat'],
    ['ops/Night Job/heartbeat.txt', 'night-job'],
    ['heartbeats/nightly.json', 'nightly'],
  ])('%s is the monitor %s', (path, id) => {
    expect(heartbeatIn(path, beat(MINUTE), NOW)?.id).toBe(id)
  })

  test.each([
    [MINUTE, 2 * HOUR],
    [2 * HOUR - 1000, 2 * HOUR],
    [2 * HOUR, 26 * HOUR],
    [26 * HOUR, 8 * DAY],
    [8 * DAY, 32 * DAY],
  ])('one that is %d ms old may be silent for %d ms, so that it is not late at once', (age, threshold) => {
    expect(heartbeatIn('heartbeat.json', beat(age), NOW)?.thresholdMs).toBe(threshold)
  })

  test('one that has long stopped, or in which no time is found, is none', () => {
    expect(heartbeatIn('heartbeat.json', beat(32 * DAY), NOW)).toBeNull()
    expect(heartbeatIn('heartbeat.json', '{"status":"ok"}', NOW)).toBeNull()
    expect(heartbeatIn('heartbeat.json', '', NOW)).toBeNull()
  })

  test('a name that steers a terminal is told without that', () => {
    const found = heartbeatIn('\u001b[31mdata\n/heartbeat.json', beat(HOUR), NOW)
    expect(found && describeHeartbeat(found)).toBe('data /heartbeat.json (/last_run says 2026-11-22 04:00 UTC)')
  })

  test('it is told with the time that was found', () => {
    const found = heartbeatIn('data/heartbeat.json', beat(HOUR), NOW)
    expect(found && describeHeartbeat(found)).toBe('data/heartbeat.json (/last_run says 2026-11-22 04:00 UTC)')
  })
})

import { describe, expect, test } from '@jest/globals'
import { parseConfigFile } from '../../../src/config/file/parse-file.js'
import { toMonitor } from '../../../src/config/to-monitor.js'
import type { FileConfig } from '../../../src/config/config.js'
import type { Monitor } from '../../../src/domain/monitor.js'
import { SECOND } from '../../../src/domain/time.js'
import { configProblems } from '../../support/config-problems.js'

const WHOLE = {
  enabled: true,
  default_interval: 30,
  timeout_multiplier: 5,
  alert_on_miss: true,
  log_level: 'INFO',
  services: { api: { interval: 10, critical: true }, worker: {}, 'Market Data': { interval: 60 } },
}

function read(document: unknown): FileConfig {
  return parseConfigFile(JSON.stringify(document), 'services.json')
}

function monitorsOf(document: unknown): Monitor[] {
  return read(document).monitors.map(({ id, settings }) => toMonitor(id, settings, '', []))
}

const problemsOf = (document: unknown) => configProblems(() => read(document))

describe('a config of services', () => {
  test('is monitors that are posted to', () => {
    expect(monitorsOf(WHOLE)).toMatchObject([
      { id: 'api', name: 'api', kind: 'service', critical: true, source: { kind: 'push' } },
      { id: 'worker', kind: 'service', critical: false, expectation: { everyMs: 30 * SECOND, graceMs: null } },
      { id: 'market-data', name: 'Market Data', expectation: { everyMs: 60 * SECOND } },
    ])
    expect(monitorsOf(WHOLE)[0]?.expectation).toEqual({
      kind: 'interval',
      everyMs: 10 * SECOND,
      graceMs: null,
      levels: { by: 'missed', warning: 1, degraded: 3, critical: 5 },
    })
    expect(read(WHOLE)).toMatchObject({ workflows: { discover: false }, incidents: {}, notices: [] })
  })

  test.each(['heartbeat', 'monitoring'])('may stand under "%s" among what an application keeps besides', (key) => {
    expect(read({ database: { host: 'db' }, [key]: WHOLE }).monitors.map(({ id }) => id)).toEqual([
      'api',
      'worker',
      'market-data',
    ])
  })

  test('is read from Redis where it names one, beside other sections of ours', () => {
    const config = { ...WHOLE, redis: { prefix: '{mine}' }, channels: { slack: true }, timezone: 'Europe/Berlin' }
    expect(read(config)).toMatchObject({ redis: { prefix: '{mine}' }, channels: { slack: true } })
    expect(monitorsOf(config).map(({ source }) => source.kind)).toEqual(['redis', 'redis', 'redis'])
  })

  test.each([
    [1, 1, 1, 1],
    [2, 1, 2, 2],
    [3, 1, 3, 3],
    [10, 1, 3, 10],
  ])('timeout_multiplier %i', (multiplier, warning, degraded, critical) => {
    const [monitor] = monitorsOf({ ...WHOLE, timeout_multiplier: multiplier })
    expect(monitor?.expectation).toMatchObject({ levels: { by: 'missed', warning, degraded, critical } })
  })

  test('takes fractions of seconds, and names that begin with what no id begins with', () => {
    expect(monitorsOf({ default_interval: 1.5, services: { _api: {}, Web: 2.25 } })).toMatchObject([
      { id: 'api', name: '_api', expectation: { everyMs: 1500 } },
      { id: 'Web', expectation: { everyMs: 2250 } },
    ])
  })

  test('stands once in a file: of two one would be watched by nobody', () => {
    expect(problemsOf({ heartbeat: WHOLE, monitoring: WHOLE })).toEqual([
      expect.stringContaining('monitoring: has services, and so has "heartbeat"; keep one of them'),
    ])
    expect(problemsOf({ ...WHOLE, heartbeat: WHOLE })).toEqual([
      expect.stringContaining('heartbeat: has services, and so has "services"; keep one of them'),
    ])
  })

  test('is found beside services and jobs of the application', () => {
    const application = { services: ['db'], jobs: {}, heartbeat: { services: { api: 5 } } }
    expect(monitorsOf(application).map(({ id }) => id)).toEqual(['api'])
  })

  test('without one the levels are those of services', () => {
    expect(monitorsOf({ services: { api: { interval: 1 }, short: 5 } })).toMatchObject([
      { expectation: { everyMs: SECOND, levels: null } },
      { expectation: { everyMs: 5 * SECOND } },
    ])
  })

  test('that is off judges nothing and says so', () => {
    const config = { ...WHOLE, enabled: false }
    for (const monitor of monitorsOf(config)) expect(monitor.paused).toMatchObject({ until: null })
    expect(read(config).notices).toEqual(['enabled is false: no service is judged.'])
  })

  test('that alerts of no miss opens no incident for one', () => {
    expect(read({ ...WHOLE, alert_on_miss: false, incidents: { reminder: '1h' } })).toMatchObject({
      incidents: { 'on-miss': false, reminder: 3_600_000 },
      notices: [expect.stringContaining('alert_on_miss is false')],
    })
  })
})

test.each([
  [{ default_intervall: 30 }, /default_intervall: is not a known key; did you mean "default_interval"\?/],
  [{ default_interval: 0 }, /default_interval: 0 is no number of seconds; write 30/],
  [{ default_interval: '30' }, /default_interval: "30" is no number of seconds/],
  [{ timeout_multiplier: 2.5 }, /timeout_multiplier: 2.5 is not a whole number from 1 to 1000/],
  [{ alert_on_miss: 'no' }, /alert_on_miss: "no" should be true or false/],
  [{ log_level: 'loud' }, /log_level: "loud" is no level of a log; write one of debug, info/],
  [{ services: { api: { intervall: 3 } } }, /services.api.intervall: is not a known key; did you mean "interval"\?/],
  [{ services: { api: { interval: -1 } } }, /services.api.interval: -1 is no number of seconds/],
  [{ services: { api: true } }, /services.api: true should be a map of keys/],
  [{ default_interval: undefined, services: { api: {} } }, /services.api: says no "interval".*default_interval/],
  [{ services: { 'a b': {}, 'a-b': {} } }, /services.a-b: is known as "a-b", and so is "a b"; rename one/],
  [{ default_interval: '10' }, /default_interval: "10" is no number of seconds; write 10$/],
  [{ default_interval: 0.5 }, /default_interval: 0.5 is less than a second; write 1 or more/],
  [{ default_interval: 1e9 }, /default_interval: 1000000000 is more than a year; write 31536000 or less/],
  [{ services: { constructor: {} } }, /services.constructor: .*; name it like "api"/],
  [{ services: undefined }, /names no "services"; write them, like services: \{ api/],
  [{ services: { '***': {} } }, /has no letters to be known by/],
])('%j is told with its remedy', (part, message) => {
  expect(problemsOf({ ...WHOLE, ...part })).toEqual([expect.stringMatching(message)])
  expect(problemsOf({ monitoring: { ...WHOLE, ...part } })).toEqual([expect.stringMatching(/monitoring[.:]/)])
})

import { describe, expect, test } from '@jest/globals'
import { checkConfig } from '../../src/config/check-config.js'
import type { Config } from '../../src/config/config.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { MINUTE } from '../../src/domain/time.js'
import { preparedConfig, withPushedMonitors } from '../../src/wiring/prepared-config.js'
import { aLog } from '../support/incident-samples.js'
import { aMonitor } from '../support/monitor-samples.js'

const EMPTY = checkConfig(readInputs(CHECK_INPUTS, {}), null)
const WITH_WEB = { ...EMPTY, monitors: [aMonitor({ push: true }, 'web')] }

function served(first: Config) {
  let read = first
  const log = aLog()
  const watched = { current: async () => read, reread: () => {} }
  const config = preparedConfig(watched, log, (one) => withPushedMonitors(one, [{ id: 'web', everyMs: MINUTE }]))
  return { config, log, becomes: (next: Config) => void (read = next) }
}

describe('a config that is read again', () => {
  test('goes on as it was where what it became cannot be used, and that is said once', async () => {
    const { config, log, becomes } = served(EMPTY)
    const before = await config.current(0)
    becomes(WITH_WEB)
    expect(await config.current(1)).toBe(before)
    expect(await config.current(2)).toBe(before)
    expect(log.lines).toEqual([expect.stringMatching(/^error: .*the old one goes on: push: "web" is a monitor/)])
    becomes({ ...EMPTY })
    expect((await config.current(3)).monitors.map(({ id }) => id)).toEqual(['web'])
  })

  test('is refused where there was never a good one', async () => {
    await expect(served(WITH_WEB).config.current(0)).rejects.toThrow('is a monitor of the config already')
  })
})

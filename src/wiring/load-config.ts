import { namesItsMonitor, placeInput, type CheckInputs } from '../config/check-config.js'
import { readConfig } from '../config/read-config.js'
import type { Config } from '../config/config.js'
import type { Duration } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { ChannelEnvironment } from './channel-environment.js'
import { isNamed, textAtHand } from './config-text.js'
import type { Wiring } from './wire.js'

/** Inputs completed by environment and config file: the one at hand, else the committed one. `byHand` as in readConfig. */
export async function loadConfig(
  inputs: CheckInputs,
  wiring: Wiring,
  channels: ChannelEnvironment,
  byHand: Duration | null = null,
): Promise<Config> {
  if (!namesItsMonitor(inputs)) {
    const { loadConfigFile } = await import(/* webpackChunkName: "config-search" */ './load-config-file.js')
    return loadConfigFile(inputs, wiring, channels, byHand)
  }
  const { environment, hide } = channels
  const unread = await unreadConfig(inputs, wiring)
  const config = await readConfig({ inputs, text: null, environment, hide, byHand })
  return { ...config, notices: [...config.notices, ...unread] }
}

/** What is to be said of a config file beside an input that names the place, which is not read. Throws ConfigError if it was named. */
async function unreadConfig(inputs: CheckInputs, wiring: Wiring): Promise<string[]> {
  const { config } = inputs
  const place = placeInput(inputs) ?? 'heartbeat-file'
  if (isNamed(config))
    throw new ConfigError([
      `${place}: give either "${place}" or "config", not both; a monitor of the config file is chosen with "monitor"`,
    ])
  // Only where it costs no request.
  const beside = await textAtHand(config, wiring)
  if (beside === null) return []
  return [
    `${config} is not read, because ${place} is given: what it says of monitors, incidents and channels does not count.`,
  ]
}

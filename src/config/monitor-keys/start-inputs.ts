import { EXPECTATION_KEYS } from './expectation.js'
import { HOURS_KEYS } from './hours.js'
import { JUDGING_KEYS } from './judging.js'
import { READING_KEYS } from './reading.js'
import { SOURCE_KEYS } from './source.js'

/** The keys of a monitor that are inputs and flags too, under the same names. They load at start, with stand-ins for those that load late; the others load with a config file. */
export const START_MONITOR_INPUTS = {
  ...SOURCE_KEYS,
  ...EXPECTATION_KEYS,
  ...HOURS_KEYS,
  ...JUDGING_KEYS,
  ...READING_KEYS,
} as const

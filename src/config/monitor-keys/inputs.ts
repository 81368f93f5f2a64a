import { LATE_KEYS } from './late.js'
import { START_MONITOR_INPUTS } from './start-inputs.js'

/** The keys of a monitor that are inputs and flags too, under the same names, all of them able to read. */
export const MONITOR_INPUTS = { ...START_MONITOR_INPUTS, ...LATE_KEYS } as const

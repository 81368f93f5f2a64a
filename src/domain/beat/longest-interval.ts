import { DAY, type Duration } from '../time.js'

/** A program that runs for long says at least once a day that it does. */
export const LONGEST_INTERVAL: Duration = DAY

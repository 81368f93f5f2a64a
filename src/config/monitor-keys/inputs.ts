import { settingsInFile } from '../keys/file-setting.js'
import { CALENDAR_SHAPE, CRON_SHAPE, CRONS_SHAPE, DATES_SHAPE, HOURS_SHAPE } from '../keys/shapes.js'
import { LATE_KEYS } from './late.js'
import { START_MONITOR_INPUTS } from './start-inputs.js'

/** The keys of a monitor that are inputs and flags too, under the same names, all of them able to read. */
export const MONITOR_INPUTS = {
  ...settingsInFile(START_MONITOR_INPUTS, {
    cron: [CRON_SHAPE, CRONS_SHAPE],
    'active-hours': [HOURS_SHAPE],
    calendar: [CALENDAR_SHAPE],
    holidays: [DATES_SHAPE],
  }),
  ...LATE_KEYS,
} as const

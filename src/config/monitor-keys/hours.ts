import { setting } from '../keys/setting.js'
import { duration, flag, list, text, texts } from '../keys/text-kinds.js'

/** The hours and days in which beats are expected. */
export const HOURS_KEYS = {
  'active-hours': setting(texts(/\n/), {
    description: 'Hours in which beats are expected: `mon-fri 09:30-16:00`, several separated by commas.',
  }),
  calendar: setting(text(), {
    description: 'Calendar of holidays and early closes: `nyse` or `nasdaq`.',
  }),
  holidays: setting(list(), {
    description: 'More days off: `YYYY-MM-DD`, or spans like `YYYY-MM-DD..YYYY-MM-DD`.',
  }),
  'market-hours': setting(flag(), {
    description: 'Short for New York trading hours: `mon-fri 09:30-16:00`, America/New_York, calendar `nyse`.',
    default: 'false',
  }),
  'opening-grace': setting(duration(), {
    description: 'After an opening a first beat is due within this time, beside `threshold`.',
    of: 'document',
  }),
} as const

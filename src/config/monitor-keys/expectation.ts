import type { Levels } from '../../domain/monitor.js'
import { late } from '../keys/late.js'
import { setting } from '../keys/setting.js'
import { duration, someTime, texts } from '../keys/text-kinds.js'

export const ABOUT_TIMEZONE = {
  description:
    'IANA zone of `cron`, `active-hours` and of times written without a zone. Default: UTC; for the first two New York with `market-hours` or `calendar`.',
} as const

export const ABOUT_LEVELS = {
  description:
    'When a late beat is warning, degraded and critical: counts of missed intervals (`1,3,5`) or ages (`1h,3h,6h`). Default: critical at once for a `job`, `1,3,5` for a `service`.',
  of: 'document',
} as const

/** When the next beat is due, and how bad it is when it is late. */
export const EXPECTATION_KEYS = {
  threshold: setting(someTime(), {
    description: 'A beat older than this is critical: minutes (`120`), or `90m`, `2h30m`, `1d`, `PT2H`.',
    default: '120',
    aliases: ['threshold_minutes'],
    of: 'document',
  }),
  every: setting(someTime(), {
    description: 'Expected interval between beats; with `grace` it replaces `threshold`.',
    of: 'document',
  }),
  grace: setting(duration(), {
    description:
      'How late a beat may be, with `every` or `cron`. Default: half the gap, of `cron` at most 1 h, of `every` from 5 min to 1 h; 6 h to 12 h for runs that GitHub’s schedule starts; none for a `service`.',
    of: 'document',
  }),
  cron: setting(texts(/[;\n]/), {
    description: 'When beats are due: cron lines, separated by `;` or line breaks; replaces `threshold`.',
    of: 'document',
  }),
  timezone: setting(late<string>(), ABOUT_TIMEZONE),
  levels: setting(late<Levels>(), ABOUT_LEVELS),
} as const

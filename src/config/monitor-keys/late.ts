import { zone } from '../keys/zone.js'
import { levels } from '../keys/levels.js'
import { redisPlace } from '../keys/redis-place.js'
import { setting } from '../keys/setting.js'
import { ABOUT_LEVELS, ABOUT_TIMEZONE } from './expectation.js'
import { ABOUT_REDIS } from './source.js'

/** The rows that the tables of the start have stand-ins for. */
export const LATE_KEYS = {
  redis: setting(redisPlace(), ABOUT_REDIS),
  timezone: setting(zone(), ABOUT_TIMEZONE),
  levels: setting(levels(), ABOUT_LEVELS),
} as const

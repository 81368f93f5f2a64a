import type { ZoneFunction } from '../wall-time.js'
import { wallToInstant } from './zone.js'

/** Times that were written without a zone, in the zone that the configuration names. */
export const zonedInstant: ZoneFunction = ({ year, month, day, hour, minute, second, ms }, zone) =>
  wallToInstant(Date.UTC(year, month - 1, day, hour, minute, second, ms), zone)

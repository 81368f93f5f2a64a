import type { ActiveTime } from '../monitor.js'
import type { ActiveWindow, ActiveWindows } from '../schedule.js'
import { DAY, type Instant } from '../time.js'
import { blockWindows } from './block-windows.js'
import { cutTo, merge } from './merge-windows.js'
import { openDays, type OpenDays } from './open-days.js'

/** The active time a user described. Throws ConfigError with every mistake in it. */
export function activeTime(spec: ActiveTime): ActiveWindows {
  const days = openDays(spec)
  return blockWindows((from, to) => cutTo(merge(windowsAround(days, from, to)), from, to))
}

/** What opened on the evening before may last into the first day; a zone may leave out a day. */
const DAYS_BEFORE = 2

function windowsAround({ zone, windowsOn }: OpenDays, from: Instant, to: Instant): ActiveWindow[] {
  const windows: ActiveWindow[] = []
  const last = Math.floor(zone.toWall(to) / DAY)
  for (let day = Math.floor(zone.toWall(from) / DAY) - DAYS_BEFORE; day <= last; day++) windows.push(...windowsOn(day))
  return windows
}

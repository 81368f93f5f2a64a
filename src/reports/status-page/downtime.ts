import { formatDuration } from '../../domain/duration.js'
import type { PageFacts } from './facts.js'

const MOST_DAYS = 5

/** `26 Nov 5 h 7 min, 29 Oct 6 h 52 min`, newest first; null where nobody ever looked. */
export function downtimeText(id: string, { past, clock }: PageFacts): string | null {
  const days = past.days(id)
  if (days.length === 0) return null
  const down = days.filter((day) => day.down > 0).reverse()
  if (down.length === 0) return 'none'
  const told = down.slice(0, MOST_DAYS).map((day) => `${clock.day(day.date)} ${formatDuration(day.down)}`)
  const more = down.length > MOST_DAYS ? ` and ${down.length - MOST_DAYS} more days` : ''
  return `${told.join(', ')}${more}`
}

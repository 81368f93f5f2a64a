import { formatDuration } from './duration.js'
import { MINUTE, SECOND, type Duration } from './time.js'

/** From here on a difference of clocks is told, and decides nothing any more. */
export const CLOCK_OFF: Duration = 2 * MINUTE

/** `the clock of this machine is 1 h ahead of GitHub's`; negative is behind. */
export function clockOffWords(aheadMs: Duration): string {
  const wholeSeconds = Math.round(Math.abs(aheadMs) / SECOND) * SECOND
  return `the clock of this machine is ${formatDuration(wholeSeconds)} ${aheadMs > 0 ? 'ahead of' : 'behind'} GitHub's`
}

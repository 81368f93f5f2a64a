import type { Status } from '../../domain/status.js'
import { html, type Html } from '../../domain/html.js'

const WIDTH = 620
const END = 612
const LINE = 32
/** One beat as a monitor of hearts draws it, 62 wide; it ends at the height at which it began. */
const BEAT = 'h14l3-4 4 4h6l3 5 5-30 6 38 4-13h6l5-7 6 7'
const BEAT_WIDTH = 62
/** A dead one stops here. */
const LAST_BEAT = 6

/** The line in the head: beats that go on, falter, or have stopped. Told in words beside it. */
export function trace(status: Status): Html {
  const beating = status !== 'critical' && status !== 'skipped'
  const beats = status === 'critical' ? LAST_BEAT : beating ? Math.floor(END / BEAT_WIDTH) : 0
  const past = `M0 ${LINE}${BEAT.repeat(beats)}`
  return html`<svg class="trace ${status}" viewBox="0 0 ${WIDTH} 56" preserveAspectRatio="xMaxYMid slice" aria-hidden="true"><linearGradient id="fade"><stop/><stop offset="1"/></linearGradient>${beats > 0 && html`<path class="past" d="${past}${beating && `H${END}`}"/>`}${status === 'healthy' && html`<path class="pulse" pathLength="100" d="${past}H${END}"/>`}${!beating && html`<path class="flat" d="M${beats * BEAT_WIDTH} ${LINE}H${END}"/>`}<circle cx="${END}" cy="${LINE}" r="4"/></svg>`
}

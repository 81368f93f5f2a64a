import { formatDuration } from '../../domain/duration.js'
import { html, type Html } from '../../domain/html.js'
import { SECOND } from '../../domain/time.js'
import type { PageMonitor } from './facts.js'

/** Fewer say nothing of what is usual. */
const FEWEST = 3
const MOST = 30
const HEIGHT = 30
/** Room above and below the line. */
const EDGE = 3
const STEP = 6

/** How long the last runs took, oldest first, in seconds; null where too few are known. */
export function durationsOf({ entry: { metadata } }: PageMonitor): readonly number[] | null {
  const { recent_durations_seconds: given } = metadata
  if (!Array.isArray(given)) return null
  const known = given.filter((one): one is number => typeof one === 'number' && Number.isFinite(one) && one >= 0)
  return known.length < FEWEST ? null : known.slice(-MOST)
}

/** The usual figures of some durations, as texts. */
export function figuresOf(seconds: readonly number[]): readonly (readonly [name: string, value: string])[] {
  const sorted = [...seconds].sort((a, b) => a - b)
  const text = (at: number): string => formatDuration(at * SECOND)
  return [
    ['last', text(seconds.at(-1) ?? 0)],
    ['median', text(medianOf(sorted))],
    ['shortest', text(sorted[0] ?? 0)],
    ['longest', text(sorted.at(-1) ?? 0)],
  ]
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  const [low = 0, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

/** A line through the durations with their median behind it and a dot on the last one; beside it stand the figures. */
export function spark(seconds: readonly number[]): Html {
  const y = scaleOf(seconds)
  const points = seconds.map(y)
  const steps = points.slice(1).map((point, i) => `${STEP} ${point - (points[i] ?? 0)}`)
  const width = STEP * (seconds.length - 1)
  const middle = y(medianOf([...seconds].sort((a, b) => a - b)))
  return html`<svg class="spark" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><path class="mid" d="M0 ${middle}h${width}"/><path d="m0 ${points[0]} ${steps.join(' ')}"/><path class="dot" d="M${width} ${points.at(-1)}h0"/></svg>`
}

/** From the shortest to the longest; what hardly differs does not look as if it did. */
function scaleOf(seconds: readonly number[]): (value: number) => number {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)]
  const range = Math.max(most - least, most / 4, 1e-9)
  const low = (least + most - range) / 2
  return (value) => Math.round(HEIGHT - EDGE - ((value - low) / range) * (HEIGHT - 2 * EDGE))
}

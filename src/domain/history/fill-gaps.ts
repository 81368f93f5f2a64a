import type { Book } from './book.js'
import type { Filled, FilledPart, Outage, Span } from './history.js'
import { isAbsent, type MonitorPast } from './monitor-past.js'

/** The longest that one monitor's filled parts may be remembered one by one. */
const MOST_PARTS = 1_000

/** Several who looked at the same time tell of the same gap, one after the other; further back there is nothing to tell. */
const LAST_GAPS = 3

/** What two judged differently is believed in this order. */
const ORDER = ['down', 'excluded', 'up'] as const

/** Takes in what became known of times in which nobody looked; nobody is known by it who was not known before. */
export function fillGaps(book: Book, filled: Filled): void {
  const gaps = book.times.gaps.slice(-LAST_GAPS)
  for (const [monitor, parts] of filled) {
    const past = book.pasts.get(monitor)
    if (past === undefined || parts.length === 0) continue
    const before = past.filled.length
    const inGaps = gaps.flatMap((gap) => parts.flatMap((part) => within(part, gap)))
    past.filled = united([...past.filled, ...inGaps]).slice(-MOST_PARTS)
    book.changeCount += past.filled.length - before
    for (const gap of gaps) if (inGaps.some((part) => touch(part, gap))) settleOutages(past, monitor, gap)
  }
}

function within(part: FilledPart, gap: Span): FilledPart[] {
  const [from, to] = [Math.max(part.from, gap.from), Math.min(part.to, gap.to)]
  return from < to ? [{ from, to, counted: part.counted }] : []
}

function touch(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}

/** In order and apart from each other, whatever came in whatever order. */
function united(parts: readonly FilledPart[]): FilledPart[] {
  const edges = [...new Set(parts.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const inOrder = [...parts].sort((a, b) => a.from - b.from)
  const all: FilledPart[] = []
  let over: FilledPart[] = []
  let next = 0
  for (const [i, to] of edges.slice(1).entries()) {
    const from = edges[i] ?? to
    over = over.filter((part) => part.to > from)
    for (; (inOrder[next]?.from ?? Infinity) <= from; next += 1) over.push(...inOrder.slice(next, next + 1))
    const counted = ORDER.find((one) => over.some((part) => part.counted === one))
    if (counted === undefined) continue
    const last = all.at(-1)
    if (last?.to === from && last.counted === counted) all[all.length - 1] = { ...last, to }
    else all.push({ from, to, counted })
  }
  return all
}

/**
 * An outage that was there before the gap and was over after it ended with the first sign of life in it, and not with the last,
 * which is all that the look after it saw. What was down in the gap is an outage like any other.
 */
function settleOutages(past: MonitorPast, monitor: string, gap: Span): void {
  const parts = past.filled.filter((part) => touch(part, gap))
  const cut = past.outages.map((outage) => shortened(outage, gap, parts))
  const found = parts.filter(({ counted }) => counted === 'down').map((part) => outageOf(part, monitor))
  const wasUp = past.upSince !== null && !isAbsent(past)
  past.outages = joined(cut, found)
  const last = past.outages.at(-1)?.until ?? null
  if (wasUp && last !== null && last > gap.from) past.upSince = last
}

function shortened(outage: Outage, gap: Span, parts: readonly FilledPart[]): Outage {
  const { since, until } = outage
  if (until === null || since > gap.from || until <= gap.from || until > gap.to) return outage
  const well = parts.find(({ counted, from }) => counted === 'up' && from < until && from > since)
  return well === undefined ? outage : { ...outage, until: well.from }
}

function outageOf({ from, to }: Span, monitor: string): Outage {
  return { monitor, since: from, until: to, worst: 'critical', message: '' }
}

/** What was found and touches an outage is one with it, which is told in the words of whoever saw it. */
function joined(seen: readonly Outage[], found: readonly Outage[]): Outage[] {
  const all: Outage[] = []
  for (const outage of [...seen, ...found].sort((a, b) => a.since - b.since)) {
    const last = all.at(-1)
    if (last !== undefined && isOne(last, outage, found)) all[all.length - 1] = together(last, outage)
    else all.push(outage)
  }
  return all
}

function isOne(a: Outage, b: Outage, found: readonly Outage[]): boolean {
  if (a.until === null || a.until > b.since) return true
  return a.until === b.since && (found.includes(a) || found.includes(b))
}

function together(a: Outage, b: Outage): Outage {
  const told = a.message === '' ? { ...b, since: a.since } : a
  const until = a.until === null || b.until === null ? null : Math.max(a.until, b.until)
  return { ...told, until }
}

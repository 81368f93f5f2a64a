import type { BookEntry, NextAttempt } from '../app/recovery-book.js'
import { columns } from '../domain/columns.js'
import { oneLine } from '../domain/safe-text.js'
import { clipped } from '../domain/text-width.js'
import { toIso, toText, type Instant } from '../domain/time.js'

const HEAD = ['target', 'for', 'attempts', 'last attempt', 'next']
const WIDEST = 60

/** The table for people, one line a target. */
export function bookTable(entries: readonly BookEntry[]): string {
  if (entries.length === 0) return 'Nothing is recovered here: no monitor of the config has steps.\n'
  const rows = entries.map((entry) => [
    entry.target,
    entry.monitors.join(', ') || '-',
    `${entry.state.attempts.length} of ${entry.of}`,
    lastOf(entry),
    nextText(entry),
  ])
  return `${columns([HEAD, ...rows].map((row) => row.map((cell) => clipped(oneLine(cell), WIDEST)))).join('\n')}\n`
}

/** Everything that is remembered of one target. */
export function bookPage(entry: BookEntry): string {
  const { state } = entry
  const facts: (readonly [string, string])[] = [
    ['for', entry.monitors.join(', ') || 'no monitor of the config'],
    ['attempts', `${state.attempts.length} of ${entry.of}`],
    ['next', nextText(entry)],
    ['beats since', textOf(state.healthySince)],
    ['given up', textOf(state.exhaustedAt)],
    ['people told', textOf(state.announcedAt)],
    ['counted anew from', textOf(state.resetAt)],
    ['heals of a day', String(state.heals.length)],
  ]
  const attempts = state.attempts.map(({ at, ok, detail, monitor }) => [toText(at), ending(ok), monitor, detail])
  const table = columns(attempts.map((row) => row.map((cell) => oneLine(cell))))
  const lines = [oneLine(entry.target), ...columns(facts.map((fact) => fact.map(oneLine))).map((line) => `  ${line}`)]
  return [...lines, ...(table.length === 0 ? [] : ['', ...table]), ''].join('\n')
}

/** The same for programs. */
export function bookData({ target, monitors, state, of, next }: BookEntry): object {
  return {
    target,
    monitors,
    attempts: state.attempts.map(({ at, ok, detail, url, monitor }) => ({ at: toIso(at), ok, detail, url, monitor })),
    allowed: of,
    state: next.kind.replaceAll(' ', '-'),
    next_at: next.kind === 'waits' ? toIso(next.until) : null,
    why: next.kind === 'left alone' ? next.why : null,
    made: state.made,
    exhausted_at: isoOf(state.exhaustedAt),
    announced_at: isoOf(state.announcedAt),
    healthy_since: isoOf(state.healthySince),
    reset_at: isoOf(state.resetAt),
    heals: state.heals.map(({ at, monitor }) => ({ at: toIso(at), monitor })),
  }
}

function lastOf({ state }: BookEntry): string {
  const last = state.attempts.at(-1)
  return last === undefined ? '-' : `${toText(last.at)}, ${ending(last.ok)}: ${last.detail}`
}

function ending(ok: boolean | null): string {
  if (ok === null) return 'under way'
  return ok ? 'done' : 'failed'
}

function nextText({ next }: { readonly next: NextAttempt }): string {
  switch (next.kind) {
    case 'ready':
      return 'at once'
    case 'waits':
      return `from ${toText(next.until)}`
    case 'given up':
      return 'none: a person is needed'
    case 'left alone':
      return `none: ${next.why}`
  }
}

function textOf(at: Instant | null): string {
  return at === null ? '-' : toText(at)
}

function isoOf(at: Instant | null): string | null {
  return at === null ? null : toIso(at)
}

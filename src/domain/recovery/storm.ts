import type { Effect } from '../incidents/plan.js'
import { describeService } from '../place.js'
import { MINUTE, type Duration, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** Many of one source that went bad together. */
export interface Storm {
  readonly source: string
  /** Ids of those that went bad. */
  readonly monitors: readonly string[]
  /** How many monitors the source has. */
  readonly of: number
}

const FEWEST = 4
const SHARE = 0.3
/** Beats of a moment do not all fall into one look. */
const TOGETHER: Duration = MINUTE

/**
 * More than three in ten of one source, and at least four, that went bad within a minute: that has one cause elsewhere, and
 * starting them all would only add to it. Milder statuses count, as they are the first sign of those who follow.
 */
export function stormsIn(verdicts: readonly Verdict[], onsets: Onsets, now: Instant): readonly Storm[] {
  return [...bySource(verdicts)].flatMap(([source, own]) => {
    const bad = own
      .filter(isBad)
      .map(({ monitor, since }) => ({ id: monitor, at: onsets.get(monitor) ?? since ?? now }))
      .sort((a, b) => a.at - b.at)
    const monitors = bad.filter(({ at }) => isMany(together(bad, at), own.length)).map(({ id }) => id)
    return monitors.length === 0 ? [] : [{ source, monitors, of: own.length }]
  })
}

/** Since when monitors are known to be bad, by id. */
export type Onsets = ReadonlyMap<string, Instant>

/** What the plan for incidents knows of beginnings: what is about to be opened begins now. */
export function onsetsIn(effects: readonly Effect[], now: Instant): Onsets {
  return new Map(
    effects.flatMap((effect) => {
      switch (effect.kind) {
        case 'open-incident':
          return Object.entries(effect.draft.state.members).map(([id, { joinedAt }]) => [id, joinedAt ?? now] as const)
        case 'reopen-incident':
          return Object.entries(effect.change.state.members).map(([id, { joinedAt }]) => [id, joinedAt ?? now] as const)
        case 'update-incident': {
          const { members, openedAt, reopenedAt } = effect.change.state
          return Object.entries(members).map(([id, { joinedAt }]) => [id, joinedAt ?? reopenedAt ?? openedAt] as const)
        }
        case 'close-incident':
        case 'close-gone':
        case 'close-duplicate':
        case 'notify':
        case 'recover':
          return []
      }
    }),
  )
}

/** For people: why nobody of them is recovered. */
export function stormText({ source, monitors, of }: Storm): string {
  return `${monitors.length} of ${of} monitors of ${source} went bad together: such a cause lies elsewhere, so none of them is recovered (${listed(monitors)}).`
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown
}

function bySource(verdicts: readonly Verdict[]): ReadonlyMap<string, readonly Verdict[]> {
  const found = new Map<string, Verdict[]>()
  for (const verdict of verdicts) {
    if (verdict.status === 'skipped') continue
    const source = describeService(verdict.place)
    const own = found.get(source)
    if (own === undefined) found.set(source, [verdict])
    else own.push(verdict)
  }
  return found
}

function isBad({ status }: Verdict): boolean {
  return status === 'warning' || status === 'degraded' || status === 'critical'
}

function together(bad: readonly { readonly at: Instant }[], at: Instant): number {
  return bad.filter((other) => Math.abs(other.at - at) <= TOGETHER).length
}

function isMany(count: number, of: number): boolean {
  return count >= FEWEST && count > SHARE * of
}

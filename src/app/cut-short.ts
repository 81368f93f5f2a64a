import { formatDuration } from '../domain/duration.js'
import type { Verdict } from '../domain/verdict.js'
import type { Cut, Phase } from '../domain/run-time.js'

/** What a run that ended before its time, or had no more of it, did not come to. */
export function cutShort(cut: Cut | null, verdicts: readonly Verdict[]): string[] {
  if (cut === null) return []
  const { phase, cancelled, limitMs } = cut
  if (cancelled) return [`This run was cancelled ${WHILE[phase]}: ${left(phase, verdicts)}.`]
  const limit = `"timeout" is ${formatDuration(limitMs)}`
  return [
    `The time of this run was up ${WHILE[phase]} (${limit}): ${left(phase, verdicts)}. If that is usual, set more.`,
  ]
}

const WHILE: Readonly<Record<Phase, string>> = {
  reading: 'while it looked',
  deeds: 'while it wrote and mended',
  alerts: 'while it told people',
  keeping: 'when all was done and told',
}

function left(phase: Phase, verdicts: readonly Verdict[]): string {
  switch (phase) {
    case 'reading': {
      const unseen = verdicts.filter(({ reason }) => reason === 'source-unreachable').length
      return `${unseen} of ${verdicts.length} ${verdicts.length === 1 ? 'monitor' : 'monitors'} could not be looked at`
    }
    case 'deeds':
      return 'what was not done is planned again by the next run'
    case 'alerts':
      return 'who was not told is told by the next run'
    case 'keeping':
      return 'what was to be kept of it may be missing'
  }
}

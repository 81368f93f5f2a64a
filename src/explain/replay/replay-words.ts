import { formatDuration } from '../../domain/duration.js'
import type { Alert } from '../../domain/replay/alert-book.js'
import type { Cost } from '../../domain/replay/cost.js'
import type { QuietSetting } from '../../domain/replay/quiet-setting.js'
import type { Against, Delivered, MonitorReplay, ReplayReport } from '../../domain/replay/report.js'
import type { Reason } from '../../domain/status.js'
import { DAY, HOUR, MINUTE, toText, type Duration } from '../../domain/time.js'
import { percent } from '../../domain/workflow/delivery.js'

/** `1,440` */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** `2 alerts` */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** As a config has it: `90m`, `26h`, `2d`, `1h30m`. */
export function settingText(ms: Duration): string {
  if (ms % DAY === 0 && ms > 0) return `${ms / DAY}d`
  const [hours, minutes] = [Math.floor(ms / HOUR), Math.round((ms % HOUR) / MINUTE)]
  return [hours > 0 ? `${hours}h` : '', minutes > 0 || hours === 0 ? `${minutes}m` : ''].join('')
}

const FOUND_IN: Readonly<Record<NonNullable<MonitorReplay['by']>, string>> = {
  commits: 'commits on GitHub',
  checkout: 'git history here',
  redis: 'the stream of Redis',
  runs: 'workflow runs',
  journal: 'how it was judged then',
}

export function foundIn({ by }: MonitorReplay): string {
  return by === null ? 'nothing' : FOUND_IN[by]
}

/** `threshold: 27h`; with what it is now where that is more than a beat would need, or less. */
export function quietText({ quiet, by, alerts }: MonitorReplay): string {
  if (quiet === null) return by === null || by === 'journal' || alerts.length === 0 ? '-' : 'no setting'
  return `${settingOf(quiet, quiet.atLeast)}${quiet.atLeast > quiet.now ? ` (now ${settingText(quiet.now)})` : ''}`
}

function settingOf({ key }: QuietSetting, ms: Duration): string {
  return `${key}: ${settingText(ms)}`
}

const TROUBLE: Partial<Record<Reason, string>> = {
  stale: 'silent',
  missing: 'no beat',
  'reported-failure': 'failed',
  failing: 'failed',
  overrun: 'not finished',
  'never-fired': 'never ran',
}

/** `silent since 2026-11-10 04:00 UTC, seen 12 min later, for 3 h 20 min, 1 reminder` */
export function alertText(alert: Alert): string {
  const { reason, since, openedAt, closedAt, reminders } = alert
  const parts = [
    `${TROUBLE[reason] ?? reason} since ${toText(since)}`,
    openedAt - since < MINUTE ? 'seen at once' : `seen ${formatDuration(openedAt - since)} later`,
    closedAt === null ? 'not over yet' : `open for ${formatDuration(closedAt - openedAt)}`,
    ...(reminders.length > 0 ? [counted(reminders.length, 'reminder')] : []),
  ]
  return parts.join(', ')
}

export function spanText({ from, to, every, ticks }: ReplayReport): string {
  const looks =
    every === null
      ? `the ${count(ticks)} looks that were taken`
      : `${count(ticks)} looks, one every ${formatDuration(every)}`
  return `${toText(from)} to ${toText(to)}, ${looks}`
}

/** `as the watching workflow is scheduled, 1,440 runs a month, …` */
export function costText({ by, runs, minutes, requests }: Cost): string {
  const often = by === 'schedule' ? 'as the watching workflow is scheduled' : 'with a check as often as here'
  return `${counted(runs, 'run')} a month ${often}, ${counted(minutes, 'minute')} (each run rounded up), about ${counted(requests, 'request')} to GitHub`
}

export function deliveredText({ delivered, declared }: Delivered): string {
  const share = declared === 0 ? '' : ` (${percent(delivered / declared)})`
  return `${count(delivered)} of ${count(declared)}${share}`
}

/** `+2 alerts, −1`; `the same alerts`. */
export function changeText({ differences }: Against): string {
  const sum = (of: 'added' | 'removed'): number => differences.reduce((all, one) => all + one[of].length, 0)
  return plusMinus(sum('added'), sum('removed'))
}

export function plusMinus(added: number, removed: number): string {
  if (added + removed === 0) return 'the same alerts'
  const [plus, minus] = [added > 0 ? `+${counted(added, 'alert')}` : '', removed > 0 ? `−${count(removed)}` : '']
  return removed > 0 && added === 0 ? `−${counted(removed, 'alert')}` : [plus, minus].filter(Boolean).join(', ')
}

import { formatDuration } from '../../domain/duration.js'
import { inlineCode, plain, table } from '../../domain/markdown.js'
import type { Alert } from '../../domain/replay/alert-book.js'
import { alertsOf, type Against, type MonitorReplay, type ReplayReport } from '../../domain/replay/report.js'
import { toText } from '../../domain/time.js'
import {
  alertText,
  changeText,
  costText,
  count,
  counted,
  deliveredText,
  foundIn,
  quietText,
  spanText,
} from './replay-words.js'
import { differenceText } from './replay-table.js'

const MOST_ROWS = 200
const MOST_ALERTS = 30

/** A replay as a part of a page; headings begin at the third level. */
export function replayMarkdown(report: ReplayReport): string {
  const parts = [
    report.against === null ? [] : againstPart(report.against),
    ['### On the past', `${spanText(report)}.`, ...monitorsPart(report)],
    alertsPart(report),
    missedPart(report),
    ['### Cost', ...costPart(report)],
    report.notices.length === 0 ? [] : [report.notices.map((notice) => `- ${plain(notice)}.`).join('\n')],
  ]
  return `${parts.flat().join('\n\n')}\n`
}

function againstPart(against: Against): string[] {
  const heading = `### Against ${plain(against.ref)}: ${changeText(against)}`
  if (against.differences.length === 0) return [heading]
  const rows = against.differences.slice(0, MOST_ROWS).map((one) => {
    const said = [
      ...one.added.map((alert) => `+ ${plain(alertText(alert))}`),
      ...one.removed.map((alert) => `− ${plain(alertText(alert))}`),
    ]
    const more = said.length > 3 ? [`and ${said.length - 3} more`] : []
    return [inlineCode(one.monitor), plain(differenceText(one)), [...said.slice(0, 3), ...more].join('<br>') || '-']
  })
  return [heading, table(['monitor', 'change', 'which'], rows)]
}

const HEAD = ['monitor', 'beats', 'longest silence', 'alerts', 'missed', 'quiet with', 'delivered', 'known by']

function monitorsPart({ monitors }: ReplayReport): string[] {
  const known = monitors.filter(({ by }) => by !== null)
  const rows = known.slice(0, MOST_ROWS).map(rowOf)
  const used = HEAD.map((_, i) => rows.some((row) => row[i] !== '-'))
  const shown = [HEAD, ...rows].map((row) => row.filter((_, i) => used[i]))
  const [head = [], ...others] = shown
  const untold = monitors.flatMap(({ monitor, note, by }) =>
    note === null
      ? []
      : [`- ${inlineCode(monitor)} ${by === null ? 'was not tried' : 'is cut short'}: ${plain(note)}.`],
  )
  return [...(rows.length === 0 ? [] : [table(head, others)]), ...(untold.length === 0 ? [] : [untold.join('\n')])]
}

function rowOf(monitor: MonitorReplay): string[] {
  const { monitor: id, beats, silence, alerts, missed, delivered } = monitor
  return [
    inlineCode(id),
    monitor.by === 'journal' ? '-' : count(beats),
    silence === null ? '-' : formatDuration(silence.ms),
    alerts.length === 0 ? '0' : `**${count(alerts.length)}**`,
    missed.length === 0 ? '-' : `**${count(missed.length)}**`,
    quietText(monitor) === '-' ? '-' : inlineCode(quietText(monitor)),
    delivered === null ? '-' : deliveredText(delivered),
    foundIn(monitor),
  ]
}

function alertsPart(report: ReplayReport): string[] {
  const alerts = [...alertsOf(report)].sort((a, b) => b.openedAt - a.openedAt)
  if (!report.monitors.some(({ by }) => by !== null)) return []
  if (alerts.length === 0) return ['Nobody would have been alerted.']
  const more = alerts.length > MOST_ALERTS ? [`- and ${count(alerts.length - MOST_ALERTS)} before`] : []
  const lines = [...alerts.slice(0, MOST_ALERTS).map(lineOf), ...more]
  return [
    `<details><summary>${counted(alerts.length, 'alert')} with this config, the newest first</summary>\n\n${lines.join('\n')}\n\n</details>`,
  ]
}

function lineOf(alert: Alert): string {
  return `- ${inlineCode(alert.monitor)} at ${toText(alert.openedAt)}: ${plain(alertText(alert))}`
}

function missedPart({ monitors }: ReplayReport): string[] {
  const missed = monitors.flatMap((one) => one.missed)
  if (missed.length === 0) return []
  const lines = missed.slice(0, MOST_ALERTS).map(({ monitor, since, until, ref }) => {
    const number = ref !== null && /^\d+$/.test(ref) ? ` (#${ref})` : ''
    return `- ${inlineCode(monitor)}: ${toText(since)} to ${until === null ? 'now' : toText(until)}${number}`
  })
  return ['**Really happened, and these rules would have told nobody:**', lines.join('\n')]
}

function costPart({ cost, against, looks }: ReplayReport): string[] {
  const before =
    against === null || against.cost.requests === cost.requests
      ? ''
      : ` Before: about ${counted(against.cost.requests, 'request')}.`
  const really =
    looks === null ? '' : ` Of the checks that its schedule declares, ${deliveredText(looks)} really looked.`
  return [`${costText(cost)}.${before}${really}`]
}

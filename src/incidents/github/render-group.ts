import { fenced, inlineCode, plain, table } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { signOf } from '../../domain/telling/status-sign.js'
import type { Instant } from '../../domain/time.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { IncidentView } from '../incident-texts.js'
import { affectedMonitors, instantAndAge, spanOf, zoneOf, type AffectedMonitor } from './affected-monitors.js'
import type { CardContext, CardLimits } from './card-context.js'
import { namedLink } from './links.js'
import { endNote, footer } from './render-parts.js'
import { controlBlock } from './render-control.js'
import { runbooksOf } from './runbook.js'

/** So many rows that all say the same bury what they do not share. */
const ALIKE_FROM = 4

/** One card for a storm: what so many have in common is seldom their own fault. */
export function renderGroup(view: IncidentView, context: CardContext, limits: CardLimits): string {
  const members = affectedMonitors(view)
  const lasting = members.filter(({ trouble }) => trouble.recoveredAt === null)
  const { from } = spanOf(view.state, view.now)
  const still =
    lasting.length === members.length
      ? 'In trouble'
      : `${lasting.length} of ${members.length} are still in trouble, the first`
  const words = wordsFor(members, context)
  const steps = [...runbooksOf(lasting, limits), ...words.steps]
  return [
    `## ${signOf(view.state.worst)} ${still} since ${instantAndAge(from, view.now, zoneOf(members))}`,
    ...[controlBlock(view, limits)].filter((block) => block !== ''),
    affectedTable([...lasting, ...members.filter((member) => !lasting.includes(member))], view.now, limits, context),
    `### What this means\n\n${words.meaning}`,
    `### What to do\n\n${steps.map((step, i) => `${i + 1}. ${step}`).join('\n')}\n\n${fenced(words.commands.join('\n'), 'sh')}`,
    '---',
    endNote(context),
    footer(view, context),
  ].join('\n\n')
}

interface GroupWords {
  readonly meaning: string
  readonly steps: readonly string[]
  readonly commands: readonly string[]
}

/** Workflows that are watched by their runs write no heartbeats: what they share lies elsewhere. */
function wordsFor(members: readonly AffectedMonitor[], { repository }: CardContext): GroupWords {
  const home = `${repository.owner}/${repository.repo}`
  const runs = `gh run list --repo ${home} --limit 10`
  if (members.every(({ verdict }) => verdict?.place.kind === 'workflow')) {
    return {
      meaning:
        'Many scheduled workflows stopped or failed at about the same time. Look for what they share before looking at each: GitHub itself, a runner, a token, an action that all of them use.',
      steps: [
        'See whether GitHub tells of trouble with Actions (githubstatus.com), and whether the runners are there.',
        'Open the last run of two or three of them and compare what failed.',
      ],
      commands: [`gh run list --repo ${home} --event schedule --limit 10`, `gh workflow list --all --repo ${home}`],
    }
  }
  return {
    meaning:
      'Many monitors died at about the same time. Look for what they share before looking at each: a runner, a token, a network, a store.',
    steps: [
      'Check that the place where the heartbeats are kept can be written.',
      'Check that the workflows or machines behind them run at all.',
    ],
    commands: [`gh workflow list --all --repo ${home}`, runs],
  }
}

/** Each member in a row; those that came back are ticked. What is the same for all is told once, above. */
export function affectedTable(
  members: readonly AffectedMonitor[],
  now: Instant,
  limits: CardLimits,
  context: CardContext,
): string {
  const shown = members.slice(0, limits.rows)
  const most = Math.min(limits.text, 100)
  const columns = [
    { head: 'Status', cells: shown.map(({ trouble }) => statusCell(trouble)) },
    { head: 'Monitor', cells: shown.map((member) => nameCell(member, most, context)) },
    { head: 'Reason', cells: shown.map(({ trouble }) => inlineCode(trouble.reason)) },
    { head: 'Last heartbeat', cells: shown.map((member) => lastCell(member, now)) },
    { head: 'Expected', cells: shown.map(({ verdict }) => plain(cut(verdict?.expected ?? '', most))) },
    { head: 'Since', cells: shown.map(({ trouble, verdict }) => zonedText(trouble.since, verdict?.zone ?? null)) },
  ]
  const isShared = ({ head, cells }: (typeof columns)[number]): boolean =>
    head !== 'Monitor' && cells.length >= ALIKE_FROM && cells.every((cell) => cell === cells[0])
  const shared = columns.filter((column) => isShared(column) && column.cells[0] !== '')
  const own = columns.filter((column) => !isShared(column))
  const left = members.length - shown.length
  return [
    ...(shared.length === 0 ? [] : [`The same for all: ${shared.map(sharedText).join('; ')}.`]),
    table(
      own.map(({ head }) => head),
      shown.map((_, row) => own.map(({ cells }) => cells[row] ?? '')),
    ),
    ...(left > 0 ? [`… and ${left} more.`] : []),
  ].join('\n\n')
}

function sharedText({ head, cells }: { readonly head: string; readonly cells: readonly string[] }): string {
  return `${head.toLowerCase()} ${cells[0] ?? ''}`
}

function statusCell({ recoveredAt, status }: AffectedMonitor['trouble']): string {
  return recoveredAt === null ? `${signOf(status)} ${status}` : '✅ back'
}

function nameCell({ id, trouble, verdict }: AffectedMonitor, most: number, context: CardContext): string {
  const name = cut(trouble.name, most)
  const shown = verdict === null ? plain(name) : namedLink(name, verdict.place, context)
  return `${shown} ${trouble.name === id ? '' : inlineCode(cut(id, most))}`.trim()
}

function lastCell({ trouble, verdict }: AffectedMonitor, now: Instant): string {
  return trouble.lastBeatAt === null ? 'never seen' : instantAndAge(trouble.lastBeatAt, now, verdict?.zone ?? null)
}

import { fenced, inlineCode, plain, table } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { signOf } from '../../domain/telling/status-sign.js'
import type { Instant } from '../../domain/time.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { IncidentView } from '../incident-texts.js'
import { affectedMonitors, instantAndAge, spanOf, zoneOf, type AffectedMonitor } from './affected-monitors.js'
import type { CardContext, CardLimits } from './card-context.js'
import { endNote, footer } from './render-parts.js'
import { runbooksOf } from './runbook.js'

/** One card for a storm: what so many have in common is seldom their own fault. */
export function renderGroup(view: IncidentView, context: CardContext, limits: CardLimits): string {
  const members = affectedMonitors(view)
  const lasting = members.filter(({ trouble }) => trouble.recoveredAt === null)
  const { from } = spanOf(view.state, view.now)
  const words = wordsFor(members, context)
  const steps = [...runbooksOf(lasting, limits), ...words.steps]
  return [
    `## ${signOf(view.state.worst)} ${members.length} ${words.title}`,
    `${lasting.length} of ${members.length} are still down, the first since ${instantAndAge(from, view.now, zoneOf(members))}.`,
    affectedTable([...lasting, ...members.filter((member) => !lasting.includes(member))], view.now, limits),
    `### What this means\n\n${words.meaning}`,
    `### What to do\n\n${steps.map((step, i) => `${i + 1}. ${step}`).join('\n')}\n\n${fenced(words.commands.join('\n'), 'sh')}`,
    '---',
    endNote(),
    footer(view, context),
  ].join('\n\n')
}

interface GroupWords {
  readonly title: string
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
      title: 'scheduled workflows are in trouble',
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
    title: 'monitors have stopped beating',
    meaning:
      'Many monitors died at about the same time. Look for what they share before looking at each: a runner, a token, a network, a store.',
    steps: [
      'Check that the place where the heartbeats are kept can be written.',
      'Check that the workflows or machines behind them run at all.',
    ],
    commands: [`gh workflow list --all --repo ${home}`, runs],
  }
}

/** Each member in a row; those that came back are ticked. */
export function affectedTable(members: readonly AffectedMonitor[], now: Instant, limits: CardLimits): string {
  const rows = members
    .slice(0, limits.rows)
    .map(({ id, trouble, verdict }) => [
      trouble.recoveredAt === null ? `${signOf(trouble.status)} ${trouble.status}` : '✅ back',
      `${plain(cut(trouble.name, Math.min(limits.text, 100)))} ${trouble.name === id ? '' : inlineCode(cut(id, Math.min(limits.text, 100)))}`.trim(),
      inlineCode(trouble.reason),
      trouble.lastBeatAt === null ? 'never seen' : instantAndAge(trouble.lastBeatAt, now, verdict?.zone ?? null),
      verdict?.expected == null ? '' : plain(cut(verdict.expected, Math.min(limits.text, 100))),
      zonedText(trouble.since, verdict?.zone ?? null),
    ])
  const left = members.length - rows.length
  const rest = left > 0 ? `\n\n… and ${left} more.` : ''
  return `${table(['Status', 'Monitor', 'Reason', 'Last heartbeat', 'Expected', 'Since'], rows)}${rest}`
}

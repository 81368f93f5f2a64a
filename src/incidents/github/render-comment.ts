import { formatDuration } from '../../domain/duration.js'
import { downtimeOf, isSilent, ownRulesWords, silenceOf, wasNoTrouble } from '../../domain/incidents/how-it-ended.js'
import type { CommentEvent, Trouble } from '../../domain/incidents/incident.js'
import { isStanding } from '../../domain/incidents/standing-key.js'
import { link, plain } from '../../domain/markdown.js'
import { cut } from '../../domain/safe-text.js'
import { signOf } from '../../domain/telling/status-sign.js'
import type { Instant } from '../../domain/time.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { IncidentView } from '../incident-texts.js'
import { affectedMonitors, instantAndAge, spanOf, zoneOf, type AffectedMonitor } from './affected-monitors.js'
import type { CardContext, CardLimits } from './card-context.js'
import { runLink } from './links.js'
import { attemptsTable } from './render-parts.js'
import { standingText } from './standing-comment.js'
import { affectedTable } from './render-group.js'

// The second is far below any limit, whatever the texts hold.
const LADDER: readonly CardLimits[] = [
  { text: 300, paragraphs: 3, rows: 10 },
  { text: 60, paragraphs: 0, rows: 3 },
]

/** What is added to the conversation when something changed, at most `max` characters. */
export function renderComment(event: CommentEvent, view: IncidentView, context: CardContext, max: number): string {
  const seenAt = zonedText(view.now, zoneOf(affectedMonitors(view)))
  const seenBy = `<sub>Seen by ${link('this run', context.runUrl ?? '')} at ${seenAt}.</sub>`
  const run = context.runUrl === null ? '' : seenBy
  const sizes = LADDER.map((limits) =>
    [...textFor(event, view, context, limits), run].filter((part) => part !== '').join('\n\n'),
  )
  return sizes.find((text) => text.length <= max) ?? `See the issue's first text.\n\n${run}`
}

function textFor(event: CommentEvent, view: IncidentView, context: CardContext, limits: CardLimits): string[] {
  if (isStanding(view)) {
    const own = standingText(event, view, limits, context)
    if (own !== null) return own
  }
  const members = affectedMonitors(view)
  const down = members.filter(({ trouble }) => trouble.recoveredAt === null)
  const { from } = spanOf(view.state, view.now)
  switch (event) {
    case 'escalated':
      return [
        `### ${signOf(view.state.worst)} It got worse: now ${view.state.worst}`,
        ...situation(down, view, limits, context),
      ]
    case 'reminder':
      return [`### ⏰ Still down after ${formatDuration(view.now - from)}`, ...situation(down, view, limits, context)]
    case 'reopened':
      return [
        '### 💔 It stopped beating again',
        ...situation(down, view, limits, context),
        'This issue goes on instead of a new one.',
      ]
    case 'recovered':
      return recovered(members, view, context, limits)
    case 'recovery-exhausted':
      return [
        '### 🧯 Automatic recovery has given up',
        ...members.slice(0, limits.rows).map(({ trouble }) => attemptsTable(trouble.recovery, zoneOf(members), limits)),
        'A person is needed. This incident goes on until a heartbeat arrives.',
      ]
    case 'gone':
      return [
        '### ⏹️ No longer watched',
        'Its file is gone, it has no schedule any more, or it was taken out of the configuration: so nothing can end this incident, and it is closed. It did not beat again.',
      ]
    case 'members':
      return situation(down, view, limits, context)
    case 'moved':
      return [
        '### ➡️ It goes on in one issue for all',
        `All that this configuration watches is told in ${issueNamed(view.state.duplicateOf)} from now on.`,
      ]
    case 'drill-over':
      return ['### 🧪 The drill is over', 'Nothing was wrong. Whoever was told of it is told so too.']
    case 'duplicate':
      // GitHub reads this line and links the two.
      return [`Duplicate of ${issueNamed(view.state.duplicateOf)}`]
  }
}

/** Also one of another repository. */
function issueNamed(ref: string | null): string {
  if (/^\d+$/.test(ref ?? '')) return `#${ref}`
  return /^[\w.-]+\/[\w.-]+#\d+$/.test(ref ?? '') ? String(ref) : '#?'
}

function situation(
  members: readonly AffectedMonitor[],
  view: IncidentView,
  limits: CardLimits,
  context: CardContext,
): string[] {
  const [only] = members
  if (members.length > 1 || only === undefined) return [affectedTable(members, view.now, limits, context)]
  const { trouble, verdict } = only
  const zone = verdict?.zone ?? null
  const last = trouble.lastBeatAt === null ? 'never seen' : instantAndAge(trouble.lastBeatAt, view.now, zone)
  return [
    plain(cut(verdict?.message ?? `${trouble.name} is ${trouble.status}.`, limits.text)),
    `Last heartbeat: ${last}. Down since ${instantAndAge(trouble.since, view.now, zone)}.`,
  ]
}

/** What the card does not say: the end that was seen, and what it said. */
function recovered(
  members: readonly AffectedMonitor[],
  view: IncidentView,
  context: CardContext,
  limits: CardLimits,
): string[] {
  const [only] = members
  if (members.length > 1 || only === undefined) {
    const { from, to } = spanOf(view.state, view.now)
    return [
      `### ${signOf('healthy')} All ${members.length} are beating again`,
      `Down for up to ${formatDuration(to - from)}.`,
    ]
  }
  const { trouble, verdict } = only
  if (wasNoTrouble(trouble)) {
    const why = plain(`${cut(trouble.name, limits.text)} ${ownRulesWords(verdict)}.`)
    return [`### ${signOf('healthy')} No trouble by its own rules`, `${why} A run by hand had judged it otherwise.`]
  }
  const beat = verdict?.beat ?? null
  const zone = verdict?.zone ?? null
  const run = runLink('its run', beat?.runUrl, context)
  const end = trouble.recoveredAt ?? view.now
  const said = beat?.message ? ` It said: ${plain(cut(beat.message, limits.text))}` : ''
  return [
    `### ${signOf('healthy')} Beating again`,
    `It ended well at ${zonedText(end, zone)}${run === null ? '' : ` (${run})`}, ${lengthOf(trouble, end)}.${said}`,
  ]
}

function lengthOf(trouble: Trouble, end: Instant): string {
  const silence = silenceOf(trouble, end)
  const downtime = formatDuration(downtimeOf(trouble, end))
  // Who beat on and failed had no deadline that passed.
  if (!isSilent(trouble)) return `after ${downtime} of trouble`
  const late = `${downtime} after its deadline`
  return silence === null ? late : `after ${formatDuration(silence)} of silence, ${late}`
}

import { withBecause } from '../../domain/because.js'
import { html, type Html } from '../../domain/html.js'
import { REASON_TEXT } from '../../domain/judging/reason-text.js'
import { statusLine } from '../../domain/status-message.js'
import type { PageFacts, PageMonitor } from './facts.js'
import { shown } from './shown-text.js'

/** The sentence of a row: what the monitor is judged to be, or when it was heard and what it said. */
export function sentenceOf(monitor: PageMonitor, facts: PageFacts): Html {
  const { entry } = monitor
  if (entry.status !== 'healthy' || entry.last_heartbeat === null) return html`${judgedText(monitor, facts)}`
  return html`Last heartbeat ${facts.clock.ago(Date.parse(entry.last_heartbeat))}${said(monitor, facts)}`
}

/** What it was judged to be; in our own words alone where what beats say is not for strangers. */
export function judgedText(monitor: PageMonitor, facts: PageFacts): string {
  const text = judged(monitor, facts)
  const { because_of: because } = monitor.entry
  return because === null ? text : withBecause(text, { monitor: shown(because, 80), back: false })
}

function judged({ entry }: PageMonitor, { show }: PageFacts): string {
  const message = entry.metadata['beat_message']
  const quotes = typeof message === 'string' && message !== '' && entry.message.includes(message)
  return show.messages || !quotes ? shown(entry.message) : REASON_TEXT[entry.reason].meaning
}

/** What the last beat said, with the sign of its kind. */
export function saidText({ entry }: PageMonitor, { show }: PageFacts): string | null {
  const { beat_message: message } = entry.metadata
  if (!show.messages) return null
  const text = typeof message === 'string' ? shown(message, 160) : ''
  return (entry.kind === null ? text : statusLine(entry.kind, text)) || null
}

function said(monitor: PageMonitor, facts: PageFacts): Html | null {
  const text = saidText(monitor, facts)
  return text === null ? null : html` · ${text}`
}

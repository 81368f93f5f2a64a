import { REASON_TEXT } from '../judging/reason-text.js'
import { cut, oneLine } from '../safe-text.js'
import { spokenOf } from './notification-headline.js'
import type { Notification, NotifiedMonitor } from './notification.js'
import { safeUrl } from './safe-url.js'

const LONGEST_SENTENCE = 300
const MOST_RUNBOOKS = 3
/** Services take fields of a thousand characters. */
const LONGEST_LINK = 500

/** An address with its words. */
export interface NotificationLink {
  readonly label: string
  readonly url: string
}

/** What a person should do, in one line; null when there is nothing to do. */
export function whatToDo(notification: Notification): string | null {
  const [worst] = notification.digest === undefined ? spokenOf(notification) : []
  switch (notification.event) {
    case 'recovered':
    case 'healed':
    case 'status':
      return null
    case 'test':
      if (notification.words !== undefined) return null
      return 'Nothing. If you can read this, alerts reach you here.'
    case 'recovery-exhausted':
      return 'Heal it by hand: all automatic attempts were made, there will be no more.'
    case 'opened':
    case 'escalated':
    case 'reminder':
    case 'summary':
      return worst === undefined ? null : adviceForAll(spokenOf(notification), worst)
  }
}

/** Each by its own runbook, as far as there is room; the advice of the worst where nobody wrote any. */
function adviceForAll(monitors: readonly NotifiedMonitor[], worst: NotifiedMonitor): string | null {
  const written = new Map<string, string[]>()
  for (const { runbook, name } of monitors)
    if (runbook !== null) written.set(runbook, [...(written.get(runbook) ?? []), name])
  if (written.size === 0 || monitors.length === 1) return adviceFor(worst) === '' ? null : sentence(adviceFor(worst))
  const lines = [...written].slice(0, MOST_RUNBOOKS).map(([runbook, [first = '', ...others]], i) => {
    const whose = `${cut(oneLine(first), 60)}${others.length > 0 ? ` and ${others.length} more` : ''}`
    return sentence(`${i === 0 ? 'Runbook of' : 'of'} ${whose}: ${runbook}`)
  })
  const more = written.size - lines.length
  return [...lines, ...(more > 0 ? [`${more} more in the issue`] : [])].join('; ')
}

/** An address that is cut would lead elsewhere. */
function sentence(text: string): string {
  const line = oneLine(text)
  const address = /https?:\/\/\S+$/i.exec(line)?.[0] ?? ''
  return cut(line, safeUrl(address) === null ? LONGEST_SENTENCE : LONGEST_SENTENCE + address.length)
}

/** Where to look, and the runbook where one address is that of all: what a message shows as links. */
export function linksOf(notification: Notification): readonly NotificationLink[] {
  return [linkOf(notification), runbookLink(notification)].flatMap((link) => link ?? [])
}

function runbookLink(notification: Notification): NotificationLink | null {
  if (whatToDo(notification) === null || notification.event === 'test') return null
  const [url, ...others] = new Set(spokenOf(notification).flatMap(({ runbook }) => runbook?.trim() ?? []))
  if (url === undefined || others.length > 0 || url.length > LONGEST_LINK || safeUrl(url) === null) return null
  // Nothing in it ends a link in Markdown.
  return { label: 'Open the runbook', url: url.replace(/[()[\]*_~]/g, percentEncoded) }
}

function percentEncoded(char: string): string {
  return `%${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`
}

/** What its people wrote comes first, then what the verdict knows, or else what its reason tells; the rest stands in the issue. */
function adviceFor({ runbook, remedy, reason }: NotifiedMonitor): string {
  if (runbook !== null) return `Runbook: ${runbook}`
  return (remedy.length > 0 ? remedy : REASON_TEXT[reason].advice).slice(0, 2).join(' ')
}

/** Where to look: the issue, or else the run. */
export function linkOf(notification: Notification): NotificationLink | null {
  const [issue, run] = [safeUrl(notification.incidentUrl), safeUrl(notification.runUrl)]
  if (issue !== null) return { label: 'Open the issue', url: issue }
  return run === null ? null : { label: 'Open the run', url: run }
}

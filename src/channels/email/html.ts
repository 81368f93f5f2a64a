import {
  factsOf,
  footerOf,
  headline,
  lineOf,
  linksOf,
  messageOf,
  nameOf,
  safeUrl,
  signOf,
  spokenOf,
  toneOf,
  whatToDo,
  type Tone,
} from '../../domain/telling/notification-text.js'
import type { Notification, NotifiedMonitor } from '../channel.js'
import { WHY_THIS_MAIL } from './why.js'
import { escapeHtml } from '../../domain/html.js'
import { unlinked } from '../dead-text.js'

const LISTED = 100

const COLOURS: Readonly<Record<Tone, string>> = {
  critical: '#d73a49',
  worrying: '#bf6a02',
  good: '#1a7f37',
  neutral: '#57606a',
}

/** The mail as a page. Styles stand at the elements because mail programs drop all others. */
export function renderHtml(notification: Notification): string {
  const colour = COLOURS[toneOf(notification)]
  const todo = whatToDo(notification)
  const links = linksOf(notification)
  return [
    '<!doctype html>',
    '<html lang="en"><body style="margin:0;padding:16px;font:15px/1.5 -apple-system,Segoe UI,Helvetica,Arial,sans-serif;color:#1f2328">',
    `<div style="max-width:640px;border-left:6px solid ${colour};padding:4px 20px">`,
    `<h1 style="font-size:20px;margin:8px 0;color:${colour}">${signOf(notification)} ${dead(headline(notification))}</h1>`,
    body(notification),
    todo === null ? '' : `<p style="margin:12px 0"><b>What to do:</b> ${dead(todo)}</p>`,
    ...links.map((link) => button(link, colour)),
    `<p style="color:#57606a;font-size:12px;margin:16px 0 8px">${dead(footerOf(notification))}<br>${dead(WHY_THIS_MAIL)}</p>`,
    '</div></body></html>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function body(notification: Notification): string {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return ''
  if (monitors.length > 1)
    return (
      table(monitors.slice(0, LISTED).map((monitor) => [nameCell(monitor), dead(lineOf(monitor, notification))])) +
      more(monitors.length)
    )
  const message = messageOf(only)
  const facts = factsOf(only, notification).map(({ label, text }) => [label, dead(text)] as const)
  return `${message === '' ? '' : `<p style="margin:8px 0">${dead(message)}</p>\n`}${table(facts)}`
}

function nameCell(monitor: NotifiedMonitor): string {
  const url = safeUrl(monitor.incidentUrl)
  return url === null ? dead(nameOf(monitor)) : `<a href="${escapeHtml(url)}">${dead(nameOf(monitor))}</a>`
}

function more(count: number): string {
  return count > LISTED ? `\n<p>…and ${count - LISTED} more</p>` : ''
}

function table(rows: readonly (readonly [string, string])[]): string {
  const cell = 'padding:2px 16px 2px 0;vertical-align:top;text-align:left'
  const lines = rows.map(
    ([head, text]) => `<tr><th style="${cell};font-weight:600">${head}</th><td style="${cell}">${text}</td></tr>`,
  )
  return `<table style="border-collapse:collapse;margin:8px 0">\n${lines.join('\n')}\n</table>`
}

function button(link: { readonly label: string; readonly url: string }, colour: string): string {
  const style = `display:inline-block;padding:8px 16px;background:${colour};color:#ffffff;text-decoration:none;border-radius:6px`
  return `<p style="margin:16px 0"><a href="${escapeHtml(link.url)}" style="${style}">${link.label}</a></p>`
}

/** Mail programs make links of addresses they find in text. */
function dead(text: string): string {
  return escapeHtml(unlinked(text))
}

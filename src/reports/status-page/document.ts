import { createHash } from 'node:crypto'
import { html, Html, type Piece } from '../../domain/html.js'
import type { Status } from '../../domain/status.js'
import { CONTROL_SCRIPT } from './in-browser/control-script.js'
import { askDialog } from './controls.js'
import type { PageFacts } from './facts.js'
import { header } from './header.js'
import { favicon, NO_SIGNAL_ICON, SYMBOLS } from './icons.js'
import { LIVE_SCRIPT } from './in-browser/live-script.js'
import { CONTROL_STYLE, FRAMED_STYLE, STYLE } from './style.js'

/** One page around its main part. */
export interface PageDocument {
  /** Of the tab, before the name of the page. */
  readonly sentence: string
  readonly status: Status
  /** From here to the front page: empty or `../`. */
  readonly root: string
  /** In a frame of other people's pages: no header of its own. */
  readonly framed: boolean
  readonly main: Piece
  readonly footer: Piece
}

/** The policy that lets nothing run or load but our own style and scripts. */
export const CONTENT_POLICY = [
  `default-src 'none'`,
  `style-src ${hashOf(STYLE)} ${hashOf(FRAMED_STYLE)} ${hashOf(CONTROL_STYLE)}`,
  `script-src ${hashOf(LIVE_SCRIPT)} ${hashOf(CONTROL_SCRIPT)}`,
  `img-src data:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join(';')

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The same, and that the page may ask when the last check was. */
function policyWith(pulse: string | null): string {
  return pulse === null ? CONTENT_POLICY : CONTENT_POLICY.replace("connect-src 'self'", `connect-src 'self' ${pulse}`)
}

export function documentOf(page: PageDocument, facts: PageFacts): string {
  const { signal, live, title, description, pulse, intervalMs, checkedAt } = facts
  const policy = live === null && html`<meta http-equiv="Content-Security-Policy" content="${policyWith(pulse)}">\n`
  const canDo = !page.framed && live?.writable === true
  const sentence = signal ? page.sentence : 'No signal'
  const look = signal ? favicon(page.status) : NO_SIGNAL_ICON
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${policy}<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${sentence} · ${title}</title>
<meta name="description" content="${description ?? `${facts.monitors.length} jobs, services and agents, watched by Heartbeat.`}">
${live === null && html`<link rel="alternate" type="application/atom+xml" title="Incidents" href="${page.root}incidents.atom">\n`}<link rel="icon" href="${new Html(look)}"${!signal && html` data-was="${new Html(favicon(page.status))}"`} data-off="${new Html(NO_SIGNAL_ICON)}">
<style>${new Html(STYLE)}</style>${page.framed && html`<style>${new Html(FRAMED_STYLE)}</style>`}${canDo && html`<style>${new Html(CONTROL_STYLE)}</style>`}</head>
<body${page.framed && html` class="framed"`} data-root="${page.root}"${live === null ? html` data-json="${page.root}status.json"${pulse !== null && html` data-pulse="${pulse}"`}` : html` data-stream="${page.root}api/health/stream"`}>${SYMBOLS}
${page.framed ? null : header(page.root, facts)}<main id="main"${!signal && html` class="nosignal"`} data-checked="${checkedAt}" data-every="${intervalMs}">
${page.main}</main>
${page.footer}${!page.framed && askDialog(facts)}<p id="said" role="status" aria-live="polite"></p>
<script>${new Html(LIVE_SCRIPT)}</script>${canDo && html`<script>${new Html(CONTROL_SCRIPT)}</script>`}</body></html>
`.text
}

import { html, Html } from '../../domain/html.js'
import { NO_SIGNAL_ICON } from './icons.js'
import { STYLE } from './style.js'

/** What stands there before the first look has ended. */
export function waitingPage(): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Nothing was checked yet</title>
<link rel="icon" href="${new Html(NO_SIGNAL_ICON)}">
<style>${new Html(STYLE)}</style></head>
<body><main><section class="hero"><h1>Nothing was checked yet</h1><p class="below">The first look is under way. Load this page again in a moment.</p></section></main></body></html>
`.text
}

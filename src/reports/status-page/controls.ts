import { isPaused, isSnoozed, NO_CONTROL } from '../../domain/controls.js'
import { html, type Html } from '../../domain/html.js'
import { isIll, type PageFacts, type PageMonitor } from './facts.js'

const DURATIONS = [
  ['1h', '1 hour'],
  ['4h', '4 hours'],
  ['1d', '1 day'],
  ['2d', '2 days'],
  ['7d', '7 days'],
] as const

/** What may be done about one monitor by whoever has the token; nothing where nobody may. Without a script they stay out of sight. */
export function actionsOf(monitor: PageMonitor, facts: PageFacts): Html | null {
  if (!facts.live?.writable) return null
  const control = facts.controls.get(monitor.entry.id) ?? NO_CONTROL
  const [paused, snoozed] = [isPaused(control, facts.now), isSnoozed(control, facts.now)]
  const ill = isIll(monitor)
  const wishes = [
    paused || snoozed ? action('resume', 'Resume', monitor) : null,
    paused ? null : action('pause', 'Pause', monitor),
    ill && !snoozed ? action('snooze', 'Snooze', monitor) : null,
    ill && control.acknowledged === null ? action('ack', 'Acknowledge', monitor) : null,
  ]
  return html`<p class="acts">${wishes}</p>`
}

function action(act: string, words: string, { entry, name }: PageMonitor): Html {
  return html`<button type="button" data-act="${act}" data-id="${entry.id}" data-name="${name}">${words}<span class="vh"> ${name}</span></button> `
}

export function checkNow({ live }: PageFacts): Html | null {
  return live?.writable ? html`<button type="button" class="acts" data-act="check">Check now</button>` : null
}

/** Asks for what an action needs. The token stays in this tab. */
export function askDialog({ live }: PageFacts): Html | null {
  if (!live?.writable) return null
  const options = DURATIONS.map(([value, words]) => html`<option value="${value}">${words}</option>`)
  return html`<dialog id="ask" aria-labelledby="ask-title"><form method="dialog"><h2 id="ask-title"></h2><label data-for="pause snooze">For how long<select name="for">${options}</select></label><label data-for="pause snooze ack">Why (others read it)<input name="why" maxlength="200" autocomplete="off"></label><label data-for="token">Token of this server<input name="token" type="password" autocomplete="off" required></label><p><button type="button" value="cancel">Cancel</button> <button class="main">Do it</button></p></form></dialog>\n`
}

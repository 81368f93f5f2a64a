import { html, Html } from '../../domain/html.js'
import { checkNow } from './controls.js'
import type { PageFacts } from './facts.js'
import { safeUrl, shown } from './shown-text.js'

/** Whose page it is, how fresh it is, and what its owner wants said and linked. */
export function header(root: string, facts: PageFacts): Html {
  const { title, clock, checkedAt, logo } = facts
  const picture = logo !== null && html`<img src="${logo}" alt="">`
  const brand = html`${picture}<span><b>${title}</b> status</span>`
  return html`<a class="skip" href="#main">Skip to the content</a>
<header><p class="brand">${root === '' ? brand : html`<a href="${root}">${brand}</a>`}</p><div class="fresh"><p id="fresh">Checked <span>${clock.time(checkedAt)}, </span><span id="seen">${clock.ago(checkedAt)}</span></p>${checkNow(facts)}<button type="button" id="pause" hidden>Pause updates</button></div>${about(facts)}</header>
`
}

function about({ description, links }: PageFacts): Html | null {
  const told = links.flatMap(({ text, url }) => {
    const href = safeUrl(url)
    return href === null ? [] : [html`<a href="${href}" rel="noopener noreferrer">${shown(text, 60)}</a> `]
  })
  if (description === null && told.length === 0) return null
  return html`<div class="what">${description !== null && html`<p>${description}</p>`}${told.length > 0 && html`<nav aria-label="Links">${told}</nav>`}</div>`
}

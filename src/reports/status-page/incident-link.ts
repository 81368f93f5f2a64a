import { html, type Html } from '../../domain/html.js'
import { incidentAddress } from '../../health/incident-address.js'
import type { PageFacts } from './facts.js'
import { safeUrl, shown } from './shown-text.js'

/** `Incident #128`, where it can be read; nothing for one that has no page of its own. */
export function incidentLink(ref: string | null | undefined, { map }: PageFacts): Html | null {
  const url = ref == null ? null : safeUrl(incidentAddress(map, ref))
  if (ref == null || url === null) return null
  return html`<a href="${url}">Incident ${shown(/^\d+$/.test(ref) ? `#${ref}` : ref, 20)}</a>`
}

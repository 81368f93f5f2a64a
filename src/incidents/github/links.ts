import { inlineCode, link } from '../../domain/markdown.js'
import { describePlace, type Place } from '../../domain/place.js'
import { cut } from '../../domain/safe-text.js'
import { placePage, runPage, webOf } from '../../domain/web-page.js'
import type { CardContext } from './card-context.js'

/** The place in words, as a link where there is a page of it on this GitHub. */
export function placeLink(place: Place, context: CardContext, max: number): string {
  const words = cut(describePlace(place), max)
  const url = placePage(place, webOf(context.runUrl), homeOf(context))
  return url === null ? inlineCode(words) : link(words, url)
}

/** The page of a run of this GitHub as a link; null for any other address. */
export function runLink(text: string, url: string | undefined, { runUrl }: CardContext): string | null {
  const page = runPage(url, webOf(runUrl))
  return page === null ? null : link(text, page)
}

export function homeOf({ repository }: Pick<CardContext, 'repository'>): string {
  return `${repository.owner}/${repository.repo}`
}

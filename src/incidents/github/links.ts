import { inlineCode, link, plain } from '../../domain/markdown.js'
import { describePlace, type Place } from '../../domain/place.js'
import { cut } from '../../domain/safe-text.js'
import type { Verdict } from '../../domain/verdict.js'
import { placePage, runPage, webOf, workflowPage } from '../../domain/web-page.js'
import { writingWorkflow } from '../../domain/writing-workflow.js'
import type { CardContext } from './card-context.js'

const LONGEST_NAME = 100

/** The place in words, as a link where there is a page of it on this GitHub. */
export function placeLink(place: Place, context: CardContext, max: number): string {
  const words = cut(describePlace(place), max)
  const url = placePage(place, webOf(context.runUrl), homeOf(context))
  return url === null ? inlineCode(words) : link(words, url)
}

/** A name that leads to its place, where there is a page of that. */
export function namedLink(name: string, place: Place, context: CardContext): string {
  const url = placePage(place, webOf(context.runUrl), homeOf(context))
  return url === null ? plain(name) : link(name, url)
}

/** The page of a run of this GitHub as a link; null for any other address. */
export function runLink(text: string, url: string | undefined, { runUrl }: CardContext): string | null {
  const page = runPage(url, webOf(runUrl))
  return page === null ? null : link(text, page)
}

/** The workflow behind a monitor; null where its page is not known or its source leads there already. */
export function workflowLink(verdict: Verdict, context: CardContext): string | null {
  const file = verdict.place.kind === 'workflow' ? null : writingWorkflow(verdict)
  const page = file === null ? null : workflowPage(file, webOf(context.runUrl), homeOf(context))
  return page === null ? null : link(cut(file ?? '', LONGEST_NAME), page)
}

function homeOf({ repository }: Pick<CardContext, 'repository'>): string {
  return `${repository.owner}/${repository.repo}`
}

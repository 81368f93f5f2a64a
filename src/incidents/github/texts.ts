import type { IncidentTexts } from '../incident-texts.js'
import type { CardContext } from './card-context.js'
import { renderCard } from './render-card.js'
import { renderComment } from './render-comment.js'
import { titleOf } from './title.js'

/** Incidents as GitHub shows them; `title` is a template or null for the usual words. */
export function createGitHubTexts(context: CardContext, title: string | null): IncidentTexts {
  return {
    title: (key, state) => titleOf(title, key, state),
    card: (view, max) => renderCard(view, context, max),
    comment: (event, view, max) => renderComment(event, view, context, max),
  }
}

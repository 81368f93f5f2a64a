import type { Face } from '../face.js'
import type { CardContext } from './card-context.js'
import { renderCard } from './render-card.js'
import { renderComment } from './render-comment.js'
import { titleOf } from './title.js'

/** Incidents as GitHub shows them; `title` is a template or null for the usual words. */
export function createGitHubFace(context: CardContext, title: string | null): Face {
  return {
    title: (key, state) => titleOf(title, key, state),
    card: (look, max) => renderCard(look, context, max),
    comment: (event, look, max) => renderComment(event, look, context, max),
  }
}

import { inlineCode, link } from '../../domain/markdown.js'
import { describePlace, fileName, type Place } from '../../domain/place.js'
import { clean, cut } from '../../domain/safe-text.js'
import type { CardContext } from './card-context.js'

const REPOSITORY_NAME = /^[\w.-]{1,100}\/[\w.-]{1,100}$/
const LONGEST_LINK = 500

/** The web pages of this GitHub: the host of the run that looks, else github.com. */
export function webOf({ runUrl }: Pick<CardContext, 'runUrl'>): string {
  return /^https:\/\/[\w.-]+(?::\d{1,5})?(?=\/)/.exec(runUrl ?? '')?.[0] ?? 'https://github.com'
}

/** The place in words, as a link where there is a page of it on this GitHub. */
export function placeLink(place: Place, context: CardContext, max: number): string {
  const words = cut(describePlace(place), max)
  const page = pageOf(place, `${context.repository.owner}/${context.repository.repo}`)
  const url = page === null ? null : `${webOf(context)}/${page}`
  return url === null || url.length > LONGEST_LINK ? inlineCode(words) : link(words, url)
}

/** The page of a run of this GitHub; null for any other address, which a heartbeat could bring along. */
export function runLink(text: string, url: string | undefined, context: CardContext): string | null {
  const web = webOf(context)
  if (url === undefined || !url.startsWith(`${web}/`)) return null
  return /^\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d{1,20}(\/attempts\/\d{1,4})?$/.test(url.slice(web.length))
    ? link(text, url)
    : null
}

function pageOf(place: Place, home: string): string | null {
  switch (place.kind) {
    case 'repository': {
      const repository = place.repository ?? home
      if (!REPOSITORY_NAME.test(repository)) return null
      return `${repository}/blob/${encoded(place.branch ?? 'HEAD')}/${encoded(place.path)}`
    }
    case 'commits': {
      const repository = place.repository ?? home
      if (!REPOSITORY_NAME.test(repository)) return null
      const path = place.path === null ? '' : `/${encoded(place.path)}`
      return `${repository}/commits/${encoded(place.branch ?? 'HEAD')}${path}`
    }
    case 'workflow': {
      const repository = place.repository ?? home
      if (place.path === null || !REPOSITORY_NAME.test(repository)) return null
      return `${repository}/actions/workflows/${encoded(fileName(place.path))}`
    }
    case 'file':
    case 'redis':
    case 'http':
    case 'pushed':
    case 'unknown':
      return null
  }
}

function encoded(path: string): string {
  return clean(path).split('/').map(encodeURIComponent).join('/')
}

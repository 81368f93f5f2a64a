import { fileName, type Place } from './place.js'
import { clean } from './safe-text.js'

const REPOSITORY_NAME = /^[\w.-]{1,100}\/[\w.-]{1,100}$/
const RUN = /^\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d{1,20}(\/attempts\/\d{1,4})?$/
const LONGEST = 500

/** The web pages of this GitHub: the host of the run that looks, else github.com. */
export function webOf(runUrl: string | null): string {
  return /^https:\/\/[\w.-]+(?::\d{1,5})?(?=\/)/.exec(runUrl ?? '')?.[0] ?? 'https://github.com'
}

/** The page of a place on this GitHub, seen from the repository `home`; null where there is none. */
export function placePage(place: Place, web: string, home: string): string | null {
  switch (place.kind) {
    case 'repository':
      return pageIn(place.repository ?? home, web, `blob/${encoded(place.branch ?? 'HEAD')}/${encoded(place.path)}`)
    case 'commits': {
      const path = place.path === null ? '' : `/${encoded(place.path)}`
      return pageIn(place.repository ?? home, web, `commits/${encoded(place.branch ?? 'HEAD')}${path}`)
    }
    case 'workflow':
      return place.path === null ? null : workflowPage(place.path, web, place.repository ?? home)
    case 'file':
    case 'redis':
    case 'http':
    case 'pushed':
    case 'unknown':
      return null
  }
}

/** The page of a workflow's runs, by its file; null for a name that is no file. */
export function workflowPage(file: string, web: string, home: string): string | null {
  return /\.ya?ml$/i.test(file) ? pageIn(home, web, `actions/workflows/${encoded(fileName(file))}`) : null
}

/** The page of a run of this GitHub; null for any other address, which a heartbeat could bring along. */
export function runPage(url: string | undefined, web: string): string | null {
  return url?.startsWith(`${web}/`) === true && RUN.test(url.slice(web.length)) ? url : null
}

function pageIn(repository: string, web: string, page: string): string | null {
  const url = `${web}/${repository}/${page}`
  return REPOSITORY_NAME.test(repository) && url.length <= LONGEST ? url : null
}

function encoded(path: string): string {
  return clean(path).split('/').map(encodeURIComponent).join('/')
}

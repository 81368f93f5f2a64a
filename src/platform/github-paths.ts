import { oneLine } from '../domain/safe-text.js'
import { ExternalError } from '../errors.js'

type Parameters = Record<string, unknown>

const NAME = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/
const STRAY = /(^|\/)\.{0,2}(\/|$)/

/**
 * The parameters, if none of them leads out of the repository they name: an address eats `..`, so that one word in a
 * config file would ask GitHub something else with our token. Nothing was asked when it throws.
 */
export function withoutStrayPaths(route: string, parameters: Parameters): Parameters {
  for (const name of ['owner', 'repo']) {
    const value = parameters[name]
    if (!NAME.test(String(value))) throw stray(name, value)
  }
  for (const [, name = ''] of route.matchAll(/\{(\w+)\}/g)) {
    const value = String(parameters[name])
    if (value === '' || value === '.' || value === '..') throw stray(name, value)
  }
  const written = /\/repos\/\{owner\}\/\{repo\}\/(.+)$/s.exec(route)?.[1]
  if (written !== undefined && (STRAY.test(written) || /[?#\\]/.test(written))) throw stray('path', written)
  return parameters
}

/** A route as people are told of it: `GET /repos/octo/demo/issues/7`. */
export function filledRoute(route: string, parameters: Parameters): string {
  const valueOf = (whole: string, name: string): string => {
    const value = parameters[name]
    return typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)).slice(0, 200) : whole
  }
  return route.replace(/\{(\w+)\}/g, valueOf)
}

function stray(name: string, value: unknown): ExternalError {
  return new ExternalError(
    'github',
    `${name} ${JSON.stringify(value)} leads out of the repository; nothing was asked`,
    {
      permanent: true,
      remedy: 'write the repository as "owner/repo" and paths from its root, without "..", "." and "//"',
    },
  )
}

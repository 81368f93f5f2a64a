import { ConfigError } from '../../errors.js'
import { repositoryOf } from '../../platform/actions.js'

/** `owner/repo` as typed; null if nothing was. */
export function repositoryFlag(text: string | undefined): ReturnType<typeof repositoryOf> {
  if (text === undefined || text === '') return null
  const repository = repositoryOf(text)
  if (repository === null)
    throw new ConfigError([`repo: ${JSON.stringify(text)} is no repository; write it as "owner/repo"`])
  return repository
}

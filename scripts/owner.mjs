// Whose copy of Heartbeat docs, examples and schemas name: that of `repository` in package.json, and of nothing else.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const URL = /^git\+https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\.git$/

/** `owner/name`, as package.json has it. */
export function repositoryOf(root) {
  const { url } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).repository
  const [, repository] = URL.exec(url) ?? []
  if (repository === undefined)
    throw new Error(`package.json: repository.url: "${url}" is no git+https://github.com/owner/name.git`)
  return repository
}

/** A text in which each mention of one repository is one of another. */
export function renamed(text, from, to) {
  const [owner] = from.split('/')
  const [newOwner] = to.split('/')
  return text
    .replaceAll(from, to)
    .replaceAll(`'${owner}/*'`, `'${newOwner}/*'`)
    .replaceAll(`@${owner}\n`, `@${newOwner}\n`)
}

/** What is to be put in the place of a name that is not yet anybody's. */
export function ownerText(repository) {
  const [owner] = repository.split('/')
  return owner === 'OWNER'
    ? 'For `OWNER` write whose repository of Heartbeat you use: the one that you are reading this in.'
    : `What runs is the repository [${repository}](https://github.com/${repository}); a fork of yours is named in its place.`
}

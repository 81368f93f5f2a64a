/** What of a repository each kind of address belongs to; the first that fits counts. */
const SUBJECTS: readonly (readonly [path: RegExp, permission: string])[] = [
  [/^(issues|labels)\b/, 'issues'],
  [/^actions\b/, 'actions'],
  [/^commits\/[^/]+\/pulls\b/, 'pull-requests'],
  [/^(contents|git|commits|dispatches)\b/, 'contents'],
]

/** What GitHub names itself, as `issues=write; pull_requests=write`: the first is enough. */
const NAMED = /^\s*([a-z]+(?:_[a-z]+)*)=(read|write)\b/

/** What no permission helps against, by GitHub's own words. */
const OTHERWISE: readonly (readonly [words: RegExp, remedy: string])[] = [
  [/\barchived\b/i, 'unarchive the repository, or use another one'],
  [/\bSAML\b|\bSSO\b/, 'authorise the token for the organisation, by "Configure SSO" in its list of tokens'],
  [/\bIP allow list\b/i, 'let the organisation add the address of this machine to its IP allow list'],
  [/\b(suspended|blocked|disabled)\b/i, 'ask the owner of the repository, or GitHub Support, to lift this'],
]

const ASKED = /^(\S+) \/repos\/([^/\s]+\/[^/\s]+)(?:\/(.*))?$/s

/** A request that was refused, filled in: `PUT /repos/octo/demo/contents/hb.json`. */
export interface Refused {
  readonly asked: string
  /** Why, in GitHub's words. */
  readonly words: string
  /** The permissions that GitHub says it needs. */
  readonly named?: string | undefined
  /** Whose job this is, as `octo/demo`; the token of a job reaches nothing else. */
  readonly home: string | null
}

/** What helps against it: which permission, and where it is given. */
export function permissionRemedy({ asked, words, named, home }: Refused): string {
  const otherwise = OTHERWISE.find(([pattern]) => pattern.test(words))
  if (otherwise !== undefined) return otherwise[1]
  const [, method, repository, path = ''] = ASKED.exec(asked) ?? []
  const permission = permissionFor(method, path) ?? permissionNamed(named)
  const wanted = permission === null ? 'what this request needs' : `\`${permission}\``
  if (repository !== undefined && home !== null && isElsewhere(repository, home))
    return `give a \`${tokenFor(method)}\` that has ${wanted} on ${repository}; the token of a job reaches ${home} alone`
  return `add ${wanted} under \`permissions:\` of the job; a token of your own needs the same${repository === undefined ? '' : ` on ${repository}`}`
}

/** What helps where a repository is not there, or not for this token. */
export function unseenRemedy(asked: string, home: string | null): string {
  const repository = ASKED.exec(asked)?.[2] ?? ''
  const token = home !== null && isElsewhere(repository, home) ? tokenFor('GET') : 'token'
  return `check its name; if it is private, give a \`${token}\` that may read it, as the token of a job reaches its own repository alone`
}

function isElsewhere(repository: string, home: string): boolean {
  return repository.toLowerCase() !== home.toLowerCase()
}

/** Other repositories are read with a token of their own, where one is given; what is written goes with the one of all. */
function tokenFor(method: string | undefined): string {
  return method === 'GET' ? 'watch-token' : 'token'
}

/** Whether the repository itself was asked for. */
export function isOfRepository(asked: string): boolean {
  return asked.startsWith('GET ') && ASKED.exec(asked)?.[3] === undefined && ASKED.test(asked)
}

function permissionFor(method: string | undefined, path: string): string | null {
  const subject = SUBJECTS.find(([pattern]) => pattern.test(path))?.[1]
  return subject === undefined ? null : `${subject}: ${method === 'GET' ? 'read' : 'write'}`
}

function permissionNamed(named = ''): string | null {
  const [, name, access] = NAMED.exec(named) ?? []
  return name === undefined ? null : `${name.replace(/_/g, '-')}: ${access}`
}

/** The same for a query of GraphQL, whose address says nothing. */
export function queryRemedy(query: string, words: string): string {
  const subject = /\bissues?\b|Issue\b/.test(query) ? 'issues' : 'contents'
  const method = /^\s*mutation\b/.test(query) ? 'POST' : 'GET'
  return permissionRemedy({ asked: `${method} /repos/{owner}/{repo}/${subject}`, words, home: null }).replace(
    ' on {owner}/{repo}',
    '',
  )
}

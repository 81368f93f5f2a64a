/** Where a remote of git points to. */
export interface RemoteRepository {
  /** In lower case, without a port. */
  readonly host: string
  readonly owner: string
  readonly repo: string
}

const NAME = String.raw`([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100}?)(?:\.git)?\/?$`
const WITH_SCHEME = new RegExp(String.raw`^(?:https?|ssh|git)(?::\/\/)(?:[^@/\s]*@)?([A-Za-z0-9.-]+)(?::\d+)?\/${NAME}`)
const LIKE_SCP = new RegExp(String.raw`^(?:[\w.-]+@)?([A-Za-z0-9.-]+):(?!\/\/)\/?${NAME}`)
/** SSH over the port of HTTPS, for those behind a firewall. */
const OTHER_NAMES: Readonly<Record<string, string>> = { 'ssh.github.com': 'github.com', 'www.github.com': 'github.com' }

/** The repository of a remote as git writes it; null for a folder and for what is none. A login in it goes nowhere. */
export function repositoryOfRemote(url: string): RemoteRepository | null {
  const [, named, owner, repo] = WITH_SCHEME.exec(url.trim()) ?? LIKE_SCP.exec(url.trim()) ?? []
  if (named === undefined || owner === undefined || repo === undefined || /^\.+$/.test(repo)) return null
  const host = named.toLowerCase()
  return { host: OTHER_NAMES[host] ?? host, owner, repo }
}

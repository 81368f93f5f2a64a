export interface EmulatedIssue {
  readonly number: number
  readonly title: string
  readonly body: string | null
  readonly state: 'open' | 'closed'
  readonly state_reason: string | null
  readonly user: { readonly login: string }
  readonly labels: readonly { readonly name: string }[]
  readonly assignees: readonly { readonly login: string }[]
  readonly comments: number
  readonly created_at: string
  readonly updated_at: string
  readonly closed_at: string | null
  readonly html_url: string
}

export interface EmulatedComment {
  readonly id: number
  readonly body: string
  readonly user: { readonly login: string }
  readonly created_at: string
}

export interface EmulatedCommit {
  readonly sha: string
  readonly parents: readonly { readonly sha: string }[]
  readonly commit: { readonly message: string; readonly committer: { readonly date: string } }
}

export interface RepositoryHelpers {
  /** `path` below `/repos/owner/repo/`. Throws on a status of 400 and above. */
  request<T = unknown>(method: string, path: string, options?: { body?: unknown; as?: string }): Promise<T>
  /** Creates or replaces a file; makes the branch from the default branch if it is absent. */
  putFile(path: string, content: string, branch?: string, message?: string): Promise<{ sha: string; commit: string }>
  /** Null where there is no such file or branch. */
  readFile(path: string, branch?: string): Promise<string | null>
  /** Newest first. Empty for an absent branch. */
  commits(branch?: string): Promise<EmulatedCommit[]>
  branches(): Promise<string[]>
  /** All of them, closed ones too, by number. */
  issues(): Promise<EmulatedIssue[]>
  openIssues(): Promise<EmulatedIssue[]>
  comments(issue: number): Promise<EmulatedComment[]>
  labels(): Promise<string[]>
  createIssueAs(login: string, issue: { title: string; body?: string; labels?: string[] }): Promise<EmulatedIssue>
  editIssueAs(login: string, issue: number, changes: Readonly<Record<string, unknown>>): Promise<EmulatedIssue>
  commentAs(login: string, issue: number, body: string): Promise<EmulatedComment>
  /** Such as `{ has_issues: false }` or `{ archived: true }`. */
  changeRepository(changes: Readonly<Record<string, unknown>>): Promise<void>
}

export interface RepositoryPlace {
  readonly url: string
  readonly repository: string
  readonly owner: string
  readonly bot: string
  tokenOf(login: string): string
}

/** What a test does to the emulated repository behind the back of the code it tests. */
export function createRepositoryHelpers(place: RepositoryPlace): RepositoryHelpers {
  const call = async (method: string, path: string, options: { body?: unknown; as?: string } = {}): Promise<Response> =>
    fetch(`${place.url}/repos/${place.repository}/${path}`.replace(/\/$/, ''), {
      method,
      headers: {
        authorization: `Bearer ${place.tokenOf(options.as ?? place.owner)}`,
        'content-type': 'application/json',
      },
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
    })
  const request: RepositoryHelpers['request'] = async <T>(method: string, path: string, options = {}) => {
    const answer = await call(method, path, options)
    const text = await answer.text()
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  const orNull = async <T>(path: string): Promise<T | null> => {
    const answer = await call('GET', path)
    return answer.ok ? ((await answer.json()) as T) : null
  }
  const all = async <T>(path: string): Promise<T[]> => {
    const items: T[] = []
    for (let page = 1; ; page++) {
      const some = (await orNull<T[]>(`${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`)) ?? []
      items.push(...some)
      if (some.length < 100) return items
    }
  }
  const makeBranch = async (branch: string): Promise<void> => {
    if (await orNull(`git/ref/heads/${branch}`)) return
    const main = await request<{ object: { sha: string } }>('GET', 'git/ref/heads/main')
    await request('POST', 'git/refs', { body: { ref: `refs/heads/${branch}`, sha: main.object.sha } })
  }
  const issues = async (): Promise<EmulatedIssue[]> =>
    (await all<EmulatedIssue>('issues?state=all')).sort((one, other) => one.number - other.number)
  return {
    request,
    issues,
    openIssues: async () => (await issues()).filter((issue) => issue.state === 'open'),
    comments: (issue) => all(`issues/${issue}/comments`),
    labels: async () => (await all<{ name: string }>('labels')).map((label) => label.name),
    commits: (branch = 'main') => all(`commits?sha=${encodeURIComponent(branch)}`),
    branches: async () => (await all<{ name: string }>('branches')).map((branch) => branch.name),
    async putFile(path, content, branch = 'main', message = `Put ${path}`) {
      await makeBranch(branch)
      const file = `contents/${path.split('/').map(encodeURIComponent).join('/')}`
      const old = await orNull<{ sha: string }>(`${file}?ref=${encodeURIComponent(branch)}`)
      const body = { message, branch, content: Buffer.from(content).toString('base64'), sha: old?.sha }
      const stored = await request<{ content: { sha: string }; commit: { sha: string } }>('PUT', file, { body })
      return { sha: stored.content.sha, commit: stored.commit.sha }
    },
    async readFile(path, branch = 'main') {
      const file = await orNull<{ content: string }>(`contents/${path}?ref=${encodeURIComponent(branch)}`)
      return file && Buffer.from(file.content, 'base64').toString('utf8')
    },
    createIssueAs: (as, issue) => request('POST', 'issues', { body: issue, as }),
    editIssueAs: (as, issue, changes) => request('PATCH', `issues/${issue}`, { body: changes, as }),
    commentAs: (as, issue, body) => request('POST', `issues/${issue}/comments`, { body: { body }, as }),
    changeRepository: async (changes) => void (await request('PATCH', '', { body: changes })),
  }
}

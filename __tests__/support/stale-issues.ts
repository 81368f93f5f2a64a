import type { EmulatedIssue } from './emulated-repository.js'
import type { RecordedRequest } from './recorded-request.js'

/** Remembers how the issues of a repository stood, so that lists can lag behind writes as GitHub's do. */
export interface IssueHistory {
  lagMs: number
  /** To be called before and after each write to issues. */
  beforeWrite(fetchAll: () => Promise<EmulatedIssue[]>): Promise<() => void>
  /** The list as it stood `lagMs` ago; null when that is how it stands now. */
  list(query: Readonly<Record<string, string>>): EmulatedIssue[] | null
  clear(): void
}

export function createIssueHistory(now: () => number): IssueHistory {
  let versions: { validUntil: number; issues: EmulatedIssue[] }[] = []
  return {
    lagMs: 0,
    async beforeWrite(fetchAll) {
      if (this.lagMs === 0) return () => undefined
      const issues = await fetchAll()
      return () => void versions.push({ validUntil: now(), issues })
    },
    list(query) {
      if (this.lagMs === 0) return null
      const seenAt = now() - this.lagMs
      const version = versions.find((candidate) => candidate.validUntil > seenAt)
      return version ? selectIssues(version.issues, query) : null
    },
    clear() {
      versions = []
      this.lagMs = 0
    },
  }
}

export function isIssueList(request: RecordedRequest): boolean {
  return request.method === 'GET' && /\/repos\/[^/]+\/[^/]+\/issues$/.test(request.path)
}

export function isIssueWrite(request: RecordedRequest): boolean {
  return request.method !== 'GET' && /\/repos\/[^/]+\/[^/]+\/issues(\/|$)/.test(request.path)
}

/** What GitHub's list of issues does with its query. */
export function selectIssues(
  issues: readonly EmulatedIssue[],
  query: Readonly<Record<string, string>>,
): EmulatedIssue[] {
  const labels = (query['labels'] ?? '').split(',').filter(Boolean)
  const field = query['sort'] === 'updated' ? 'updated_at' : 'created_at'
  const sign = query['direction'] === 'asc' ? 1 : -1
  const size = Number(query['per_page'] ?? 30)
  const start = (Number(query['page'] ?? 1) - 1) * size
  return issues
    .filter((issue) => (query['state'] ?? 'open') === 'all' || issue.state === (query['state'] ?? 'open'))
    .filter((issue) => !query['creator'] || issue.user.login === query['creator'])
    .filter((issue) => labels.every((name) => issue.labels.some((label) => label.name === name)))
    .filter((issue) => !query['since'] || Date.parse(issue.updated_at) >= Date.parse(query['since']))
    .sort((one, other) => sign * (one[field].localeCompare(other[field]) || one.number - other.number))
    .slice(start, start + size)
}

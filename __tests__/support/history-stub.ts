import { ExternalError } from '../../src/errors.js'
import type { GitHub } from '../../src/ports.js'
import { toIso, type Instant } from '../../src/domain/time.js'

/** One committed file, with the instant at which each of its lines was last changed. */
export interface StubFile {
  readonly text: string
  readonly lines: readonly Instant[]
}

export interface HistoryStub extends GitHub {
  /** Every question so far: its route, or `blame`, and the path. */
  readonly asked: string[]
  readonly files: Map<string, StubFile>
  /** Paths that once held something, by `branch:path`; a branch that is not named is the default one. */
  readonly once: Map<string, readonly Instant[]>
  blameFails: ExternalError | null
  commitsFail: ExternalError | null
}

/** The history of one repository: who last touched which line, and which commits touched a path. */
export function stubHistory(): HistoryStub {
  const stub: HistoryStub = {
    asked: [],
    files: new Map(),
    once: new Map(),
    blameFails: null,
    commitsFail: null,
    repository: { owner: 'octo', repo: 'example' },
    webUrl: 'https://github.com',
    async graphql<T>(_query: string, { path }: Record<string, unknown> = {}) {
      stub.asked.push(`blame ${String(path)}`)
      if (stub.blameFails !== null) throw stub.blameFails
      const file = stub.files.get(String(path))
      const ranges = (file?.lines ?? []).map((at, i) => ({
        startingLine: i + 1,
        endingLine: i + 1,
        commit: { committedDate: toIso(at) },
      }))
      const text = file === undefined ? null : { text: file.text, isTruncated: false }
      return { repository: { text, head: { blame: { ranges } } } } as T
    },
    async rest<T>(_route: string, { path, sha }: Record<string, unknown> = {}) {
      stub.asked.push(`commits ${typeof sha === 'string' ? `${sha}:` : ''}${String(path)}`)
      if (stub.commitsFail !== null) throw stub.commitsFail
      const key = typeof sha === 'string' ? `${sha}:${String(path)}` : String(path)
      const instants = stub.once.get(key) ?? stub.files.get(key)?.lines ?? []
      const newest = instants.length === 0 ? [] : [{ commit: { committer: { date: toIso(Math.max(...instants)) } } }]
      return { status: 200, headers: {}, data: newest as T }
    },
    login: async () => null,
    learnLogin: () => {},
  }
  return stub
}

export function refusal(status: number): ExternalError {
  return new ExternalError('github', `GitHub answered ${status}`, { permanent: status < 500, status })
}

import { changedFiles, type BranchState, type CommitInput, type GraphqlRefusal } from './branch-answers.js'

/** One request to the emulator, below `/repos/owner/repo/`; null where it refuses. */
export type AskEmulator = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) => Promise<unknown>

/** Branches of the emulator by git's own objects, and the commit of many files that its GraphQL lacks. */
export interface EmulatedBranches {
  /** As it stands; null where there is none. */
  state(branch: string, ask: AskEmulator): Promise<BranchState | null>
  /** The name of the commit, or why it is refused; one at a time. */
  commit(input: CommitInput, ask: AskEmulator): Promise<string | GraphqlRefusal>
}

interface Named {
  readonly sha: string
}

export function createEmulatedBranches(): EmulatedBranches {
  const blobs = new Map<string, string>()
  let last: Promise<unknown> = Promise.resolve()

  async function textOf(sha: string, ask: AskEmulator): Promise<string> {
    const known = blobs.get(sha)
    if (known !== undefined) return known
    const { content } = (await ask('GET', `git/blobs/${sha}`)) as { content: string }
    const text = Buffer.from(content, 'base64').toString('utf8')
    blobs.set(sha, text)
    return text
  }

  async function state(branch: string, ask: AskEmulator): Promise<BranchState | null> {
    const ref = (await ask('GET', `git/ref/heads/${branch}`)) as { object: Named } | null
    if (ref === null) return null
    const oid = ref.object.sha
    const commit = (await ask('GET', `git/commits/${oid}`)) as { tree: Named }
    const path = `git/trees/${commit.tree.sha}?recursive=1`
    const { tree } = (await ask('GET', path)) as { tree: { path: string; type: string; sha: string }[] }
    const files = await Promise.all(
      tree.flatMap((one) =>
        one.type === 'blob' ? [textOf(one.sha, ask).then((text) => [one.path, text] as const)] : [],
      ),
    )
    const last = (await ask('GET', `commits?sha=${oid}&per_page=10`)) as { commit: { message: string } }[]
    return { oid, recent: last.map((one) => one.commit.message), files: new Map(files) }
  }

  async function commitNow(input: CommitInput, ask: AskEmulator): Promise<string | GraphqlRefusal> {
    const { branchName } = input.branch
    const files = changedFiles(input, await state(branchName, ask))
    if ('message' in files) return files
    const tree = [...files].map(([path, content]) => ({ path, mode: '100644', type: 'blob', content }))
    const { sha } = (await ask('POST', 'git/trees', { tree })) as Named
    const body = { message: input.message.headline, tree: sha, parents: [input.expectedHeadOid] }
    const commit = (await ask('POST', 'git/commits', body)) as Named
    // Refused where a beat came between: that is no fast-forward.
    const moved = await ask('PATCH', `git/refs/heads/${branchName}`, { sha: commit.sha })
    if (moved !== null) return commit.sha
    const message = `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`
    return { type: 'STALE_DATA', message }
  }

  return {
    state,
    commit(input, ask) {
      const done = last.then(() => commitNow(input, ask))
      last = done.catch(() => undefined)
      return done
    },
  }
}

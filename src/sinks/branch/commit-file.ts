import { ExternalError } from '../../errors.js'
import { createBranch, type Commit } from '../../git/commits.js'
import { blobSha, treeShaOfOneFile } from '../../git/git-hash.js'
import type { BranchFile } from './branch-file.js'

interface GitCommit {
  readonly sha: string
  readonly tree: { readonly sha: string }
  readonly parents?: readonly unknown[]
}

/** Puts the file on the branch over `replaces`, the sha of what was read before; GitHub refuses it if that moved. */
export async function putFile(
  target: BranchFile,
  text: string,
  message: string,
  replaces: string | null,
): Promise<Commit> {
  const { data } = await target.github.rest<{ content: { sha: string } | null; commit?: Partial<GitCommit> | null }>(
    'PUT /repos/{owner}/{repo}/contents/{path}',
    {
      path: target.path,
      branch: target.branch,
      message,
      content: Buffer.from(text, 'utf8').toString('base64'),
      ...(replaces === null ? {} : { sha: replaces }),
    },
  )
  confirm(data.content?.sha, blobSha(text), target)
  const { sha, tree, parents } = data.commit ?? {}
  if (sha === undefined || tree?.sha === undefined) throw withoutCommit(target)
  return { sha, tree: tree.sha, parents: parents?.length ?? 0 }
}

/** Makes the branch with this file alone and no history behind it. Refused with 422 if somebody made it meanwhile. */
export async function createBranchWith(target: BranchFile, text: string, message: string): Promise<Commit> {
  return createBranch(target, new Map([[target.path, text]]), message, (tree) =>
    confirm(tree, treeShaOfOneFile(target.path, blobSha(text)), target),
  )
}

// Not permanent: the next try finds the beat stored, and asks for its commit.
function withoutCommit({ path, branch }: BranchFile): ExternalError {
  return new ExternalError('github', `GitHub took ${path} on ${branch} and names no commit`, { permanent: false })
}

// Not permanent: the next try reads what is really there.
function confirm(stored: string | undefined, sent: string, { path, branch }: BranchFile): void {
  if (stored === sent) return
  const message = `GitHub stored something else than was sent to ${path} on ${branch} (${stored ?? 'nothing'}, not ${sent})`
  throw new ExternalError('github', message, { permanent: false })
}

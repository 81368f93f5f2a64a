import { SECOND } from '../../domain/time.js'
import { ExternalError, withRemedy } from '../../errors.js'
import { commitWithoutParents, MESSAGE_START, overtaken, type Commit } from '../../git/commits.js'
import type { SinkPorts } from '../sink.js'
import type { BranchFile } from './branch-file.js'
import { headOf } from './read-stored.js'

/** Refuses a branch whose history is not ours to throw away: the default branch, or one that holds other commits. */
export async function assertMaySquash({ github, branch }: BranchFile): Promise<void> {
  const [repository, tip] = await Promise.all([
    github.rest<{ default_branch: string }>('GET /repos/{owner}/{repo}'),
    tipMessage({ github, branch }),
  ])
  if (repository.data.default_branch === branch) throw refused(`${branch} is the default branch`)
  if (tip !== null && !tip.startsWith(MESSAGE_START)) throw refused(`the last commit on ${branch} is not a heartbeat`)
}

const PAGE = 100
const MOST_PAGES = 30

/**
 * The same of a branch with beats of ours on it, in words; null where it may. Its tip says nothing then, so every commit of it is
 * looked at, down to one without parents.
 */
export async function reasonNotToSquash(target: BranchFile): Promise<string | null> {
  try {
    await assertMaySquash(target)
    await assertOnlyBeats(target)
    return null
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return withRemedy(error)
  }
}

async function assertOnlyBeats({ github, branch }: BranchFile): Promise<void> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const query = { sha: branch, per_page: PAGE, page }
    const { data } = await github.rest<ListedCommit[]>('GET /repos/{owner}/{repo}/commits', query)
    if (!data.every(({ commit }) => commit.message.startsWith(MESSAGE_START)))
      throw refused(`not every commit on ${branch} is a heartbeat`)
    if (data.length < PAGE) return
  }
  throw refused(`${branch} has more commits than the ${MOST_PAGES * PAGE} that are looked at`)
}

interface ListedCommit {
  readonly commit: { readonly message: string }
}

async function tipMessage({ github, branch }: Pick<BranchFile, 'github' | 'branch'>): Promise<string | null> {
  try {
    const query = { sha: branch, per_page: 1 }
    const { data } = await github.rest<{ commit: { message: string } }[]>('GET /repos/{owner}/{repo}/commits', query)
    return data[0]?.commit.message ?? null
  } catch (error) {
    if (error instanceof ExternalError && error.status === 404) return null
    throw error
  }
}

function refused(why: string): ExternalError {
  return new ExternalError('github', `history: squash would throw away the history of the branch, and ${why}`, {
    permanent: true,
    remedy: 'use `history: squash` on a branch of its own, like `heartbeats`',
  })
}

/**
 * Replaces the branch by one commit without parents that holds the same files. GitHub's REST has no compare-and-swap for
 * a forced update, so a beat that lands in the moment before it would be lost: the tip is read right before and, after
 * a pause longer than that moment, once more. Whoever then misses its own commit starts over from reading.
 */
export async function squash(
  target: BranchFile,
  commit: Commit,
  message: string,
  { clock, log }: Pick<SinkPorts, 'clock' | 'log'>,
): Promise<Commit> {
  if (commit.parents === 0) return commit
  const alone = await commitWithoutParents(target, commit.tree, message)
  if ((await headOf(target)) !== commit.sha) throw overtaken(target)
  try {
    const update = { ref: `heads/${target.branch}`, sha: alone, force: true }
    await target.github.rest('PATCH /repos/{owner}/{repo}/git/refs/{ref}', update)
  } catch (error) {
    if (!(error instanceof ExternalError) || !error.fault.permanent) throw error
    // The beat itself is stored; only the history stays.
    log.warning(`the history of ${target.branch} could not be squashed: ${error.message}`)
    return commit
  }
  await clock.sleep(SECOND)
  if ((await headOf(target)) !== alone) throw overtaken(target)
  return { sha: alone, tree: commit.tree, parents: 0 }
}

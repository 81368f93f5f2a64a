import { branchProblem } from '../../domain/repository-path.js'
import type { RawOptions } from '../../domain/member.js'
import { ExternalError } from '../../errors.js'
import { createBranch, overtaken, type GitBranch } from '../../git/commits.js'
import { untilDone } from '../../git/retry.js'
import { SECOND } from '../../domain/time.js'
import type { FoundHistory, HistoryMember, HistoryPorts, HistoryStore, HistoryWish } from '../store.js'
import { askAt, type BranchReader } from './ask.js'
import { changeOf, type BranchChange } from './change.js'
import { foundIn, oldestOf } from './found.js'
import { DAYS_PATH, pathOf, pathsFor } from './question.js'
import { REMEDIES } from './remedies.js'
import { MESSAGE, type Snapshot } from './snapshot.js'

export interface BranchHistoryOptions {
  /** Created, without history, if absent. */
  readonly branch: string
}

/** Files on a branch of the repository of the run: one question where none else is asked, and one commit for each look. */
export const branch: HistoryMember<BranchHistoryOptions> = { name: 'branch', options, create }

function options(raw: RawOptions, problems: string[]): BranchHistoryOptions | null {
  const name = typeof raw['branch'] === 'string' ? raw['branch'] : ''
  const problem = branchProblem(name)
  if (problem !== null) problems.push(`branch: ${JSON.stringify(name.slice(0, 100))} ${problem}`)
  return problem === null ? { branch: name } : null
}

function create({ branch: name }: BranchHistoryOptions, ports: HistoryPorts): HistoryStore {
  const reader: BranchReader = askAt(name, ports)
  /** As it was read last, until it is written to. */
  let known: Snapshot | null = null

  async function read(wish: HistoryWish): Promise<FoundHistory> {
    known = await reader.read(pathsFor(wish))
    const oldest = wish.from === null ? null : oldestOf(known, wish)
    if (oldest !== null) known = await reader.read(pathsFor({ ...wish, from: oldest }))
    return foundIn(known, name, ports.log)
  }

  async function keep(addition: Parameters<HistoryStore['keep']>[0]): ReturnType<HistoryStore['keep']> {
    const months = [...addition.lines.keys()].map(pathOf)
    const needed = [...new Set([...months, ...(addition.closed === null ? [] : [DAYS_PATH])])]
    const first = known
    known = null
    return untilDone(
      async (tries) => {
        const isKnown = tries === 1 && first !== null && needed.every((path) => first.asked.has(path))
        const now = isKnown ? first : await reader.read(needed)
        const change = changeOf(addition, now, { branch: name, first })
        if (isNothing(change)) return { sha: tries === 1 ? null : now.head, retries: tries - 1 }
        const sha = await commit({ github: await ports.github(), branch: name }, change, now.head)
        if (now.mayVanish) await assertStands()
        return { sha, retries: tries - 1 }
      },
      ports,
      REMEDIES,
    )

    /** Beats that are kept without history replace the branch by force, and may do so over a commit of that very moment. */
    async function assertStands(): Promise<void> {
      await ports.clock.sleep(2 * SECOND)
      const now = await reader.read(needed)
      if (!isNothing(changeOf(addition, now, { branch: name, first: null }))) throw overtaken({ branch: name })
    }
  }

  return {
    label: `history/ on the branch ${name}`,
    expect: (wish) => reader.expect(pathsFor(wish)),
    read,
    keep,
  }
}

function isNothing({ additions, deletions }: BranchChange): boolean {
  return additions.size + deletions.length === 0
}

/** One commit over just the one that was read; GitHub refuses it if the branch moved. */
async function commit(target: GitBranch, change: BranchChange, head: string | null): Promise<string> {
  const { github, branch: branchName } = target
  if (head === null) return (await createBranch(target, change.additions, MESSAGE)).sha
  const { owner, repo } = github.repository
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName },
    message: { headline: MESSAGE },
    expectedHeadOid: head,
    fileChanges: {
      additions: [...change.additions].map(([path, text]) => ({
        path,
        contents: Buffer.from(text, 'utf8').toString('base64'),
      })),
      deletions: change.deletions.map((path) => ({ path })),
    },
  }
  const answer = await github.graphql<CommitAnswer>(MUTATION, { input })
  const oid = answer.createCommitOnBranch?.commit?.oid
  // Not permanent: the next try finds what was written, or writes it.
  if (typeof oid !== 'string')
    throw new ExternalError('github', `GitHub took the history and names no commit`, { permanent: false })
  return oid
}

interface CommitAnswer {
  readonly createCommitOnBranch?: { readonly commit?: { readonly oid?: unknown } | null } | null
}

const MUTATION =
  'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }'

import { withHistory } from '../../domain/beat/with-history.js'
import { branchProblem, pathProblem } from '../../domain/repository-path.js'
import { reasonNotToWrite, storedBeat } from '../../domain/beat/stored-beat.js'
import type { RawOptions } from '../../domain/member.js'
import { ExternalError } from '../../errors.js'
import { MESSAGE_START, type Commit } from '../../git/commits.js'
import { blobSha } from '../../git/git-hash.js'
import { untilDone } from '../../git/retry.js'
import type { BeatDocument, Sink, SinkMember, SinkPorts, Written } from '../sink.js'
import { createBranchWith, putFile } from './commit-file.js'
import { webUrlOf, type BranchFile } from './branch-file.js'
import { branchExists, lastCommitOf, readStored, type Stored } from './read-stored.js'
import { REMEDIES } from './remedies.js'
import { assertMaySquash, reasonNotToSquash, squash } from './squash.js'

export interface BranchSinkOptions {
  /** Created, without history, if absent. */
  readonly branch: string
  /** `{monitor}` stands for the monitor's id. */
  readonly path: string
  /** `squash` keeps the branch at one commit without parents. */
  readonly history: 'keep' | 'squash'
  /** With `squash`: about one beat of so many does it; each, if absent. */
  readonly squashEach?: number
}

/** A file on a branch of the repository, written through GitHub's API: no checkout, two requests where nobody interferes. */
export const branch: SinkMember<BranchSinkOptions> = { name: 'branch', options, create }

function options(raw: RawOptions, problems: string[]): BranchSinkOptions | null {
  const name = textOf(raw, 'branch', problems, branchProblem)
  const path = textOf(raw, 'path', problems, (text) => pathProblem(text.replaceAll('{monitor}', 'm')))
  const history = raw['history'] ?? 'keep'
  if (history !== 'keep' && history !== 'squash') {
    problems.push(`history: ${JSON.stringify(history)} is not known; write "keep" or "squash"`)
    return null
  }
  const squashEach = Number(raw['squashEach'] ?? 1)
  if (history === 'keep' && squashEach > 1) {
    problems.push(`squash-each: ${squashEach} does nothing without \`history: squash\`; write that, or leave it out`)
    return null
  }
  return name === null || path === null ? null : { branch: name, path, history, squashEach }
}

function textOf(
  raw: RawOptions,
  key: 'branch' | 'path',
  problems: string[],
  problemWith: (text: string) => string | null,
): string | null {
  const value = raw[key]
  const text = typeof value === 'string' ? value : ''
  const problem = problemWith(text)
  if (problem !== null) problems.push(`${key}: ${JSON.stringify(text.slice(0, 100))} ${problem}`)
  return problem === null ? text : null
}

function create(chosen: BranchSinkOptions, ports: SinkPorts): Sink {
  return {
    async write(document) {
      const path = chosen.path.replaceAll('{monitor}', document.monitor)
      const target: BranchFile = { github: await ports.github(), branch: chosen.branch, path }
      // Who squashes with each beat is told before the first that it may not.
      if (squashesAlways(chosen)) await untilDone(() => assertMaySquash(target), ports, REMEDIES)
      return untilDone((tries) => writeOnce(target, document, chosen, ports, tries), ports, REMEDIES)
    },
  }
}

/** The whole way: read what is there, compare, write over just that, confirm. */
async function writeOnce(
  target: BranchFile,
  document: BeatDocument,
  options: BranchSinkOptions,
  ports: SinkPorts,
  tries: number,
): Promise<Written> {
  const url = webUrlOf(target)
  const stored = await readStored(target)
  const before = stored.kind === 'file' ? storedBeat(stored.text) : null
  const text = withHistory(document, before)
  if (stored.kind === 'file') {
    if (stored.sha === blobSha(text)) return alreadyThere(target, tries, url)
    const why = reasonNotToWrite(before, document, ports.clock.now())
    if (why !== null) return { written: false, why, sha: null, url }
  }
  const message = commitMessage(document)
  const commit = await store(target, text, message, stored)
  const kept = isTurn(options, text) ? await squashed(target, commit, message, options, ports) : commit
  return { written: true, why: null, sha: kept.sha, url }
}

function squashesAlways({ history, squashEach = 1 }: BranchSinkOptions): boolean {
  return history === 'squash' && squashEach === 1
}

/** The beat itself says whether it is its turn: nobody counts, and a beat that is tried again has the same turn. */
function isTurn({ history, squashEach = 1 }: BranchSinkOptions, text: string): boolean {
  return history === 'squash' && Number.parseInt(blobSha(text).slice(0, 8), 16) % squashEach === 0
}

/** A beat that is stored stays so, whatever becomes of the history before it. */
async function squashed(
  target: BranchFile,
  commit: Commit,
  message: string,
  options: BranchSinkOptions,
  ports: SinkPorts,
): Promise<Commit> {
  if (!squashesAlways(options) && commit.parents > 0) {
    const why = await reasonNotToSquash(target)
    if (why !== null) {
      ports.log.warning(`the beat is stored, and the history of ${target.branch} stays: ${why}`)
      return commit
    }
  }
  return squash(target, commit, message, ports)
}

/** After a try whose answer was lost or overtaken, finding our own text means that it was taken. */
async function alreadyThere(target: BranchFile, tries: number, url: string): Promise<Written> {
  if (tries === 1) return { written: false, why: 'the same beat is stored already', sha: null, url }
  return { written: true, why: null, sha: await lastCommitOf(target), url }
}

async function store(target: BranchFile, text: string, message: string, stored: Stored): Promise<Commit> {
  if (stored.kind === 'no-branch') return createBranchWith(target, text, message)
  try {
    return await putFile(target, text, message, stored.kind === 'file' ? stored.sha : null)
  } catch (error) {
    const absent = error instanceof ExternalError && error.status === 404
    if (!absent || stored.kind === 'file' || (await branchExists(target))) throw error
    return createBranchWith(target, text, message)
  }
}

// [skip ci]: a token other than the workflow's own would start workflows with each beat.
function commitMessage({ monitor, state }: BeatDocument): string {
  return `${MESSAGE_START}${monitor} ${state} [skip ci]`
}

import { withFailures } from '../../domain/beat/count-failures.js'
import { branchProblem, pathProblem } from '../../domain/repository-path.js'
import { reasonNotToWrite, storedBeat } from '../../domain/beat/stored-beat.js'
import { ExternalError } from '../../errors.js'
import type { BeatDocument, Sink, SinkDefinition, SinkPorts, Written } from '../sink.js'
import { createBranchWith, putFile, type Commit } from './commit-file.js'
import { blobSha } from './git-hash.js'
import { webUrlOf, type Place } from './place.js'
import { branchExists, lastCommitOf, readStored, type Stored } from './read-stored.js'
import { untilDone } from './retry.js'
import { assertMaySquash, MESSAGE_START, squash } from './squash.js'

export interface BranchSinkOptions {
  /** Created, without history, if absent. */
  readonly branch: string
  /** `{monitor}` stands for the monitor's id. */
  readonly path: string
  /** `squash` keeps the branch at one commit without parents. */
  readonly history: 'keep' | 'squash'
}

/** A file on a branch of the repository, written through GitHub's API: no checkout, two requests where nobody interferes. */
export const branchSink: SinkDefinition<BranchSinkOptions> = { name: 'branch', problems, create }

function problems({ branch, path }: BranchSinkOptions): readonly string[] {
  return [
    ...problemOf('branch', branch, branchProblem(branch)),
    ...problemOf('path', path, pathProblem(path.replaceAll('{monitor}', 'm'))),
  ]
}

function problemOf(key: string, value: string, problem: string | null): readonly string[] {
  return problem === null ? [] : [`${key}: ${JSON.stringify(value.slice(0, 100))} ${problem}`]
}

function create(options: BranchSinkOptions, ports: SinkPorts): Sink {
  return {
    async write(document) {
      const path = options.path.replaceAll('{monitor}', document.monitor)
      const place: Place = { github: await ports.github(), branch: options.branch, path }
      if (options.history === 'squash') await untilDone(() => assertMaySquash(place), ports)
      return untilDone((tries) => writeOnce(place, document, options, ports, tries), ports)
    },
  }
}

/** The whole way: read what is there, compare, write over just that, confirm. */
async function writeOnce(
  place: Place,
  document: BeatDocument,
  options: BranchSinkOptions,
  ports: SinkPorts,
  tries: number,
): Promise<Written> {
  const url = webUrlOf(place)
  const stored = await readStored(place)
  const before = stored.kind === 'file' ? storedBeat(stored.text) : null
  const text = withFailures(document, before)
  if (stored.kind === 'file') {
    if (stored.sha === blobSha(text)) return alreadyThere(place, tries, url)
    const why = reasonNotToWrite(before, document, ports.clock.now())
    if (why !== null) return { written: false, why, sha: null, url }
  }
  const message = commitMessage(document)
  const commit = await store(place, text, message, stored)
  const kept = options.history === 'squash' ? await squash(place, commit, message, ports) : commit
  return { written: true, why: null, sha: kept.sha, url }
}

/** After a try whose answer was lost or overtaken, finding our own text means that it was taken. */
async function alreadyThere(place: Place, tries: number, url: string): Promise<Written> {
  if (tries === 1) return { written: false, why: 'the same beat is stored already', sha: null, url }
  return { written: true, why: null, sha: await lastCommitOf(place), url }
}

async function store(place: Place, text: string, message: string, stored: Stored): Promise<Commit> {
  if (stored.kind === 'no-branch') return createBranchWith(place, text, message)
  try {
    return await putFile(place, text, message, stored.kind === 'file' ? stored.sha : null)
  } catch (error) {
    const absent = error instanceof ExternalError && error.status === 404
    if (!absent || stored.kind === 'file' || (await branchExists(place))) throw error
    return createBranchWith(place, text, message)
  }
}

// [skip ci]: a token other than the workflow's own would start workflows with each beat.
function commitMessage({ monitor, state }: BeatDocument): string {
  return `${MESSAGE_START}${monitor} ${state} [skip ci]`
}

import { fileName } from '../../domain/place.js'
import type { Instant } from '../../domain/time.js'
import type { WorkflowEvidence, WorkflowRules } from '../../domain/workflow-evidence.js'
import type { RepositoryApi } from './api.js'
import { madeOnce, type Case } from './case.js'
import { asJudged, onItsBranch } from './last-runs.js'
import type { KnownWorkflow, Snapshot } from './snapshot.js'

/** A workflow of which nothing was asked yet but what the repository says of all. */
export interface Opened {
  /** As the API knows it; null where it does not. */
  readonly id: number | null
  readonly about: Case
  readonly start: WorkflowEvidence
}

/** One of those that are looked for in the listing of the whole repository. */
export interface Sought extends Opened {
  readonly id: number
}

export function openCase(
  api: RepositoryApi,
  snapshot: Snapshot,
  known: KnownWorkflow,
  rules: WorkflowRules,
  now: Instant,
): Opened {
  const start = asJudged(startingPoint(api, snapshot, known, rules))
  const id = known.listed?.id ?? null
  const workflow = String(id ?? fileName(known.path))
  return { id, start, about: { api: onItsBranch(api, start), workflow, now, makeSchedule: madeOnce() } }
}

function startingPoint(
  api: RepositoryApi,
  snapshot: Snapshot,
  known: KnownWorkflow,
  rules: WorkflowRules,
): WorkflowEvidence {
  return {
    repository: api.name,
    webUrl: api.webUrl,
    path: known.path,
    state: known.state,
    fork: snapshot.fork,
    exempt: known.file?.exempt ?? null,
    entries: known.file?.entries ?? [],
    triggers: known.file?.triggers ?? null,
    pushesTags: known.file?.pushesTags === true,
    branch: snapshot.branch,
    rules,
    fileProblem: known.file?.problem ?? null,
    unreadable: known.unreadable,
    runs: [],
    completeSince: null,
    registeredAt: known.listed?.createdAt ?? null,
    updatedAt: known.listed?.updatedAt ?? null,
    cronChangedAt: null,
    failure: null,
    absent: known.absent === true,
    notes: [...snapshot.notes, ...(known.file?.notices ?? [])],
  }
}

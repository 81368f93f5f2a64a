import type { Instant } from '../../domain/time.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import type { Watched } from '../reader.js'
import type { RepositoryApi } from './api.js'
import { gatherEvidence } from './gather.js'
import { FEWEST, seenAlive, type Seen } from './good-runs.js'
import { openCase } from './opened.js'
import { WORKFLOW_FOLDER, type WorkflowOptions } from './options.js'
import { isSought } from './plain.js'
import type { KnownWorkflow, Snapshot } from './snapshot.js'

/** How the evidence of each workflow is to be had: some is there, some is asked for then. */
export type Look = ReadonlyMap<Watched<WorkflowOptions>, () => Promise<WorkflowEvidence>>

const NOBODY: Seen = { alive: new Map(), missed: new Set() }

/** Looks for the life of all workflows of a repository at once. `numbers`: rates and durations are wanted too, which each shows alone. */
export async function lookOver(
  api: RepositoryApi,
  snapshot: Snapshot,
  watched: readonly Watched<WorkflowOptions>[],
  { now, numbers }: { readonly now: Instant; readonly numbers: boolean },
): Promise<Look> {
  const known = new Map(snapshot.workflows.map((workflow) => [workflow.path, workflow]))
  const opened = watched.map((one) => {
    const { path, rules } = one.options
    return [one, openCase(api, snapshot, known.get(path ?? '') ?? absent(path), rules, now)] as const
  })
  const sought = numbers ? [] : opened.map(([, own]) => own).filter(isSought)
  const { alive, missed } = sought.length < FEWEST ? NOBODY : await seenAlive(api, sought, now)
  return new Map(
    opened.map(([one, own]) => {
      const ask = numbers || missed.has(own) ? 'many' : 'few'
      return [one, async () => alive.get(own) ?? gatherEvidence(own, ask)]
    }),
  )
}

function absent(path: string | null): KnownWorkflow {
  const problem = `${path ?? WORKFLOW_FOLDER} is not on the default branch; correct the name or remove the monitor`
  const nothing = {
    name: null,
    entries: [],
    triggers: [],
    pushesTags: false,
    unparsed: null,
    exempt: null,
    notices: [],
  }
  const file = { ...nothing, scheduled: true, problem }
  return { path: path ?? WORKFLOW_FOLDER, file, unreadable: null, state: 'unlisted', listed: null, absent: true }
}

import type { Config } from '../config/config.js'
import { HISTORY_BRANCH } from '../domain/history/place.js'
import type { ReplayReport } from '../domain/replay/report.js'
import { DAY, MINUTE, type Instant } from '../domain/time.js'
import type { IncidentStore } from '../incidents/store.js'
import type { ProposalPlaces, Proposed } from './proposed-config.js'
import type { ChosenPlace } from './open-history.js'
import { replayed } from './replaying.js'
import { watcherOf } from './watcher-schedule.js'
import { openIncidents } from './open-incidents.js'
import type { Wiring } from './wire.js'

const SINCE = 30 * DAY
const EVERY = 30 * MINUTE

/** Of a stranger's config nobody is asked but the GitHub it came from, and git. */
const ASKED = ['repository', 'commits', 'workflow', 'file']

/** What a proposed config would have told in the last month, and what of that the one before it would not. */
export async function proposedReplay(
  { config, before, notices }: Proposed,
  { wiring, checkout, asksGitHub, base }: ProposalPlaces,
  { now, self }: { readonly now: Instant; readonly self: string | null },
): Promise<ReplayReport> {
  const report = await replayed(
    {
      config,
      against: before && { ref: `the base ${base.slice(0, 7)}`, config: before },
      span: { from: now - SINCE, to: now },
      every: EVERY,
      checkout,
      asksGitHub,
      only: ASKED,
      self,
      onGitHub: true,
      history: asksGitHub ? branchOf(config) : null,
      incidents: asksGitHub ? await issuesOf(config, wiring) : null,
      declared: await watcherOf(wiring.surroundings.workspace),
    },
    wiring,
  )
  return { ...report, notices: [...notices, ...report.notices] }
}

/** Only what GitHub itself keeps is read. */
function branchOf({ history }: Config): ChosenPlace | null {
  if (history?.kind === 'usual') return { kind: 'branch', branch: HISTORY_BRANCH }
  return history?.kind === 'branch' ? history : null
}

async function issuesOf({ keptIn, issue }: Config, wiring: Wiring): Promise<IncidentStore | null> {
  if ((keptIn ?? 'github') !== 'github') return null
  return openIncidents({ kind: 'github', options: { ...issue } }, wiring)
}

import { plainMonitor, type Monitor } from '../../../domain/monitor.js'
import { monitorIdOf } from '../../../domain/monitor-id.js'
import { ExternalError, withRemedy } from '../../../errors.js'
import type { DiscoveryRequest } from '../../source.js'
import { discoveryIn } from '../found.js'
import { monitorElsewhere } from '../options.js'
import { takeSnapshot, type KnownWorkflow, type ReadAhead, type Snapshot } from '../snapshot.js'
import type { Fleet } from './fleet.js'

/** What was found in one of many repositories. */
export interface Part {
  /** `owner/repo`. */
  readonly name: string
  /** One that stands for all where it could not be read. */
  readonly unread: boolean
  readonly private: boolean
  readonly monitors: readonly Monitor[]
  readonly workflows: readonly KnownWorkflow[]
  readonly leftOut: readonly string[]
  readonly byEvents: number
  readonly notices: readonly string[]
}

const NOTHING = { unread: false, monitors: [], workflows: [], leftOut: [], byEvents: 0 }

/** Looks for the workflows of one; `known` are the names of all that are looked into, in small letters. */
export async function lookInto(
  fleet: Fleet,
  name: string,
  ahead: ReadAhead | null,
  request: DiscoveryRequest,
  known: ReadonlySet<string>,
): Promise<Part> {
  const api = await fleet.apiOf(name)
  const taken = takeSnapshot(api, null, ahead)
  fleet.snapshots.keep(api, taken)
  try {
    const snapshot = await taken
    const asked = { ...request, repository: name, self: null }
    const found = discoveryIn(snapshot, api, asked, (path) => monitorElsewhere(name, path))
    const part = { name, private: snapshot.about?.private !== false }
    const moved = movedTo(name, snapshot)
    if (moved !== null && known.has(moved.toLowerCase()))
      return { ...part, ...NOTHING, notices: [`${name} is called ${moved} now, which is watched: leave it out`] }
    const still = snapshot.about?.still ?? null
    if (still !== null)
      return { ...part, ...NOTHING, notices: [`${name} is ${still}: nothing runs there, so it is not watched`] }
    return {
      ...part,
      unread: false,
      monitors: found.monitors,
      workflows: snapshot.workflows,
      leftOut: found.leftOut,
      byEvents: found.byEvents ?? 0,
      notices: [
        ...(moved === null ? [] : [`${name} is called ${moved} now: write that`]),
        ...(found.monitors.length + found.leftOut.length === 0 && isNamed(name, request)
          ? [`${name} has no workflow to watch`]
          : []),
        ...found.notices.map((notice) => (notice.startsWith(name) ? notice : `${name}: ${notice}`)),
      ],
    }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return unreadPart(fleet, name, error)
  }
}

function movedTo(name: string, { about }: Snapshot): string | null {
  const now = about?.name ?? name
  return now.toLowerCase() === name.toLowerCase() ? null : now
}

/** Of an account most have none, and nobody wants to hear of each. */
function isNamed(name: string, { elsewhere }: DiscoveryRequest): boolean {
  return elsewhere?.repositories.some((one) => one.toLowerCase() === name.toLowerCase()) === true
}

/** Whoever reads it meets the same refusal, which its verdict tells. */
export async function unreadPart(fleet: Fleet, name: string, refusal: ExternalError): Promise<Part> {
  const refused = Promise.reject<Snapshot>(refusal)
  // Nobody may ever ask for it.
  refused.catch(() => {})
  fleet.snapshots.keep(await fleet.apiOf(name), refused)
  const all = monitorElsewhere(name, 'workflows')
  const source = { kind: 'workflow', options: { repository: name } }
  const monitors = [{ ...all, name: `Workflows of ${name}`, workflow: null, source }]
  return { ...NOTHING, name, unread: true, private: false, monitors, notices: [] }
}

/** Stands for all repositories of an account that could not be listed. */
export function unreadAccount(account: string, refusal: ExternalError): Part {
  const detail = withRemedy(refusal)
  const source = { kind: 'unreadable', options: { path: `the repositories of ${account}`, detail } }
  const monitor = {
    ...plainMonitor(`${monitorIdOf(account)}.repositories`, source),
    name: `Repositories of ${account}`,
  }
  return { ...NOTHING, name: account, unread: true, private: false, monitors: [monitor], notices: [] }
}

import { DAY, type Instant } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import type { RepositoryApi } from './api.js'
import { fileName } from '../../domain/place.js'
import { workflowPath } from './options.js'
import { listSince } from './run-listing.js'

const PAGE = 10
/** A checker that paused for longer has a gap of at least this, which is all that needs to be said. */
const LOOK_BACK = 60 * DAY

/** The start of the newest run of this workflow before the given one, whatever started it; null when unknown. */
export async function previousRunAt(
  api: RepositoryApi,
  workflow: string,
  runId: string | null,
  now: Instant,
): Promise<Instant | null> {
  try {
    const { runs } = await listSince(api, fileName(workflowPath(workflow)), now - LOOK_BACK, PAGE)
    const own = runs.find((run) => run.id !== null && String(run.id) === runId)
    const before = own?.createdAt ?? now
    const earlier = runs.filter((run) => run !== own && run.createdAt < before && run.conclusion !== 'cancelled')
    return earlier.length === 0 ? null : Math.max(...earlier.map((run) => run.createdAt))
  } catch (error) {
    if (error instanceof ExternalError) return null
    throw error
  }
}

import { join } from 'node:path'
import { describeHeartbeat, heartbeatIn, likelyHeartbeats, type FoundHeartbeat } from '../../app/heartbeat-files.js'
import { ExternalError } from '../../errors.js'
import type { Asker } from '../../platform/ask.js'
import { filesOfCheckout } from '../../platform/checkout.js'
import { createFiles } from '../../platform/files.js'
import { createClock } from '../../platform/clock.js'
import type { Here } from '../../wiring/here.js'

const MOST_BYTES = 512 * 1024

/** The files that git keeps and that read like a heartbeat; who can be asked says which of them. */
export async function heartbeatsIn({ root, checkout }: Here, asker: Asker | null): Promise<readonly FoundHeartbeat[]> {
  if (checkout === null) return []
  const now = createClock().now()
  const found: FoundHeartbeat[] = []
  for (const path of likelyHeartbeats(await filesOfCheckout(checkout))) {
    const heartbeat = heartbeatIn(path, await textOf(join(root, path)), now)
    if (heartbeat === null) continue
    const isWanted =
      asker === null || (await asker.confirm(`${describeHeartbeat(heartbeat)} reads like a heartbeat. Watch it?`, true))
    if (isWanted) found.push(heartbeat)
  }
  return found
}

/** What cannot be read is no heartbeat. */
async function textOf(path: string): Promise<string> {
  try {
    return (await createFiles().read(path, MOST_BYTES)) ?? ''
  } catch (error) {
    if (error instanceof ExternalError) return ''
    throw error
  }
}

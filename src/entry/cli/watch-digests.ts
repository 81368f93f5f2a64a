import type { Finished } from '../../app/watch.js'
import { messageOf } from '../../errors.js'
import type { History } from '../../domain/history/history.js'
import type { Instant } from '../../domain/time.js'
import { wire } from '../../wiring/wire.js'
import type { Connections } from '../../wiring/connections.js'
import type { WatchedConfig } from '../../wiring/watched-config.js'

/** Tells channels how a period went, beside the looks of a watcher. */
export interface WatchDigests {
  /** To be called before the past has taken the look in. */
  finished(tick: Finished): void
  settled(): Promise<void>
}

export function createWatchDigests(
  config: WatchedConfig,
  connections: Connections,
  history: History | null,
  mayAct: () => boolean,
): WatchDigests {
  const { log } = connections.surroundings
  let lookedBefore: Instant | null | undefined
  let sending: Promise<void> = Promise.resolve()

  async function send({ report }: Finished, lookedAt: Instant | null): Promise<void> {
    const { channels } = await config.current(report.now)
    if (!mayAct() || !channels.some(({ digest }) => digest)) return
    const { sendDigests } = await import('../../app/send-digests.js')
    const past = history === null ? null : { history, changes: [] }
    const before = (): Promise<{ lookedAt: Instant | null; isKnown: boolean }> =>
      Promise.resolve({ lookedAt, isKnown: true })
    await sendDigests({ ...report, past }, channels, before, wire(connections).channels)
  }

  return {
    finished(tick) {
      if (tick.turn !== 'look') return
      const lookedAt = lookedBefore === undefined ? (history?.lastLookAt ?? null) : lookedBefore
      lookedBefore = tick.report.now
      sending = sending
        .then(() => send(tick, lookedAt))
        .catch((error: unknown) => log.error(`A digest could not be sent: ${messageOf(error)}`))
    },
    settled: () => sending,
  }
}

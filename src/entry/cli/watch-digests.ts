import type { Finished } from '../../app/watch.js'
import { messageOf } from '../../errors.js'
import type { History } from '../../domain/history/history.js'
import type { Instant } from '../../domain/time.js'
import { wire } from '../../wiring/wire.js'
import type { Connections } from '../../wiring/connections.js'
import type { WatchedConfig } from '../../wiring/watched-config.js'

/** What takes in each look, and what was before. */
interface Kept {
  readonly history: History | null
  finished(tick: Finished): void
  close(): Promise<void>
}

/** The same, which also tells channels how a period went, beside the looks of a watcher: `mayTell` says whether this one does. */
export function withDigests<K extends Kept>(
  kept: K,
  config: WatchedConfig,
  connections: Connections,
  mayTell: () => boolean,
): K {
  const { history } = kept
  const { log } = connections.surroundings
  let lookedBefore: Instant | null | undefined
  let sending: Promise<void> = Promise.resolve()

  async function send({ report }: Finished, lookedAt: Instant | null): Promise<void> {
    const { channels } = await config.current(report.now)
    if (!mayTell() || !channels.some(({ digest }) => digest)) return
    const { sendDigests } = await import('../../app/send-digests.js')
    const past = history === null ? null : { history, changes: [] }
    const before = (): Promise<{ lookedAt: Instant | null; isKnown: boolean }> =>
      Promise.resolve({ lookedAt, isKnown: true })
    await sendDigests({ ...report, past }, channels, before, wire(connections).channels)
  }

  return {
    ...kept,
    finished(tick) {
      // Before the past has taken the look in.
      if (tick.turn === 'look') take(tick)
      kept.finished(tick)
    },
    close: async () => {
      await Promise.all([sending, kept.close()])
    },
  }

  function take(tick: Finished): void {
    const lookedAt = lookedBefore === undefined ? (history?.lastLookAt ?? null) : lookedBefore
    lookedBefore = tick.report.now
    sending = sending
      .then(() => send(tick, lookedAt))
      .catch((error: unknown) => log.error(`A digest could not be sent: ${messageOf(error)}`))
  }
}

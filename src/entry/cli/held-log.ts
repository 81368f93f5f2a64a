import type { Log } from '../../ports.js'

const MOST_HELD = 1000

/** A log that can keep what goes well until later. */
export interface HeldLog extends Log {
  /** From now on; what was kept before is told. */
  hold(): void
  release(): void
}

/** What is done beside a tick is told after what the tick found: people read the cause before the deed. */
export function heldLog(log: Log): HeldLog {
  let held: string[] | null = null

  function release(): void {
    const lines = held ?? []
    held = null
    for (const line of lines) log.info(line)
  }

  return {
    ...log,
    info: (text) => (held !== null && held.length < MOST_HELD ? void held.push(text) : log.info(text)),
    hold() {
      release()
      held = []
    },
    release,
  }
}

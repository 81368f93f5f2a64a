import { constants } from 'node:os'
import type { Log } from '../../ports.js'

/** What the signals of a service ask of it. */
export interface Signals {
  /** Fires at the first SIGTERM or SIGINT; the second ends the process at once. */
  readonly stop: AbortSignal
  /** Leaves signals to the system again. */
  forget(): void
}

const ENDING = ['SIGTERM', 'SIGINT'] as const

export function listenToSignals(reread: () => void, log: Log): Signals {
  const controller = new AbortController()
  const end = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(128 + constants.signals[signal])
    log.notice(`${signal}: no new look; what runs may end. A second signal ends at once.`)
    controller.abort()
  }
  const again = (): void => {
    log.notice('SIGHUP: the config is read again at the next look.')
    reread()
  }
  for (const signal of ENDING) process.on(signal, end)
  process.on('SIGHUP', again)
  return {
    stop: controller.signal,
    forget() {
      for (const signal of ENDING) process.off(signal, end)
      process.off('SIGHUP', again)
    },
  }
}

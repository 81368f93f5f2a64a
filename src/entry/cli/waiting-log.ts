import { oneLine } from '../../domain/safe-text.js'
import type { Log } from '../../ports.js'

/** A log whose lines wait for a report, which says most of them itself. */
export interface WaitingLog extends Log {
  /** Says what the report does not. */
  release(report: string): void
}

export function waitingLog(log: Log): WaitingLog {
  const held: { readonly level: 'info' | 'notice' | 'warning' | 'error'; readonly text: string }[] = []
  const wait =
    (level: (typeof held)[number]['level']) =>
    (text: string): void =>
      void held.push({ level, text })
  return {
    debug: log.debug,
    info: wait('info'),
    notice: wait('notice'),
    warning: wait('warning'),
    error: wait('error'),
    release(report) {
      for (const { level, text } of held.splice(0)) if (!report.includes(oneLine(text))) log[level](text)
    },
  }
}

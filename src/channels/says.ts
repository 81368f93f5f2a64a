import type { Notification, SettingValue } from './channel.js'

/**
 * What a ping to whoever watches the watcher speaks of. `looked`: that this run could look and do its work, however it found the
 * monitors. `verdict`: how it found them.
 */
export type Says = 'looked' | 'verdict'

const WORDS: readonly Says[] = ['looked', 'verdict']

export function saysOf(value: SettingValue | undefined, otherwise: Says, problems: string[]): Says {
  if (value === undefined) return otherwise
  const known = WORDS.find((word) => word === value.text)
  if (known === undefined) problems.push(`${value.from} is neither looked nor verdict`)
  return known ?? otherwise
}

/** Whether a summary is good news of what the ping speaks of. */
export function isGood(notification: Notification, says: Says): boolean {
  const { status, monitors, undone = 0 } = notification
  if (says === 'verdict') return status !== 'critical' && status !== 'unknown'
  const judged = monitors.filter((monitor) => monitor.status !== 'unknown')
  return judged.length > 0 && undone === 0
}

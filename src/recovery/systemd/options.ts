import type { RawOptions } from '../../domain/member.js'
import { MINUTE, type Duration } from '../../domain/time.js'
import { checkKeys, durationOption, flagOption, neededText, textOption } from '../options.js'

/** A whole name with its type: systemctl would guess the rest, and take what begins with "-" for an option. */
const UNIT = /^[A-Za-z0-9_][A-Za-z0-9_:.\\-]*(@[A-Za-z0-9_:.\\-]*)?\.(service|timer|socket|path|target|mount)$/
const LONGEST_NAME = 255
const LONGEST_START: Duration = 24 * 60 * MINUTE

export interface SystemdOptions {
  readonly unit: string
  /** A unit of the user that runs Heartbeat. */
  readonly user: boolean
  /** The machine it is on; null for any. */
  readonly host: string | null
  readonly startPeriodMs: Duration
}

export function readOptions(raw: RawOptions, problems: string[]): SystemdOptions | null {
  checkKeys(raw, ['systemd', 'user', 'host', 'start-period'], problems)
  const unit = neededText(raw, 'systemd', 'name the unit, like "nginx.service"', problems)
  const user = flagOption(raw, 'user', problems)
  const host = textOption(raw, 'host', problems)
  const startPeriodMs = durationOption(raw, 'start-period', { usual: MINUTE, most: LONGEST_START }, problems)
  if (unit !== null && (unit.length > LONGEST_NAME || !UNIT.test(unit)))
    problems.push(`systemd: ${JSON.stringify(unit)} is no unit; write its whole name, like "nginx.service"`)
  return problems.length > 0 || unit === null ? null : { unit, user, host, startPeriodMs }
}

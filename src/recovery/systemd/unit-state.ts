import { formatDuration } from '../../domain/duration.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { MINUTE, toIso, type Duration, type Instant } from '../../domain/time.js'
import type { TargetLook } from '../recovery.js'

/** What systemd is asked of a unit. */
export const PROPERTIES = [
  'LoadState',
  'ActiveState',
  'SubState',
  'Type',
  'Result',
  'NRestarts',
  'ActiveEnterTimestamp',
] as const

export type UnitState = Readonly<Record<(typeof PROPERTIES)[number], string>>

/** A clock that was set back. */
const CLOCK_STEP: Duration = 5 * MINUTE

/** `Name=value` lines; what is not said is empty. Null where nothing is said of a unit. */
export function readUnit(text: string): UnitState | null {
  const said = new Map(
    text.split('\n').flatMap((line) => {
      const at = line.indexOf('=')
      return at < 1 ? [] : [[line.slice(0, at), cut(oneLine(line.slice(at + 1)), 100)] as const]
    }),
  )
  const state = Object.fromEntries(PROPERTIES.map((name) => [name, said.get(name) ?? ''])) as UnitState
  return state.LoadState === '' || state.ActiveState === '' ? null : state
}

/** A job that ends: it runs when it is started and is inactive otherwise. */
export function isJob({ Type }: UnitState): boolean {
  return Type === 'oneshot'
}

/** What is to be done about a unit in this state. */
export function standingOf(unit: string, state: UnitState, startPeriodMs: Duration, now: Instant): TargetLook {
  const startedAt = instant(state.ActiveEnterTimestamp)
  const ready = (was: string): TargetLook => ({ kind: 'ready', was, startedAt })
  if (state.LoadState === 'not-found')
    return handsOff(`there is no unit ${unit}; "systemctl list-units --all" shows them`)
  if (state.LoadState === 'masked') return handsOff(`${unit} is masked: somebody switched it off for good`)
  if (state.LoadState !== 'loaded')
    return {
      kind: 'failed',
      why: `systemd cannot load ${unit} (${state.LoadState}); "systemctl status ${unit}" says why`,
    }
  switch (state.ActiveState) {
    case 'active':
      return youngOr(unit, startedAt, startPeriodMs, now) ?? ready(`active (${state.SubState})`)
    case 'activating':
    case 'deactivating':
    case 'reloading':
    case 'refreshing':
    case 'maintenance':
      return { kind: 'wait', why: `${unit} is ${state.ActiveState} (${state.SubState}${soOften(state)})` }
    case 'failed':
      return ready(`failed (${state.Result})`)
    case 'inactive':
      // Systemd does not keep who stopped it. To start what a person stopped is worse than to leave what ended by itself.
      if (isJob(state)) return ready('inactive')
      return handsOff(
        `${unit} is stopped and did not fail: it is left to whoever stopped it; "systemctl start ${unit}" starts it`,
      )
    default:
      return { kind: 'failed', why: `${unit} is in a state that is not known here: "${state.ActiveState}"` }
  }
}

function youngOr(unit: string, startedAt: Instant | null, startPeriodMs: Duration, now: Instant): TargetLook | null {
  if (startedAt === null) return null
  const age = now - startedAt
  if (startPeriodMs === 0 || age >= startPeriodMs || age <= -CLOCK_STEP) return null
  return {
    kind: 'wait',
    why: `${unit} was started at ${toIso(startedAt)} and has ${formatDuration(startPeriodMs)} to begin`,
  }
}

function handsOff(why: string): TargetLook {
  return { kind: 'hands-off', why }
}

function soOften({ NRestarts }: UnitState): string {
  return /^[1-9]\d{0,8}$/.test(NRestarts) ? `; restarted by systemd ${NRestarts} times` : ''
}

/** `Fri 2026-11-27 04:52:48 UTC`, to the second. */
function instant(text: string): Instant | null {
  const [, day, time] = /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d+)? UTC$/.exec(text) ?? []
  const at = Date.parse(`${day}T${time}Z`)
  return Number.isNaN(at) ? null : at
}

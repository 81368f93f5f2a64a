import type { MonitorKind } from '../keys/setting.js'
import type { MonitorSettings } from '../monitor-keys.js'
import type { SettingProblem } from '../setting-problems.js'
import { isWorkflow } from '../to-monitor.js'

type Key = keyof MonitorSettings

/** Whether a key of beats says of a workflow when something outside is to start it. */
export function isOfSlot(key: Key, kind: MonitorKind, own: readonly Key[]): boolean {
  return kind === 'workflow' && (key === 'cron' || key === 'grace') && own.includes('cron')
}

/** Slots are asked for where something starts the workflow at them; GitHub's own schedule keeps no times. */
export function slotProblems(settings: MonitorSettings, kind: MonitorKind, own: readonly Key[]): SettingProblem[] {
  if (!isOfSlot('cron', kind, own)) return []
  const events = (settings.events ?? []).map((event) => event.trim()).filter((event) => event !== '')
  return [
    ...(events.length === 0 ? [{ key: 'cron' as const, message: NO_EVENTS }] : []),
    ...(events.length > 0 && events.every((event) => event === 'schedule')
      ? [{ key: 'events' as const, message: ONLY_SCHEDULE }]
      : []),
    ...(own.includes('window')
      ? [{ key: 'window' as const, message: 'give either "window" or "cron", not both' }]
      : []),
  ]
}

const OWN_SCHEDULE =
  'GitHub starts its own schedule minutes to many hours late, or not at all, so no slot can be asked of it'
const NO_EVENTS = `${OWN_SCHEDULE}; write "window" for how long it may be without a good run, or, where something outside starts it, "events", like [repository_dispatch]`
const ONLY_SCHEDULE = `names only "schedule", and ${OWN_SCHEDULE}; write "window" instead of "cron", or name what starts it from outside`

/** Cron lines among the defaults are meant for beats, and a window among them not for slots. */
export function withoutOthersDues(settings: MonitorSettings, own: readonly Key[]): MonitorSettings {
  if (!isWorkflow(settings)) return settings
  return own.includes('cron') ? { ...settings, window: undefined } : { ...settings, cron: undefined }
}

import type { MonitorKind } from '../keys/setting.js'
import { MONITOR_KEYS, type MonitorSettings } from '../monitor-keys.js'
import type { SettingProblem } from '../setting-problems.js'
import { isWorkflow } from '../to-monitor.js'
import { isOfSlot, slotProblems } from './slot-problems.js'

type Key = keyof MonitorSettings

/** Keys that do nothing, since the monitor is of the other kind. What comes from defaults is passed over. */
export function kindProblems(settings: MonitorSettings, own: readonly Key[]): SettingProblem[] {
  const kind: MonitorKind = isWorkflow(settings) ? 'workflow' : 'document'
  const ofOther = own.filter((key) => MONITOR_KEYS[key].of !== null && MONITOR_KEYS[key].of !== kind)
  const idle = ofOther.filter((key) => !isOfSlot(key, kind, own))
  return [
    ...slotProblems(settings, kind, own),
    ...idle.map((key) => ({ key, message: kind === 'workflow' ? onWorkflow(key) : onDocument(key) })),
  ]
}

const WINDOWS: readonly Key[] = ['threshold', 'every', 'cron', 'grace', 'levels', 'max-runtime']

function onWorkflow(key: Key): string {
  const remedy = WINDOWS.includes(key)
    ? 'write "window" for how long it may be without a good run'
    : 'leave it out, or name a heartbeat file with "file"'
  return `does nothing on a workflow, which is judged by its runs; ${remedy}`
}

function onDocument(key: Key): string {
  const remedy =
    key === 'window'
      ? 'write "threshold", or "every" with "grace"'
      : 'leave it out, or watch a "workflow" without "file"'
  return `does nothing on a heartbeat file, which is judged by its beats; ${remedy}`
}

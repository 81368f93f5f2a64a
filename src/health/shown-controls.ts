import type { Asked, Control, Controls } from '../domain/controls.js'
import type { MonitorEntry } from '../reports/map-schema.js'

/** What people asked for, without who they are and what they said. */
export function namelessControls(controls: Controls): Controls {
  return new Map([...controls].map(([id, control]) => [id, nameless(control)]))
}

function nameless({ pause, snooze, acknowledged }: Control): Control {
  return {
    pause: pause && withoutWords(pause),
    snooze: snooze && withoutWords(snooze),
    acknowledged: acknowledged && withoutWords(acknowledged),
  }
}

/** The same of one monitor in the map. */
export function namelessEntry({ control }: MonitorEntry): Pick<MonitorEntry, 'control'> {
  if (control === undefined) return {}
  const { acknowledged, paused, snoozed } = control
  return {
    control: {
      ...(paused && { paused: withoutWords(paused) }),
      ...(snoozed && { snoozed: withoutWords(snoozed) }),
      ...(acknowledged && { acknowledged: withoutWords(acknowledged) }),
    },
  }
}

function withoutWords<T extends Pick<Asked, 'by' | 'why'>>(asked: T): T {
  return { ...asked, by: null, why: null }
}

import { choice, duration, flag, list, text, whole } from './keys/text-kinds.js'
import { setting } from './keys/setting.js'

/** What a config file says of incidents and inputs say too, under the names that stand in `check-inputs.ts`. They load at start. */
export const INCIDENT_INPUTS = {
  'open-at': setting(choice(['warning', 'degraded', 'critical']), {
    description: 'The mildest status that opens an incident.',
    default: 'critical',
  }),
  'recovery-tolerance': setting(whole(1, 100), {
    description: 'Healthy checks in a row before an incident is closed.',
    default: '1',
  }),
  reminder: setting(duration(), {
    description: 'Time between two reminders in an open incident; `0` for none.',
    default: '24h',
  }),
  'group-over': setting(whole(1, 1000), {
    description: 'More new incidents than this in one run become one issue.',
    default: '10',
  }),
  labels: setting(list(), {
    description: 'Labels of the issue; created if absent.',
    default: 'heartbeat-alert,auto-alert,critical,P0',
  }),
  assignees: setting(list(), { description: 'Logins to assign.' }),
  commands: setting(flag(), {
    description:
      'Labels of the issue (`heartbeat:ack`, `heartbeat:paused`, `heartbeat:recover`) and comments like `/ack` or `/snooze 4h` from people who may sort issues are heard.',
    default: 'true',
  }),
  title: setting(text(256), {
    description: 'Title of the issue; `{monitor}`, `{name}`, `{status}` and `{reason}` are filled in.',
  }),
} as const

import type { ValuesOf } from './keys/setting.js'
import { choice, choices, duration, flag, list, text, whole } from './keys/plain-kinds.js'
import { fileSetting, setting } from './keys/setting.js'

/** The section `incidents:`, whose keys are inputs too, under the names that stand in `check-inputs.ts`. */
export const INCIDENT_KEYS = {
  'open-at': setting(choice(['warning', 'degraded', 'critical']), {
    description: 'The mildest status that opens an incident.',
    default: 'critical',
  }),
  'recovery-tolerance': setting(whole(1, 100), {
    description: 'Healthy checks in a row before an incident is closed.',
    default: '1',
  }),
  'on-miss': fileSetting(flag(), {
    description: '`false`: beats that do not come open no incident; what is reported as failed still does.',
    default: 'true',
  }),
  reminder: setting(duration(), {
    description: 'Time between two reminders in an open incident; `0` for none.',
    default: '24h',
  }),
  'group-over': setting(whole(1, 1000), {
    description: 'More new incidents than this in one run become one issue.',
    default: '10',
  }),
  'one-issue': fileSetting(flag(), {
    description:
      '`true`: one standing issue for all monitors; who gets into trouble joins it, who is well again leaves it.',
    default: 'false',
  }),
  close: fileSetting(flag(), {
    description:
      '`false`: what is over gets a comment and the label `recovered`, and a person closes the issue; the next trouble goes on in it.',
    default: 'true',
  }),
  'reopen-within': fileSetting(duration(), {
    description: 'A monitor that dies again this soon gets the same issue back.',
    default: '6h',
  }),
  labels: setting(list(), {
    description: 'Labels of the issue; created if absent.',
    default: 'heartbeat-alert,auto-alert,critical,P0',
  }),
  assignees: setting(list(), { description: 'Logins to assign.' }),
  authors: fileSetting(list(), {
    description:
      'Logins whose issues are ours besides those of the token: what the action opened is found from elsewhere.',
    default: 'github-actions[bot]',
  }),
  store: fileSetting(choices(['redis', 'github']), {
    description:
      'Where incidents are kept: `github` in issues, `redis` for several watchers, of which one leads; `[redis, github]` shows those of Redis as issues too. Default: issues where there is a token, else a file of the machine.',
  }),
  title: setting(text({}, 256), {
    description: 'Title of the issue; `{monitor}`, `{name}`, `{status}` and `{reason}` are filled in.',
  }),
} as const

export type IncidentSettings = ValuesOf<typeof INCIDENT_KEYS>

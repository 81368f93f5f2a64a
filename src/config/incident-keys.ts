import { INCIDENT_INPUTS } from './incident-inputs.js'
import { choices, duration, flag, list } from './keys/plain-kinds.js'
import { fileSetting, settingsInFile, type ValuesOf } from './keys/file-setting.js'

/** The section `incidents:`: what is an input too, then what only a config file says. */
export const INCIDENT_KEYS = {
  ...settingsInFile(INCIDENT_INPUTS),
  'on-miss': fileSetting(flag(), {
    description: '`false`: beats that do not come open no incident; what is reported as failed still does.',
    default: 'true',
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
  authors: fileSetting(list(), {
    description:
      'Logins whose issues are ours besides those of the token: what the action opened is found from elsewhere.',
    default: 'github-actions[bot]',
  }),
  store: fileSetting(choices(['redis', 'github']), {
    description:
      'Where incidents are kept: `github` in issues, `redis` for several watchers, of which one leads; `[redis, github]` shows those of Redis as issues too. Default: issues where there is a token, else a file of the machine.',
  }),
} as const

export type IncidentSettings = ValuesOf<typeof INCIDENT_KEYS>

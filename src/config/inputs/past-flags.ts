import { zoneProblem } from '../../domain/calendar/zone-problem.js'
import type { HistoryPlace } from '../../domain/history/place.js'
import { historyPlace } from '../keys/history-place.js'
import { flag, text, whole, type InputSpec } from './inputs.js'

const HISTORY: InputSpec<HistoryPlace | null> = {
  description:
    'Where the past is kept: `folder PATH`, `branch NAME` or `redis`. Default: as the config has it, else beside the state file.',
  default: '',
  aliases: [],
  parse: (given) => (given.trim() === '' ? { value: null } : historyPlace().readText(given)),
}

const ZONE: InputSpec<string | null> = {
  description: 'Zone of days and times. Default: the one of the page, else UTC.',
  default: '',
  aliases: [],
  parse(given) {
    const zone = given.trim()
    if (zone === '') return { value: null }
    const problem = zoneProblem(zone)
    return problem === null ? { value: zone } : { problem }
  },
}

/** Where what is kept is looked for, and how it is shown. */
export const KEPT_FLAGS = {
  config: text({ description: 'Config file, used if it exists.', default: '.github/heartbeat.yml' }),
  history: HISTORY,
  zone: ZONE,
  token: text({ description: 'Token that may read the repository.' }),
  'api-url': text({ description: 'URL of the GitHub API. Default: the one of this server.' }),
  ascii: flag({ description: 'Letters instead of signs and bars.', default: 'false' }),
} as const

/** The flags of `heartbeat history`. */
export const PAST_FLAGS = {
  ...KEPT_FLAGS,
  days: whole(
    { description: 'So many days as bars, as far as they fit; 0 for all that are asked for.', default: '0' },
    0,
    400,
  ),
} as const

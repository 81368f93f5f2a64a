import { HOUR, SECOND, type Duration } from '../../domain/time.js'
import { formatDuration, parseDuration } from '../../domain/duration.js'
import { flag, type InputSpec } from './inputs.js'

/** The flags of `heartbeat watch` that a single check does not have. */
export const WATCH_FLAGS = {
  interval: between({ description: 'Time from one look to the next.', default: '15s' }, SECOND, HOUR),
  'once-ready': flag({
    description: 'End with 0 after the first look at which every source could be read.',
    default: 'false',
  }),
  'json-lines': flag({
    description: 'Write one JSON object a line to standard output, for everything that is said.',
    default: 'false',
  }),
} as const

function between(
  about: { description: string; default: string },
  least: Duration,
  most: Duration,
): InputSpec<Duration> {
  const problem = `is no time from ${formatDuration(least)} to ${formatDuration(most)}; write "${about.default}" or the like`
  return {
    ...about,
    aliases: [],
    isFlag: false,
    parse: (given) => {
      const parsed = parseDuration(given)
      return parsed === null || parsed < least || parsed > most ? { problem } : { value: parsed }
    },
  }
}

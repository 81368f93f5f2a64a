import { HOUR, SECOND, type Duration } from '../../domain/time.js'
import { formatDuration, parseDuration } from '../../domain/duration.js'
import { flag, text, type InputSpec } from './inputs.js'

/** Where to listen; null for nowhere. */
interface Listening {
  readonly host: string
  readonly port: number
}

const ADDRESS: InputSpec<Listening | null> = {
  description: 'Serve /live, /ready and /metrics on HOST:PORT; a port alone is on 127.0.0.1.',
  default: '',
  aliases: [],
  isFlag: false,
  parse: (given) => {
    if (given.trim() === '') return { value: null }
    const [, host = '', port = ''] = /^(?:(\[[0-9a-f:.]+\]|[\w.-]+)?:)?(\d{1,5})$/i.exec(given.trim()) ?? []
    if (port === '' || Number(port) > 65_535) return { problem: 'is no address; write "127.0.0.1:8790" or the like' }
    return { value: { host: host.replace(/^\[|\]$/g, '') || '127.0.0.1', port: Number(port) } }
  },
}

/** The flags of `heartbeat watch` that a single check does not have. */
export const WATCH_FLAGS = {
  interval: between({ description: 'Time from one look to the next.', default: '15s' }, SECOND, HOUR),
  'github-interval': between(
    {
      description: 'Time from one look at GitHub to the next, at least; more where a look costs many requests.',
      default: '1m',
    },
    10 * SECOND,
    HOUR,
  ),
  health: ADDRESS,
  beat: text({
    description:
      'The watcher beats too, so that something else can watch it: `branch` for a branch of its own in the repository, every 5 minutes, or the path of a file.',
  }),
  'beat-as': text({ description: 'Id of the monitor that the watcher itself is.', default: 'heartbeat-watch' }),
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

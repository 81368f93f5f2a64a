import { isMonitorId } from '../../domain/monitor-id.js'
import { parseDuration } from '../../domain/duration.js'
import type { Duration } from '../../domain/time.js'
import { list, text, whole, type InputSpec } from './inputs.js'
import { LOOP_FLAGS } from './loop-flags.js'

/** A monitor whose beats are posted; without an interval it may be silent as long as any other. */
export interface PushedMonitor {
  readonly id: string
  readonly everyMs: Duration | null
}

const PUSH: InputSpec<readonly PushedMonitor[]> = {
  description: 'Monitors whose beats are posted: `web=30s,nightly=1d`, separated by commas; without a time 2 h.',
  default: '',
  aliases: [],
  isFlag: false,
  parse(given) {
    const monitors: PushedMonitor[] = []
    for (const part of given.split(/[,\n]/).map((one) => one.trim())) {
      if (part === '') continue
      const [id = '', every, ...rest] = part.split('=').map((one) => one.trim())
      const everyMs = every === undefined ? null : parseDuration(every)
      if (!isMonitorId(id) || rest.length > 0 || (every !== undefined && (everyMs === null || everyMs <= 0)))
        return { problem: `names ${JSON.stringify(part.slice(0, 80))}; write "web=30s" or the like` }
      if (monitors.some((one) => one.id === id)) return { problem: `names ${JSON.stringify(id)} twice; name it once` }
      monitors.push({ id, everyMs })
    }
    return { value: monitors }
  },
}

/** A host as a request names it, without scheme, port and path; an address of IPv6 in brackets. */
const HOST = /^(?:[^\s/:@]+|\[[0-9a-f:.]+\])$/i

const NAMES = list({
  description: 'Names this server is reached by besides its own, as behind a proxy: `status.example.org`.',
})

/** One that no request can have would leave the server out of reach, and nobody would know why. */
const HOSTS: typeof NAMES = {
  ...NAMES,
  parse(given) {
    const read = NAMES.parse(given)
    const wrong = 'value' in read ? read.value.find((name) => !HOST.test(name)) : undefined
    if (wrong === undefined) return read
    return { problem: `names ${JSON.stringify(wrong.slice(0, 80))}; write the name alone, like "status.example.org"` }
  },
}

const CORS: InputSpec<string> = {
  description: 'The origin whose pages may read, like `https://example.org`; `*` for any. Default: none but our own.',
  default: '',
  aliases: [],
  parse: (given) => {
    const origin = given.trim().replace(/\/$/, '')
    const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin.toLowerCase()
    if (origin === '' || origin === '*' || isOrigin) return { value: origin.toLowerCase() }
    return { problem: 'is no origin; write one like "https://example.org", or "*" for any' }
  },
}

/** What a process that serves is told of it, whether it serves alone or watches besides. */
export const SERVED_FLAGS = {
  'token-env': text({
    description:
      'Name of the environment variable with the token that lets beats be posted and monitors be controlled. Without one nothing can be posted.',
    default: 'HEARTBEAT_TOKEN',
    maxLength: 200,
  }),
  hosts: HOSTS,
  cors: CORS,
  beats: text({
    description: 'Folder where posted beats are kept. Default: beside the state file.',
  }),
  push: PUSH,
} as const

/** The flags of `heartbeat serve` beside those that say what is read. */
export const SERVE_FLAGS = {
  port: whole({ description: 'Where to listen; 0 for any that is free.', default: '8787' }, 0, 65_535),
  host: text({
    description: 'The address to listen on; others than this machine reach it only where it is not the default.',
    default: '127.0.0.1',
    maxLength: 200,
  }),
  ...LOOP_FLAGS,
  ...SERVED_FLAGS,
} as const

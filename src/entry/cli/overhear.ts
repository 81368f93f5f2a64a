import { VERSION } from '../../domain/about.js'
import { messageOf } from '../../errors.js'
import { createClock } from '../../platform/clock.js'
import type { Files, Http, Log, Redis, RedisReply } from '../../ports.js'
import type { Surroundings } from '../../wiring/surroundings.js'

/** Scripts and what is written may hold anything: only the names of these commands' keys are told. */
const TELLS_ITS_KEY = /^(GET|MGET|HGET|HGETALL|HMGET|PTTL|TTL|TYPE|EXISTS|SCAN|ZRANGE|ZSCORE|LRANGE|STRLEN)$/

/** Tells what is asked of whom, what came of it, and how long it took: for `--verbose`. */
export function overheardBy(log: Log): Required<Pick<Surroundings, 'overheard'>> {
  const clock = createClock()
  log.debug(`heartbeat ${VERSION}, Node ${process.version.slice(1)}, ${process.platform} ${process.arch}`)

  async function timed<T>(what: string, work: Promise<T>, about: (result: T) => string): Promise<T> {
    const begun = clock.steady()
    const told = (how: string): void => log.debug(`${what}: ${how}, ${Math.round(clock.steady() - begun)} ms`)
    try {
      const result = await work
      told(about(result))
      return result
    } catch (error) {
      told(messageOf(error))
      throw error
    }
  }

  const size = (text: string | null): string => (text === null ? 'is not there' : `${Buffer.byteLength(text)} bytes`)
  return {
    overheard: {
      http: <T extends Http>(http: T): T => ({
        ...http,
        request: (request: Parameters<Http['request']>[0]) =>
          timed(`${request.method} ${shown(request.url)}`, http.request(request), ({ status, body }) =>
            [status, size(body)].join(', '),
          ),
      }),
      files: (files: Files): Files => ({
        read: (path, maxBytes) => timed(`read ${path}`, files.read(path, maxBytes), size),
        write: (path, text) => timed(`write ${path}`, files.write(path, text), () => size(text)),
      }),
      redis: (redis: Redis): Redis => ({
        ...redis,
        call: (command) => timed(`Redis ${commandText(command)}`, redis.call(command), replyText),
        run: (script, keys, args) =>
          timed(`Redis script on ${keys.join(' ')}`, redis.run(script, keys, args), replyText),
      }),
    },
  }
}

/** Of GitHub's API the path; of any other address, which may be a secret as a whole, the host alone. */
function shown(url: string): string {
  const { origin, pathname } = new URL(url)
  return /^\/(api\/v3\/)?(repos|graphql|user|app|installation|rate_limit)\b|^\/api\/graphql$/.test(pathname)
    ? `${origin}${pathname}`
    : `${origin}/…`
}

function commandText([name = '', key = '']: readonly (string | number)[]): string {
  const word = String(name).toUpperCase()
  return TELLS_ITS_KEY.test(word) ? `${word} ${String(key).slice(0, 200)}` : word
}

function replyText(reply: RedisReply): string {
  if (reply === null) return 'nothing'
  return Array.isArray(reply) ? `${reply.length} values` : 'answered'
}

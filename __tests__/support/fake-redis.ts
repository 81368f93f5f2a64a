import { ExternalError } from '../../src/errors.js'
import type { Redis, RedisChannels, RedisListener, RedisReply } from '../../src/ports.js'
import { BEAT_SCRIPT, KEY_SCRIPT } from '../../src/redis/beat-script.js'
import { globTest } from '../../src/sources/redis/glob.js'

/** A Redis of one test: the commands that beats are read and written by, in memory. */
export interface FakeRedis extends Redis {
  /** Every command and script, as it was asked. */
  readonly calls: string[][]
  readonly strings: Map<string, { text: string; until: number | null }>
  readonly hashes: Map<string, Map<string, string>>
  readonly sets: Map<string, Map<string, number>>
  /** How far its clock is ahead. */
  clockOffset: number
  /** What every command is answered with; null for the truth. */
  fault: Error | null
  /** Commands that this user may not do. */
  readonly forbidden: Set<string>
  publish(channel: string, text: string): void
  /** Nobody hears anything until it is mended. */
  cut(): void
  mend(): void
  flush(): void
  restart(): void
}

export function fakeRedis(now: () => number): FakeRedis {
  const strings: FakeRedis['strings'] = new Map()
  const hashes: FakeRedis['hashes'] = new Map()
  const sets: FakeRedis['sets'] = new Map()
  const subscriptions = new Set<{ readonly channels: RedisChannels; readonly listener: RedisListener }>()
  let isCut = false
  let started = now() - 86_400_000
  let runs = 1

  const serverNow = (): number => now() + fake.clockOffset
  const textAt = (key: string): string | null => {
    const found = strings.get(key)
    if (found === undefined || (found.until !== null && found.until <= now())) return null
    return found.text
  }
  const inMap = <V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> => {
    const map = maps.get(key) ?? new Map<string, V>()
    maps.set(key, map)
    return map
  }

  const commands: Record<string, (args: string[]) => RedisReply> = {
    INFO: () =>
      `run_id:${runs}\r\nuptime_in_seconds:${Math.floor((now() - started) / 1000)}\r\nserver_time_usec:${serverNow() * 1000}\r\n`,
    TIME: () => [String(Math.floor(serverNow() / 1000)), String((serverNow() % 1000) * 1000)],
    GET: ([key = '']) => textAt(key),
    SET: ([key = '', text = '', ...more]) => {
      const [unit, amount] = [more[0]?.toUpperCase(), Number(more[1])]
      const until = unit === 'EX' ? now() + amount * 1000 : unit === 'PX' ? now() + amount : null
      strings.set(key, { text, until })
      return 'OK'
    },
    STRLEN: ([key = '']) => (textAt(key) ?? '').length,
    MGET: (keys) => keys.map(textAt),
    PTTL: ([key = '']) => {
      if (textAt(key) === null) return -2
      const until = strings.get(key)?.until ?? null
      return until === null ? -1 : until - now()
    },
    SCAN: ([cursor, , pattern = '*']) => {
      const names = [...strings.keys()].filter((key) => textAt(key) !== null)
      // Two steps, as a real one answers with a part at a time.
      const half = Math.ceil(names.length / 2)
      const part = cursor === '0' ? names.slice(0, half) : names.slice(half)
      return [cursor === '0' ? '7' : '0', part.filter(globTest(pattern))]
    },
    HMGET: ([key = '', ...fields]) => fields.map((field) => hashes.get(key)?.get(field) ?? null),
    HGETALL: ([key = '']) => [...(hashes.get(key) ?? [])].flat(),
    ZADD: ([key = '', ...pairs]) => {
      for (let i = 0; i + 1 < pairs.length; i += 2) inMap(sets, key).set(pairs[i + 1] ?? '', Number(pairs[i]))
      return pairs.length / 2
    },
    ZREVRANGEBYSCORE: ([key = '', , min = '-inf', , , from = '0', most = '-1']) => {
      const least = min === '-inf' ? -Infinity : Number(min)
      const found = [...(sets.get(key) ?? [])].filter(([, score]) => score >= least).sort(([, a], [, b]) => b - a)
      return found.slice(Number(from), Number(from) + Number(most)).flatMap(([name, score]) => [name, String(score)])
    },
    ZREMRANGEBYSCORE: () => 0,
  }

  function beat(keys: readonly string[], args: readonly string[]): RedisReply {
    const [beats = '', last = '', pulses = '', errors = '', , boot = ''] = keys
    const [id = '', merged = '', text = '', state, age = '0', , random = '', channel = ''] = args
    const stored = hashes.get(beats)?.get(id) ?? ''
    if (stored !== merged) return ['changed', stored]
    const at = serverNow() - Number(age)
    const newest = sets.get(last)?.get(id) ?? 0
    if (newest > at && newest <= serverNow() + 300_000) return ['newer', String(newest)]
    if (textAt(boot) === null) strings.set(boot, { text: `${random}:${serverNow()}`, until: null })
    inMap(hashes, beats).set(id, text)
    inMap(sets, last).set(id, at)
    for (const key of state === 'failed' ? [pulses, errors] : [pulses])
      inMap(hashes, key).set(id, String(Number(hashes.get(key)?.get(id) ?? 0) + 1))
    if (channel !== '') fake.publish(channel, text)
    return ['written', '']
  }

  function ownKey(
    [key = '']: readonly string[],
    [merged, text = '', ttl, channel = '']: readonly string[],
  ): RedisReply {
    const stored = textAt(key) ?? ''
    if (stored !== merged) return ['changed', stored]
    strings.set(key, { text, until: now() + Number(ttl) })
    if (channel !== '') fake.publish(channel, text)
    return ['written', '']
  }

  async function answer(command: string[], how: () => RedisReply): Promise<RedisReply> {
    fake.calls.push(command)
    if (fake.fault !== null) throw fake.fault
    const [name = ''] = command
    if (fake.forbidden.has(name)) throw fault(`NOPERM this user has no permissions to run the '${name}' command`)
    return how()
  }

  const fake: FakeRedis = {
    calls: [],
    strings,
    hashes,
    sets,
    clockOffset: 0,
    fault: null,
    forbidden: new Set(),
    call(command) {
      const [name = '', ...args] = command.map(String)
      const known = commands[name]
      if (known === undefined) throw new Error(`the fake Redis does not know ${name}`)
      return answer([name, ...args], () => known(args))
    },
    run(script, keys, args) {
      const texts = args.map(String)
      const how = script === BEAT_SCRIPT ? beat : script === KEY_SCRIPT ? ownKey : null
      if (how === null) throw new Error('the fake Redis does not know this script')
      return answer(['EVALSHA', ...texts], () => how(keys, texts))
    },
    async subscribe(channels, listener) {
      const one = { channels, listener }
      subscriptions.add(one)
      if (isCut) listener.deaf(fault('the connection was closed'))
      else listener.listening()
      return { stop: () => void subscriptions.delete(one) }
    },
    close: () => subscriptions.clear(),
    publish(channel, text) {
      if (isCut) return
      for (const { channels, listener } of subscriptions) {
        const fits = channels.names.includes(channel) || channels.patterns.some((glob) => globTest(glob)(channel))
        if (fits) listener.message(channel, text)
      }
    },
    cut() {
      isCut = true
      for (const { listener } of subscriptions) listener.deaf(fault('the connection was closed'))
    },
    mend() {
      isCut = false
      for (const { listener } of subscriptions) listener.listening()
    },
    flush() {
      for (const map of [strings, hashes, sets]) map.clear()
    },
    restart() {
      runs++
      started = now()
    },
  }
  return fake
}

function fault(message: string): ExternalError {
  return new ExternalError('redis', `Redis at 127.0.0.1:6379: ${message}`, { permanent: false })
}

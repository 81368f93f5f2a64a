import { formatDuration, parseDuration } from '../../domain/duration.js'
import type { Duration } from '../../domain/time.js'
import type { InputSpec } from './inputs.js'

/** Where to listen. */
export interface Listening {
  readonly host: string
  readonly port: number
}

/** `HOST:PORT`, or a port alone; null for nowhere. */
export function address(description: string, example: string): InputSpec<Listening | null> {
  return {
    description,
    default: '',
    aliases: [],
    isFlag: false,
    parse: (given) => {
      if (given.trim() === '') return { value: null }
      const [, host = '', port = ''] = /^(?:(\[[0-9a-f:.]+\]|[\w.-]+)?:)?(\d{1,5})$/i.exec(given.trim()) ?? []
      if (port === '' || Number(port) > 65_535) return { problem: `is no address; write "${example}" or the like` }
      return { value: { host: host.replace(/^\[|\]$/g, '') || '127.0.0.1', port: Number(port) } }
    },
  }
}

/** A duration with bounds. */
export function between(
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

import type { Monitor } from '../domain/monitor.js'
import { receivedReading } from '../domain/reading/received.js'
import type { Instant } from '../domain/time.js'
import type { Reading } from '../domain/what-was-read.js'
import type { Source } from '../sources/source.js'

/** Channels that are heard in this process alone: what Redis is to agents, without Redis. */
export interface SaidHere extends Source {
  say(channel: string, at: Instant, text: string): void
}

export function createSaidHere(): SaidHere {
  const said = new Map<string, { at: Instant; text: string }>()
  return {
    say: (channel, at, text) => void said.set(channel, { at, text }),
    read: async (monitors, now) =>
      new Map(
        monitors.map((monitor): [string, Reading] => {
          const channel = channelOf(monitor)
          const last = said.get(channel)
          if (last === undefined) return [monitor.id, { kind: 'missing', detail: `nothing was said on ${channel}` }]
          return [monitor.id, receivedReading(last.text, last.at, { ...monitor.reading, now })]
        }),
      ),
    placeOf: (monitor) => ({ kind: 'redis', key: channelOf(monitor), is: 'channel' }),
  }
}

function channelOf({ id, source }: Monitor): string {
  const names = source.options['names']
  return Array.isArray(names) ? String(names[0]) : id
}

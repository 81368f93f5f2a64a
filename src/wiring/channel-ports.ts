import type { ChannelPorts } from '../channels/channel.js'
import type { Connections } from './connections.js'

/** The ways to people. */
export function channelPorts({ surroundings: { clock, log }, http, redis, time }: Connections): ChannelPorts {
  return { clock, log, http, redis, ...(time && { time }) }
}

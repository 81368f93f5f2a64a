import { clock } from './clock.js'
import { heartbeatIn } from './heartbeat.js'
import { openSink } from './open-sink.js'
import type { Heartbeat, HeartbeatOptions } from './types.js'

export type { Heartbeat, HeartbeatOptions, HeartbeatStats, Metrics, RedisClient, StatusKind } from './types.js'

/**
 * The heartbeat of this program, which begins to beat with `start()`. It is off without an address, and where the environment
 * says HEARTBEAT_ENABLED=false. Wrong options are told once, as a warning of the process; nothing is ever thrown.
 */
export function heartbeat(options: HeartbeatOptions): Heartbeat {
  return heartbeatIn(options, { env: process.env, clock, warn, openSink })
}

function warn(text: string): void {
  process.emitWarning(text, { type: 'HeartbeatWarning' })
}

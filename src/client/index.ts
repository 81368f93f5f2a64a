export { heartbeat } from './heartbeat.js'
export type { Heartbeat, HeartbeatOptions, HeartbeatStats, Metrics, RedisClient, StatusKind } from './types.js'

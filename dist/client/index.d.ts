import type { Heartbeat, HeartbeatOptions } from './types.js';
export type { Heartbeat, HeartbeatOptions, HeartbeatStats, Metrics, RedisClient, StatusKind } from './types.js';
/**
 * The heartbeat of this program, which begins to beat with `start()`. It is off without an address, and where the environment
 * says HEARTBEAT_ENABLED=false. Wrong options are told once, as a warning of the process; nothing is ever thrown.
 */
export declare function heartbeat(options: HeartbeatOptions): Heartbeat;

import type { Heartbeat } from './types.js'

function nothing(): void {}

/** The heart of a program whose heartbeat is off: one for all, and every call of it is empty. */
export const OFF: Heartbeat = Object.freeze({
  start: nothing,
  pulse: nothing,
  check: nothing,
  error: nothing,
  status: nothing,
  stop: async () => {},
  cleanup: async () => 0,
  stats: () => ({ uptime: 0, total_pulses: 0, error_count: 0 }),
  isActive: false,
  interval: 0,
  critical: false,
  enabled: false,
})

import { duration, whole } from './inputs.js'

/** The flags of `heartbeat demo --serve`. */
export const DEMO_SERVE_FLAGS = {
  port: whole({ description: 'With --serve: where to listen; 0 for any that is free.', default: '8787' }, 0, 65_535),
  for: duration({ description: 'With --serve: end after this time.' }),
} as const

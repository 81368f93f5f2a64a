import type { OpenRedis } from '../../src/ports.js'

/** For whoever never asks Redis. */
export const noRedis: OpenRedis = () => Promise.reject(new Error('nobody was to ask Redis here'))

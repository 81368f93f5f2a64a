import * as z from 'zod/mini'
import { REASONS, STATUSES } from '../domain/status.js'

export const statusField = z.enum(STATUSES)
export const reasonField = z.enum(REASONS)
/** ISO 8601 in UTC. */
export const timeField = z.iso.datetime()
export const countField = z.int().check(z.minimum(0))
/** Whatever the beat carried, untouched. */
export const freeField = z.record(z.string(), z.unknown())

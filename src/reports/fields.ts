import * as z from 'zod/mini'
import { STATUS_KINDS } from '../domain/status-kind.js'
import { REASONS } from '../domain/reasons.js'
import { STATUSES } from '../domain/status.js'

export const statusField = z.enum(STATUSES)
export const reasonField = z.enum(REASONS)
/** ISO 8601 in UTC. */
export const timeField = z.iso.datetime()
export const countField = z.int().check(z.minimum(0))
/** Whatever the beat carried, untouched. */
export const freeField = z.record(z.string(), z.unknown())

/** What is counted of a monitor, as the status map and the health API have it. */
export const uptimeField = z
  .nullable(z.string())
  .check(
    z.describe(
      'Since the last trouble ended, or since the first beat: `2d 14h 23m`; null while it is down, or was never seen.',
    ),
  )
export const failuresField = countField.check(
  z.describe('Failures in a row: reported ones, or whole intervals that were missed.'),
)
export const pulsesField = z
  .nullable(countField)
  .check(z.describe('Beats that were counted; null where nobody counts.'))
export const errorsField = z.nullable(countField).check(z.describe('How many of them told of a failure.'))
export const kindField = z
  .nullable(z.enum(STATUS_KINDS))
  .check(z.describe('The kind of the status message that it gave last.'))

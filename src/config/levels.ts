import { parseDuration } from '../domain/duration.js'
import type { Levels } from '../domain/monitor.js'

const REMEDY = 'write three rising counts of missed intervals like "1,3,5", or three rising ages like "1h,3h,6h"'

/** `1,3,5` (missed intervals) or `1h,3h,6h` (ages) for warning, degraded and critical. */
export function parseLevels(text: string): { value: Levels } | { problem: string } {
  const parts = text.split(',').map((part) => part.trim())
  const byCount = parts.every((part) => /^\d{1,6}$/.test(part))
  const values = parts.map((part) => (byCount ? Number(part) : parseDuration(part)))
  const [warning, degraded, critical] = values
  const rising = warning != null && degraded != null && critical != null && warning <= degraded && degraded <= critical
  if (values.length !== 3 || !rising || warning <= 0) return { problem: `is not a set of levels; ${REMEDY}` }
  return { value: { by: byCount ? 'missed' : 'age', warning, degraded, critical } }
}

import { parseDuration } from '../../domain/duration.js'
import type { Levels } from '../../domain/monitor.js'
import { isPlainObject } from '../../domain/plain-object.js'
import type { Kind, Parsed } from './kind.js'
import { duration, orWrong } from './plain-kinds.js'
import { wrong } from './where.js'

const REMEDY = 'write three rising counts of missed intervals like "1,3,5", or three rising ages like "1h,3h,6h"'
const GRADES = ['warning', 'degraded', 'critical'] as const

/** `1,3,5` (missed intervals) or `1h,3h,6h` (ages) for warning, degraded and critical; in the file also as a map. */
export function levels(): Kind<Levels> {
  const ofText = { type: 'string', pattern: '^\\s*[\\dPp][\\w. ]*,\\s*[\\dPp][\\w. ]*,\\s*[\\dPp][\\w. ]*$' }
  const ofMap = {
    type: 'object',
    properties: Object.fromEntries(GRADES.map((grade) => [grade, duration().schema])),
    required: GRADES,
    additionalProperties: false,
  }
  return {
    schema: { anyOf: [ofText, ofMap] },
    readText: parseLevels,
    readValue: (value, where) => {
      if (typeof value === 'string') return orWrong(parseLevels(value), value, where)
      if (!isPlainObject(value)) return wrong(where, value, `should be levels; ${REMEDY}`)
      const whole = Object.keys(value).sort().join() === [...GRADES].sort().join()
      if (!whole) return wrong(where, value, `should have the keys ${GRADES.join(', ')} and no other`)
      const line = GRADES.map((grade) => String(value[grade])).join(',')
      return orWrong(parseLevels(line), line, where)
    },
  }
}

/** Levels by missed intervals, as they are written: what is to be degraded first is never worse than critical. */
export function writtenLevels(critical: number, degraded: number): string {
  return [1, Math.min(degraded, critical), critical].join(',')
}

function parseLevels(text: string): Parsed<Levels> {
  const parts = text.split(',').map((part) => part.trim())
  const byCount = parts.every((part) => /^\d{1,6}$/.test(part))
  const values = parts.map((part) => (byCount ? Number(part) : parseDuration(part)))
  const [warning, degraded, critical] = values
  const rising = warning != null && degraded != null && critical != null && warning <= degraded && degraded <= critical
  if (values.length !== 3 || !rising || warning <= 0) return { problem: `is not a set of levels; ${REMEDY}` }
  return { value: { by: byCount ? 'missed' : 'age', warning, degraded, critical } }
}

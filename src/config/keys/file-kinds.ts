import type { Instant } from '../../domain/time.js'
import { zoneProblem } from '../../domain/calendar/zone-problem.js'
import { isPlainObject } from '../../domain/plain-object.js'
import type { Maintenance, Monitor, Session } from '../../domain/monitor.js'
import { stepsSchema } from '../recovery-schema.js'
import { parseWrittenInstant } from '../file/written-instant.js'
import { zone } from './zone.js'
import { CRON_SHAPE } from './shapes.js'
import type { FileKind } from './kind.js'
import { mapSchema } from './map-schema.js'
import { duration, text } from './plain-kinds.js'
import { hintFor, readKeys } from './read-keys.js'
import { fileSetting } from './file-setting.js'
import { inside, note, wrong, type Where } from './where.js'

// Kinds that the config file alone knows: they load with it.

const instant: FileKind<Instant> = {
  schema: { type: 'string', maxLength: 100 },
  readValue: (value, where) => {
    const at = typeof value === 'string' ? parseWrittenInstant(value, where.zone) : null
    return at ?? wrong(where, value, 'is not a time; write "2026-12-24T18:00" or "2026-12-24T18:00Z"')
  },
}

const ANY_SPAN = {
  timezone: fileSetting(zone(), { description: 'IANA zone of this span.' }),
  reason: fileSetting(text(), { description: 'Shown to people.' }),
}
const ONE_OFF = {
  from: fileSetting(instant, { description: 'When it begins.' }),
  until: fileSetting(instant, { description: 'When it ends.' }),
  ...ANY_SPAN,
}
const RECURRING = {
  cron: fileSetting(text(CRON_SHAPE), { description: 'When it begins, each time.' }),
  duration: fileSetting(duration(), { description: 'How long it lasts.' }),
  ...ANY_SPAN,
}

/** Spans in which nothing is judged. */
export const maintenance: FileKind<readonly Maintenance[]> = {
  schema: {
    type: 'array',
    items: { anyOf: [mapSchema(ONE_OFF, ['from', 'until']), mapSchema(RECURRING, ['cron', 'duration'])] },
  },
  readValue: (value, where) =>
    Array.isArray(value)
      ? value.flatMap((span: unknown, i) => spanOf(span, inside(where, i)) ?? [])
      : wrong(where, value, 'should be a list'),
}

function spanOf(span: unknown, where: Where): Maintenance | undefined {
  const spanZone = zoneIn(span) ?? where.zone
  const known = where.problems.length
  const {
    from,
    until,
    cron,
    duration: durationMs,
    reason = null,
  } = readKeys({ ...ONE_OFF, ...RECURRING }, span, { ...where, zone: spanZone })
  if (where.problems.length > known) return undefined
  if (cron !== undefined && durationMs !== undefined && from === undefined && until === undefined) {
    return { kind: 'recurring', cron, timezone: spanZone, durationMs, reason }
  }
  if (from === undefined || until === undefined || cron !== undefined || durationMs !== undefined) {
    return wrong(where, span, 'needs "from" and "until", or "cron" and "duration"')
  }
  return until > from
    ? { kind: 'once', from, until, reason }
    : note(inside(where, 'until'), 'is not after "from"; write a later time')
}

/** The zone must be known before the times that are meant in it; one that is none is told of by its own key. */
export function zoneIn(map: unknown): string | undefined {
  const zone = isPlainObject(map) ? map['timezone'] : undefined
  return typeof zone === 'string' && zoneProblem(zone) === null ? zone : undefined
}

const PAUSE = {
  reason: fileSetting(text(), { description: 'Shown to people.' }),
  until: fileSetting(instant, { description: 'When the pause ends by itself.' }),
}

/** `true`, a reason, or a reason with an end; `false` ends what the defaults might say. */
export const pause: FileKind<Monitor['paused']> = {
  schema: {
    anyOf: [{ type: 'boolean' }, { type: 'string', maxLength: 1000 }, mapSchema(PAUSE, ['reason'])],
  },
  readValue: (value, where) => {
    if (value === false) return null
    if (value === true) return { reason: 'paused in the config', until: null }
    if (typeof value === 'string') return { reason: value, until: null }
    const { reason, until = null } = readKeys(PAUSE, value, where)
    return reason === undefined ? wrong(where, value, 'needs a "reason"') : { reason, until }
  },
}

/** Dates with their own hours; whether they are real ones is found out when they are read. */
export const sessions: FileKind<readonly Session[]> = {
  schema: {
    type: 'object',
    patternProperties: { '^\\d{4}-\\d{2}-\\d{2}$': { type: 'string', maxLength: 100 } },
    additionalProperties: false,
  },
  readValue: (value, where) => {
    if (!isPlainObject(value)) return wrong(where, value, 'should be a map of days to hours like "09:30-13:00"')
    return Object.entries(value).flatMap(([date, hours]) => {
      const read = text(undefined, 100).readValue(hours, inside(where, date))
      return read === undefined ? [] : [{ date, hours: read }]
    })
  },
}

/** Read, and held against their kinds, by the family of recovery steps. */
export const steps: FileKind<readonly unknown[]> = {
  schema: stepsSchema,
  readValue: (value, where) => (Array.isArray(value) ? value : wrong(where, value, 'should be a list')),
}

/** A section whose keys are read by somebody else. */
export const section: FileKind<Readonly<Record<string, unknown>>> = {
  schema: { type: 'object' },
  readValue: (value, where) =>
    isPlainObject(value) ? value : wrong(where, value, `should be a map of keys${hintFor(value)}`),
}

/** The format has had one version so far. */
export const version: FileKind<1> = {
  schema: { const: 1 },
  readValue: (value, where) => (value === 1 ? value : wrong(where, value, 'is not known; write 1')),
}

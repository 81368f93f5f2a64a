import type { JsonSchema } from './kind.js'

// What an editor can tell of a text at a glance; whether a zone or a line of cron is a real one is found out when it is read.

/** Five fields or a macro. */
export const CRON_LINE = '\\s*(@[A-Za-z]+|\\S+(\\s+\\S+){4})\\s*'
export const CRON_SHAPE: JsonSchema = { pattern: `^${CRON_LINE}$` }
/** Several lines of cron in one text. */
export const CRONS_SHAPE: JsonSchema = { pattern: `^${CRON_LINE}([;\\n]${CRON_LINE})*[;\\s]*$` }
export const ZONE_SHAPE: JsonSchema = { pattern: '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$' }
export const HOURS_SHAPE: JsonSchema = { pattern: '^[A-Za-z0-9*:,;.\\s–—-]+$' }
/** A day, or a span of days. */
export const DATES_SHAPE: JsonSchema = { pattern: '^\\s*\\d{4}-\\d{2}-\\d{2}(\\.\\.\\d{4}-\\d{2}-\\d{2})?\\s*$' }
export const CALENDAR_SHAPE: JsonSchema = { pattern: '^\\s*([Nn][Yy][Ss][Ee]|[Nn][Aa][Ss][Dd][Aa][Qq])\\s*$' }
export const REPOSITORY_SHAPE: JsonSchema = { pattern: '^[A-Za-z0-9][\\w-]*/(?!\\.{1,2}$)[\\w.-]+$' }
/** A path in a repository, without `..`. */
export const PATH_SHAPE: JsonSchema = { pattern: '^(?!/)(?!(.*/)?\\.\\.(/|$)).+$' }

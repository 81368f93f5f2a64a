import { fileSetting } from '../keys/file-setting.js'
import { section, version } from '../keys/file-kinds.js'
import { historyPlace } from '../keys/history-place.js'
import { LEAST_LIMIT, MOST_LIMIT, NO_LIMIT, readLimit } from '../keys/read-limit.js'
import type { FileKind } from '../keys/kind.js'
import { wrong } from '../keys/where.js'
import { SECOND, type Duration } from '../../domain/time.js'
import { zone } from '../keys/zone.js'
import { orWrong, text } from '../keys/plain-kinds.js'
import { FILE_ONLY_KEYS } from '../monitor-keys/file-only.js'

const LIMIT: FileKind<Duration> = {
  schema: {
    anyOf: [
      { type: 'number', minimum: LEAST_LIMIT / SECOND, maximum: MOST_LIMIT / SECOND },
      { type: 'string', minLength: 1, maxLength: 20 },
    ],
  },
  readValue: (value, where) =>
    typeof value === 'number' || typeof value === 'string'
      ? orWrong(readLimit(String(value)), value, where)
      : wrong(where, value, NO_LIMIT),
}

/** The sections of `.github/heartbeat.yml`. Their own keys stand in tables of their own. */
export const SECTIONS = {
  $schema: fileSetting(text(), { description: 'Address of the schema, for editors.' }),
  version: fileSetting(version, { description: 'Version of this format.', default: '1' }),
  timezone: fileSetting(zone(), { description: 'Zone of every monitor that names none.' }),
  defaults: fileSetting(section, { description: 'What holds for every monitor that does not say otherwise.' }),
  monitors: fileSetting(section, { description: 'Monitors by id.' }),
  tags: fileSetting(section, { description: 'What holds for every monitor of a tag: its `runbook`.' }),
  maintenance: FILE_ONLY_KEYS.maintenance,
  workflows: fileSetting(section, { description: 'Scheduled workflows that are watched without being named.' }),
  incidents: fileSetting(section, { description: 'When incidents open, speak up and end, and how issues look.' }),
  channels: fileSetting(section, { description: 'Refines the alert channels.' }),
  redis: fileSetting(section, { description: 'Which Redis, and what of it is ours.' }),
  history: fileSetting(historyPlace(), {
    description:
      'Where the past is kept, for uptime and the page: `true` for the branch `heartbeats`, or beside the state of a machine; `branch NAME`, `folder PATH` or `redis`.',
    default: 'false',
  }),
  timeout: fileSetting(LIMIT, {
    description:
      'How long a run may take in all: seconds like `120`, or `90s`, `5m`; the input or flag of that name wins.',
    default: '2m',
  }),
  page: fileSetting(section, { description: 'How the status page looks, and what of it strangers may read.' }),
  recovery: fileSetting(section, { description: 'Bounds of recovery: which targets, how often, how long between.' }),
} as const

import * as z from 'zod/mini'

// Loaded only when there is a config file to check, and by the script that writes schema/config.schema.json.

/** A copy with a description: `text` and `duration` stand for many keys, each with words of its own. */
function told<S extends z.ZodMiniType>(schema: S, description: string): S {
  const own = z.clone(schema)
  z.globalRegistry.add(own, { description })
  return own
}

const text = z.string().check(z.maxLength(1000))
const duration = z.union([z.number().check(z.nonnegative()), text])
const texts = z.union([text, z.array(text)])
const choice = <const C extends readonly [string, ...string[]]>(choices: C): z.ZodMiniEnum<{ [K in C[number]]: K }> =>
  z.enum(choices)

const maintenance = told(
  z.array(
    z.union([
      z.strictObject({ from: text, until: text, timezone: z.optional(text), reason: z.optional(text) }),
      z.strictObject({ cron: text, duration, timezone: z.optional(text), reason: z.optional(text) }),
    ]),
  ),
  'Spans in which nothing is judged: one-off (`from`, `until`) or recurring (`cron`, `duration`).',
)

const levels = told(
  z.union([text, z.strictObject({ warning: duration, degraded: duration, critical: duration })]),
  'When a late beat is warning, degraded and critical: counts of missed intervals, or ages.',
)

/** What may be said of every monitor, and so of the defaults too. */
const shared = {
  branch: z.optional(
    told(text, 'Branch that holds the heartbeat file. Default: the default branch, or `heartbeats` without `file`.'),
  ),
  repository: z.optional(told(text, 'Another repository, `owner/repo`.')),
  'read-from': z.optional(
    told(choice(['api', 'workspace']), 'Read the committed file through the API, or the checked-out one.'),
  ),
  monitors: z.optional(told(choice(['file', 'each']), 'Judge the time of the file, or each member of it.')),
  threshold: z.optional(told(duration, 'A beat older than this is critical.')),
  every: z.optional(told(duration, 'Expected interval between beats.')),
  grace: z.optional(told(duration, 'How late a beat may be, with `every` or `cron`.')),
  cron: z.optional(told(texts, 'When beats are due: one or several cron lines.')),
  timezone: z.optional(told(text, 'IANA zone of cron lines, hours and times written without a zone.')),
  levels: z.optional(levels),
  'active-hours': z.optional(told(texts, 'Hours in which beats are expected: `mon-fri 09:30-16:00`.')),
  calendar: z.optional(told(text, 'Calendar of holidays and early closes: `nyse` or `nasdaq`.')),
  holidays: z.optional(told(z.array(text), 'More days off, `YYYY-MM-DD`.')),
  'market-hours': z.optional(told(z.boolean(), 'New York trading hours with the NYSE calendar.')),
  maintenance: z.optional(maintenance),
  missing: z.optional(told(choice(['critical', 'warning', 'skipped', 'unknown']), 'What no beat at all means.')),
  critical: z.optional(told(z.boolean(), 'A reported failure is critical instead of a warning.')),
  'max-runtime': z.optional(told(duration, 'A beat that says running for longer than this is critical.')),
  'failure-tolerance': z.optional(
    told(z.int().check(z.minimum(0), z.maximum(100)), 'Reported failures in a row that are forgiven.'),
  ),
  'timestamp-field': z.optional(told(text, 'JSON Pointer of the time in the heartbeat file.')),
  'status-field': z.optional(told(text, 'JSON Pointer of the status in the heartbeat file.')),
  format: z.optional(told(choice(['auto', 'json', 'text']), 'Format of the heartbeat file.')),
  tags: z.optional(told(z.array(text), 'Words that channels and people select monitors by.')),
  window: z.optional(told(duration, 'For workflows: how long without a good scheduled run is too long.')),
  require: z.optional(told(choice(['success', 'run']), 'For workflows: what counts as life.')),
  events: z.optional(told(z.array(text), 'For workflows: events that count besides `schedule`.')),
  recovery: z.optional(told(z.array(z.looseObject({})), 'Steps that may heal the monitor.')),
}

const monitor = z.strictObject({
  name: z.optional(told(text, 'Name for people. Default: the id.')),
  file: z.optional(told(text, 'Path of the heartbeat file. Default: `heartbeats/<id>.json`.')),
  member: z.optional(told(text, 'The member of a file that tells of many monitors.')),
  workflow: z.optional(told(text, 'A workflow file: watched by its runs, or, beside `file`, part of the diagnosis.')),
  paused: z.optional(
    told(
      z.union([z.boolean(), text, z.strictObject({ reason: text, until: z.optional(text) })]),
      'Do not judge; with a reason and an optional end.',
    ),
  ),
  ...shared,
})

/** The whole of `.github/heartbeat.yml`. */
export const configFile = z.strictObject({
  $schema: z.optional(z.string()),
  version: z.optional(told(z.literal(1), 'Version of this format.')),
  timezone: z.optional(told(text, 'Zone of every monitor that names none.')),
  defaults: z.optional(told(z.strictObject(shared), 'What holds for every monitor that does not say otherwise.')),
  monitors: z.optional(told(z.record(z.string(), z.union([monitor, z.null()])), 'Monitors by id.')),
  maintenance: z.optional(maintenance),
  workflows: z.optional(
    told(
      z.strictObject({
        discover: z.optional(told(z.boolean(), 'Watch every scheduled workflow of the repository.')),
        ignore: z.optional(told(z.array(text), 'Workflow files or globs to leave out.')),
        window: z.optional(
          told(duration, 'How long without a good scheduled run is too long. Default: by the cron lines.'),
        ),
        require: z.optional(told(choice(['success', 'run']), 'What counts as life: a run that succeeded, or any.')),
        events: z.optional(told(z.array(text), 'Events that count besides `schedule`.')),
        repository: z.optional(told(text, 'Another repository, `owner/repo`.')),
      }),
      'Scheduled workflows that are watched without being named.',
    ),
  ),
  incidents: z.optional(
    told(
      z.strictObject({
        'open-at': z.optional(
          told(
            choice(['warning', 'degraded', 'critical']),
            'The mildest status that opens an incident. Default: critical.',
          ),
        ),
        'recovery-tolerance': z.optional(
          told(
            z.int().check(z.minimum(1), z.maximum(100)),
            'Healthy checks in a row before one is closed. Default: 1.',
          ),
        ),
        reminder: z.optional(told(duration, 'Time between two reminders; `0` for none. Default: 24h.')),
        'group-over': z.optional(
          told(
            z.int().check(z.minimum(1), z.maximum(1000)),
            'More new incidents than this in one run become one issue. Default: 10.',
          ),
        ),
        'reopen-within': z.optional(
          told(duration, 'A monitor that dies again this soon gets the same issue back. Default: 6h.'),
        ),
        labels: z.optional(told(z.array(text), 'Labels of the issue; created if absent.')),
        assignees: z.optional(told(z.array(text), 'Logins to assign.')),
        title: z.optional(
          told(text, 'Title of the issue; `{monitor}`, `{name}`, `{status}` and `{reason}` are filled in.'),
        ),
      }),
      'When incidents open, speak up and end, and how issues look.',
    ),
  ),
  channels: z.optional(told(z.record(z.string(), z.unknown()), 'Refines the alert channels.')),
  recovery: z.optional(told(z.looseObject({}), 'Bounds of recovery: attempts, backoff, cooldown, allow, deny.')),
})

import { choice, duration, flag, list, text, whole } from './inputs.js'

/** The inputs of the check action and, as `--flags`, of `heartbeat check`. */
export const CHECK_INPUTS = {
  'heartbeat-file': text({
    description:
      'Path of the heartbeat file in the repository. Without it and without a config file, every scheduled workflow is watched.',
  }),
  branch: text({ description: 'Branch that holds the heartbeat file. Default: the default branch.' }),
  'read-from': choice(
    {
      description: '`api` reads the committed file, no checkout needed; `workspace` reads the checked-out file.',
      default: 'api',
    },
    ['api', 'workspace'],
  ),
  config: text({ description: 'Config file, used if it exists.', default: '.github/heartbeat.yml' }),
  threshold: duration({
    description: 'A beat older than this is critical: minutes (`120`), or `90m`, `2h30m`, `1d`, `PT2H`.',
    default: '120',
    aliases: ['threshold_minutes'],
  }),
  every: duration({ description: 'Expected interval between beats; with `grace` it replaces `threshold`.' }),
  grace: duration({ description: 'How late a beat may be, with `every` or `cron`.' }),
  cron: text({ description: 'When beats are due, as cron lines parted by `;` or line breaks; replaces `threshold`.' }),
  timezone: text({
    description: 'IANA zone of `cron`, `active-hours` and of times written without a zone. Default: UTC.',
  }),
  levels: text({
    description:
      'When a late beat is warning, degraded and critical: counts of missed intervals (`1,3,5`) or ages (`1h,3h,6h`).',
  }),
  'active-hours': text({
    description: 'Hours in which beats are expected: `mon-fri 09:30-16:00`, several parted by commas.',
  }),
  calendar: text({ description: 'Calendar of holidays and early closes: `nyse` or `nasdaq`.' }),
  holidays: list({ description: 'More days off, as `YYYY-MM-DD`, parted by commas.' }),
  'market-hours': flag({
    description: 'Short for New York trading hours: `mon-fri 09:30-16:00`, America/New_York, calendar `nyse`.',
    default: 'false',
  }),
  'max-runtime': duration({ description: 'A beat that says running for longer than this is critical.' }),
  critical: flag({ description: 'A reported failure is critical instead of a warning.', default: 'false' }),
  'failure-tolerance': whole({ description: 'Reported failures in a row that are forgiven.', default: '0' }, 0, 100),
  'timestamp-field': text({
    description: 'JSON Pointer of the time in the heartbeat file, when the rules choose another one.',
  }),
  'status-field': text({ description: 'JSON Pointer of the status in the heartbeat file.' }),
  format: choice({ description: 'Format of the heartbeat file.', default: 'auto' }, ['auto', 'json', 'text']),
  monitors: choice(
    {
      description:
        "`each` judges every member of a multi-monitor heartbeat file by itself; `file` judges the file's own time.",
      default: 'file',
    },
    ['file', 'each'],
  ),
  monitor: list({
    description: 'Judge only these monitors of the config file; with `heartbeat-file`, the name of the monitor.',
  }),
  missing: choice({ description: 'What no beat at all means.', default: 'critical' }, [
    'critical',
    'warning',
    'skipped',
    'unknown',
  ]),
  force: flag({
    description: 'Ignore active hours and judge by wall-clock age.',
    default: 'false',
    aliases: ['force_check'],
  }),
  'dry-run': flag({ description: 'Decide and report, but change nothing.', default: 'false', aliases: ['dry_run'] }),
  issue: flag({ description: 'Open, update and close an issue for each incident.', default: 'true' }),
  'open-at': choice({ description: 'The mildest status that opens an incident.', default: 'critical' }, [
    'warning',
    'degraded',
    'critical',
  ]),
  'issue-labels': list({
    description: 'Labels of the issue; created if absent.',
    default: 'heartbeat-alert,auto-alert,critical,P0',
  }),
  'issue-assignees': list({ description: 'Logins to assign.' }),
  'issue-title': text({
    description: 'Title of the issue; `{monitor}`, `{name}`, `{status}` and `{reason}` are filled in.',
    maxLength: 256,
  }),
  'recovery-tolerance': whole(
    { description: 'Healthy checks in a row before an incident is closed.', default: '1' },
    1,
    100,
  ),
  reminder: duration({ description: 'Time between two reminders in an open incident; `0` for none.', default: '24h' }),
  'group-over': whole(
    { description: 'More new incidents than this in one run become one issue.', default: '10' },
    1,
    1000,
  ),
  'send-test-alert': flag({
    description: 'Also send a clearly marked test to every alert channel; the run fails if one does not take it.',
    default: 'false',
  }),
  'fail-on': choice(
    { description: 'The mildest status that fails the run, `unknown` counting as critical', default: 'critical' },
    ['never', 'warning', 'degraded', 'critical'],
  ),
  summary: flag({ description: 'Write a job summary.', default: 'true' }),
  artifact: text({
    description:
      'Name of the artifact with status map and audit log; `false` for none. Default: `heartbeat-RUN_ID-ATTEMPT`.',
    maxLength: 200,
  }),
  'artifact-retention-days': whole({ description: 'Days to keep the artifact.', default: '7' }, 1, 90),
  'audit-log': text({ description: 'Path in the workspace of an audit log (JSON, last 500 entries) to append to.' }),
  'status-file': text({ description: 'Path in the workspace where the status map is written.' }),
  token: text({ description: 'Token for reading heartbeats and writing issues.' }),
  'api-url': text({ description: 'URL of the GitHub API. Default: the one of this server.' }),
} as const

/** What a `workflow_dispatch` input or a `client_payload` may set, by all names it is known under. */
export const DISPATCHABLE = ['threshold', 'force', 'dry-run', 'monitor'] as const

const OF_A_BEAT = ['monitor', 'status', 'preset', 'message', 'checks', 'metrics', 'format']
const WHERE_IT_GOES = [
  'to',
  'file',
  'log-dir',
  'path',
  'branch',
  'history',
  'squash-each',
  'min-interval',
  'url',
  'token-env',
]

/** The flags by what they are for; the first group that has one takes it. */
export const FLAG_GROUPS: readonly (readonly [heading: string, flags: readonly string[]])[] = [
  [
    'What to watch',
    [
      'file',
      'repo',
      'config',
      'monitor',
      'heartbeat-file',
      'redis',
      'branch',
      'read-from',
      'monitors',
      'push',
      'include',
    ],
  ],
  [
    'When to beat',
    [
      'threshold',
      'every',
      'grace',
      'cron',
      'timezone',
      'levels',
      'active-hours',
      'calendar',
      'holidays',
      'market-hours',
      'opening-grace',
    ],
  ],
  [
    'How to judge',
    ['kind', 'max-runtime', 'critical', 'checks', 'failure-tolerance', 'missing', 'stopped', 'force', 'fail-on'],
  ],
  [
    'How a file is read',
    [
      'timestamp-field',
      'status-field',
      'format',
      'ok-values',
      'age-field',
      'age-unit',
      'stale-after-field',
      'stale-after-unit',
      'expect',
      'live',
    ],
  ],
  [
    'Incidents',
    [
      'issue',
      'open-at',
      'issue-labels',
      'issue-assignees',
      'issue-title',
      'recovery-tolerance',
      'reminder',
      'group-over',
      'state-file',
      'no-state',
    ],
  ],
  ['Alerts', ['send-test-alert', 'test-title', 'test-message', 'test-priority', 'title', 'message', 'priority', 'data']],
  ['The past', ['history', 'since', 'from', 'to', 'days', 'zone', 'now', 'count']],
  [
    'What is left behind',
    ['audit-log', 'audit-log-keep', 'status-file', 'badge', 'status-page', 'agents-map', 'beats', 'folder'],
  ],
  ['The loop', ['interval', 'github-interval', 'once-ready', 'duration', 'timeout', 'print-config']],
  [
    'The server',
    ['serve', 'port', 'host', 'health', 'token-env', 'hosts', 'cors', 'beat', 'beat-as', 'for', 'url', 'log-dir'],
  ],
  ['Redis', ['redis-prefix', 'redis-key', 'redis-channel', 'ttl', 'reader', 'writer', 'watcher']],
  ['GitHub', ['token', 'login', 'api-url', 'allow-private']],
  ['What is done', ['dry-run', 'yes', 'all', 'action', 'systemd', 'agents']],
  ['Output', ['json', 'json-lines', 'csv', 'ascii', 'quiet', 'verbose', 'help']],
]

/** Verbs whose flags are about a beat. */
export const BEAT_GROUPS: typeof FLAG_GROUPS = [
  ['The command', ['command', 'shell', 'working-directory', 'env-prefix', 'required']],
  ['The beat', OF_A_BEAT],
  ['Where it goes', [...WHERE_IT_GOES, 'repo', 'allow-private', 'timeout']],
]

/** What stands behind a flag, where a word says more than `value`. */
export const PLACEHOLDERS: Readonly<Record<string, string>> = {
  threshold: 'time',
  every: 'time',
  grace: 'time',
  interval: 'time',
  reminder: 'time',
  timeout: 'time',
  duration: 'time',
  ttl: 'time',
  for: 'time',
  'max-runtime': 'time',
  'opening-grace': 'time',
  'min-interval': 'time',
  'github-interval': 'time',
  cron: 'lines',
  timezone: 'zone',
  zone: 'zone',
  holidays: 'days',
  'active-hours': 'hours',
  levels: 'levels',
  config: 'path',
  file: 'path',
  path: 'path',
  'heartbeat-file': 'path',
  'audit-log': 'path',
  'status-file': 'path',
  badge: 'path',
  'agents-map': 'path',
  beats: 'folder',
  'status-page': 'folder',
  'working-directory': 'folder',
  'timestamp-field': 'pointer',
  'status-field': 'pointer',
  'age-field': 'pointer',
  'stale-after-field': 'pointer',
  monitor: 'id',
  'beat-as': 'id',
  branch: 'name',
  history: 'place',
  url: 'url',
  'api-url': 'url',
  token: 'token',
  checks: 'names',
  metrics: 'figures',
  message: 'text',
  'issue-title': 'text',
  'issue-labels': 'list',
  'issue-assignees': 'logins',
  hosts: 'names',
  cors: 'origin',
  port: 'n',
  days: 'n',
  'squash-each': 'n',
  'group-over': 'n',
  'recovery-tolerance': 'n',
  'failure-tolerance': 'n',
  health: 'host:port',
  serve: 'host:port',
  host: 'host',
  login: 'login',
  'token-env': 'name',
  'redis-key': 'key',
  'redis-channel': 'name',
  'redis-prefix': 'prefix',
  shell: 'name',
  command: 'script',
}

/** What a flag says otherwise than the input of that name, because the action has what a terminal has not. */
export const WATCHING_WORDS: Readonly<Record<string, string>> = {
  'heartbeat-file':
    'Path of the heartbeat file in the repository. Without it a named monitor reads heartbeats/<id>.json; without any monitor, every scheduled workflow is watched.',
  monitor: 'Judge only these monitors of the config file; with --file or --heartbeat-file, the name of the monitor.',
  issue: 'Open, update and close an incident for each failure: an issue, or an entry of the state file.',
  'audit-log': 'Append to this audit log (JSON, last 500 entries).',
  'status-file': 'Write the status map to this file.',
  badge: 'Write a badge to this file: a picture where it ends in .svg, else JSON for the endpoint badge of shields.io.',
  'status-page': 'Write the status page into this folder, as files for any web server.',
  'agents-map':
    'Write the map of agents to this file: who is online, offline or unknown. The one that lies there is read first.',
  'read-from':
    '`api` reads the committed file of --repo, `workspace` files of this folder. Default: api with --repo, else workspace.',
}

export const BEATING_WORDS: Readonly<Record<string, string>> = {
  status: 'What the beat says: ok (the default), failed, running or stopped, or a word of job.status.',
  required: 'A last beat that cannot be written fails a command that went well.',
  'allow-private':
    'In a workflow, with --to http: an address of its network may be written to. Elsewhere it always may.',
}

export const TOKEN_WORDS = 'Default: GITHUB_TOKEN or GH_TOKEN of the environment, which no list of processes shows.'

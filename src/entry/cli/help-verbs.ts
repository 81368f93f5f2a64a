/** What help says of a verb beside its flags. */
export interface VerbHelp {
  /** In the list of all verbs. */
  readonly summary: string
  /** The part of the docs that tells of it. */
  readonly page: string
  /** What one wants, and what to type behind `heartbeat`. */
  readonly examples: readonly (readonly [want: string, typed: string])[]
}

/** The verbs by what they are for, in the order of the list. */
export const VERB_GROUPS: readonly (readonly [heading: string, verbs: readonly string[]])[] = [
  ['Begin', ['demo', 'init', 'discover']],
  ['Watch', ['check', 'watch', 'serve']],
  ['Beat', ['write', 'run', 'status']],
  ['Look', ['history', 'inspect', 'schedule', 'validate', 'replay']],
  ['Say how you hear of it', ['ack', 'snooze', 'pause', 'resume']],
  ['Alarms and healing', ['test-alert', 'drill', 'recovery']],
  ['Redis', ['redis']],
  ['This program', ['version', 'help']],
]

export const VERB_HELP: Readonly<Record<string, VerbHelp>> = {
  demo: {
    summary: 'Play the life of a heartbeat, without network or account.',
    page: 'cli.md',
    examples: [
      ['a job that goes silent, its incident, its recovery', 'demo'],
      ['a page and an API that live, in the browser', 'demo --serve'],
    ],
  },
  init: {
    summary: 'Write the watching workflow and a commented config.',
    page: 'cli.md',
    examples: [
      ['see what would be written, and write nothing', 'init --dry-run'],
      ['units of systemd for this folder', 'init --systemd'],
    ],
  },
  discover: {
    summary: 'Show the workflows that are watched unnamed.',
    page: 'workflows.md',
    examples: [
      ['every scheduled workflow, and how it stands', 'discover --repo owner/repo'],
      ['those as well that a push starts', 'discover --repo owner/repo --include push'],
    ],
  },
  check: {
    summary: 'Judge monitors once; open, update, close incidents.',
    page: 'cli.md#check',
    examples: [
      ['a file of this machine, from cron', 'check --file last.json --threshold 26h'],
      ['what the config file names, changing nothing', 'check --dry-run'],
      ['the scheduled workflows of a repository', 'check --repo owner/repo'],
    ],
  },
  watch: {
    summary: 'The same in a loop, as a service.',
    page: 'watch.md',
    examples: [
      ['what the config file names, every 15 s', 'watch --config .github/heartbeat.yml'],
      ['and show it in the browser', 'watch --serve 8787'],
    ],
  },
  serve: {
    summary: 'Show how everything stands, and take posted beats.',
    page: 'serve.md',
    examples: [
      ['a service that posts its beats', 'serve --push web=30s'],
      ['what the config file names, on port 9000', 'serve --port 9000'],
    ],
  },
  write: {
    summary: 'Beat once: to a file, a branch, an address or Redis.',
    page: 'writing.md',
    examples: [
      ['to a file of this machine', 'write --monitor nightly --file beats/nightly.json'],
      [
        'a failure, to a branch; the token is in GITHUB_TOKEN',
        'write --monitor nightly --status failed --repo owner/repo',
      ],
      ['to a server', 'write --monitor web --to http --url http://127.0.0.1:8787'],
    ],
  },
  run: {
    summary: 'Run a command between two beats; end as it does.',
    page: 'writing.md',
    examples: [
      ['a job of cron', 'run --monitor nightly --file beats/nightly.json -- ./backup.sh --all'],
      ['with a pipe, through a shell', "run --monitor nightly --file nightly.json -- sh -c 'dump | gzip > d.gz'"],
    ],
  },
  status: {
    summary: 'Show how everything stands, or write a status message.',
    page: 'cli.md#status',
    examples: [
      ['how everything stood at the last look', 'status'],
      ['a message for people', 'status custom "Backtest running"'],
      ['what a server tells', 'status --url http://127.0.0.1:8787'],
    ],
  },
  history: {
    summary: 'Show how it went: bars of days, uptime, incidents.',
    page: 'cli.md#history',
    examples: [
      ['one monitor, with its last changes', 'history nightly-backup'],
      ['half a month, as a table', 'history --from 2026-11-01 --to 2026-11-15 --csv'],
    ],
  },
  inspect: {
    summary: 'Show how a heartbeat file is read, and by which rule.',
    page: 'reading.md',
    examples: [
      ['a file', 'inspect last.json'],
      ['what a service answers', 'inspect - < answer.json'],
    ],
  },
  schedule: {
    summary: 'Show when cron lines are due, or what is expected.',
    page: 'time.md',
    examples: [
      ['the next five', "schedule '*/15 9-17 * * mon-fri' --count 5"],
      ['in a zone with summer time', "schedule '30 2 * * *' --timezone Europe/Berlin"],
      ['what is expected of a monitor of the config file', 'schedule nightly-backup'],
    ],
  },
  validate: {
    summary: 'Check a config file: every mistake with its line.',
    page: 'reference.md',
    examples: [
      ['the usual file', 'validate'],
      ['for an editor or a hook', 'validate ops/heartbeat.yml --json'],
    ],
  },
  replay: {
    summary: 'Try the config on the past: whom it would have alerted.',
    page: 'replay.md',
    examples: [
      ['the last 30 days', 'replay'],
      ['what a change of the config would do', 'replay --against origin/main'],
      ['one monitor, as a check each hour would see it', 'replay nightly-backup --since 14d --every 1h'],
    ],
  },
  ack: {
    summary: 'Its trouble is known: no reminders until it gets worse.',
    page: 'cli.md#ack-snooze-pause-resume',
    examples: [
      ['somebody is on it', 'ack nightly-backup --why "disk is ordered"'],
      ['of a server that runs; its token is in HEARTBEAT_TOKEN', 'ack web --url http://127.0.0.1:8787'],
    ],
  },
  snooze: {
    summary: 'Tell nobody of its trouble for a while, then once.',
    page: 'cli.md#ack-snooze-pause-resume',
    examples: [
      ['for four hours', 'snooze nightly-backup --for 4h'],
      ['until tomorrow morning', 'snooze nightly-backup --until 2026-12-01T09:00Z --why "new disk at 8"'],
    ],
  },
  pause: {
    summary: 'Do not judge it for a while.',
    page: 'cli.md#ack-snooze-pause-resume',
    examples: [['while it moves', 'pause web --for 2d --why "moves to a new machine"']],
  },
  resume: {
    summary: 'End a pause or a snooze.',
    page: 'cli.md#ack-snooze-pause-resume',
    examples: [['it goes on as usual', 'resume web']],
  },
  'test-alert': {
    summary: 'Send a test, or words of your own, to every channel.',
    page: 'channels.md',
    examples: [
      ['a marked test to every channel that is set', 'test-alert'],
      ['words of your own', 'test-alert --title "Backtest done" --message "Sharpe 1.8" --data run=42'],
    ],
  },
  drill: {
    summary: 'Play the whole way of an alarm, marked DRILL.',
    page: 'incidents.md#a-drill',
    examples: [
      ['what would be done', 'drill nightly-backup --dry-run'],
      ['all of it: open, tell, close', 'drill nightly-backup'],
    ],
  },
  recovery: {
    summary: 'Show what was tried to heal what; begin anew; try.',
    page: 'recovery.md',
    examples: [
      ['every target and its attempts', 'recovery show'],
      ['let a target begin anew', 'recovery reset systemd:web.service'],
    ],
  },
  redis: {
    summary: 'Print the rights a Redis must grant; ask whether it answers.',
    page: 'redis.md',
    examples: [
      ['the least rights, as lines for redis-cli', 'redis acl'],
      ['does it answer, and what may this user do', 'redis ping'],
    ],
  },
  version: {
    summary: 'Say which Heartbeat this is; --version and -V do too.',
    page: 'cli.md',
    examples: [['for a report of a fault', 'version']],
  },
}

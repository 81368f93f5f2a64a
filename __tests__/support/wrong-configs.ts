/** A config file that no door may take, and whether an editor can see it by the schema alone. */
export interface WrongConfig {
  readonly text: string
  readonly told: RegExp
  readonly editor: 'sees' | 'cannot see'
}

const seen = (text: string, told: RegExp): WrongConfig => ({ text, told, editor: 'sees' })
const unseen = (text: string, told: RegExp): WrongConfig => ({ text, told, editor: 'cannot see' })

export const WRONG_CONFIGS: readonly WrongConfig[] = [
  seen('monitors: {a: {threshold: banana}}', /"banana" is not a duration/),
  seen('monitors: {a: {every: 1h, grace: 5 mins}}', /grace: "5 mins" is not a duration; write "5m"/),
  seen('monitors: {a: {max-runtime: long}}', /"long" is not a duration/),
  seen('monitors: {a: {every: 0}}', /every: 0 must be longer than nothing/),
  seen('monitors: {a: {threshold: 0}}', /threshold: 0 must be longer than nothing; write "30m"/),
  seen('monitors: {a: {repository: foo}}', /repository: "foo" is no repository; write it as "owner\/repo"/),
  seen('monitors: {a: {repository: a/..}}', /is no repository/),
  seen('monitors: {a: {file: ../../etc/passwd}}', /file: "..\/..\/etc\/passwd" is no path of a file in a repository/),
  seen('monitors: {a: {file: /etc/passwd}}', /starts with "\/"; write it from the root of the repository/),
  unseen('monitors: {a: {file: "%2e%2e/x"}}', /is no path of a file in a repository/),
  unseen('monitors: {a: {file: a\\b}}', /is no path of a file in a repository/),
  unseen('monitors: {a: {file: "a\u0000b"}}', /has control characters/),
  unseen('monitors: {a: {branch: a..b}}', /is no name of a branch/),
  unseen('monitors: {a: {workflow: ../../x.yml}}', /is no workflow file; write it like "nightly.yml"/),
  unseen('monitors: {a: {timezone: Europe/Berln}}', /"Europe\/Berln" is not an IANA time zone/),
  unseen('timezone: berlin', /timezone: "berlin" is not an IANA time zone; write "Europe\/Berlin"/),
  unseen('defaults: {timezone: UTC+2}', /is not an IANA time zone/),
  unseen('maintenance: [{cron: 0 2 * * *, duration: 1h, timezone: CEST}]', /is not an IANA time zone/),
  seen('monitors: {a: {evry: 1h}}', /did you mean "every"/),
  seen('monitors: {a: {missing: perhaps}}', /is not one of critical/),
  seen('monitors: {a: {failure-tolerance: 1000}}', /too large/),
  seen('monitors: {a: {tags: none}}', /should be a list/),
  seen('monitors: {a: {levels: {warning: 1}}}', /should have the keys/),
  seen('monitors: {a: {cron: 0 2 * *}}', /it has 4 fields/),
  seen('monitors: {a: {every: 1h, holidays: [christmas]}}', /"christmas" is no date/),
  seen('monitors: {a: {calendar: lse}}', /"lse" is not known/),
  seen('monitors: {a: {paused: {until: 2026-12-01}}}', /needs a "reason"/),
  seen('monitors: {a: {recovery: [{reboot: true}]}}', /is no recovery step/),
  seen('monitors: {"a b": {}}', /is no usable id/),
  seen('monitors: [a]', /should be a map/),
  seen('defaults: {name: x}', /name: is not a known key/),
  seen('version: 2', /version/),
  seen('monitor: {a: {}}', /did you mean "monitors"/),
  seen('maintenance: [{cron: 0 2 * * *}]', /needs "from" and "until", or "cron" and "duration"/),
  seen('incidents: {open-at: never}', /is not one of warning/),
  seen('incidents: {reminder: daily}', /"daily" is not a duration/),
  seen('workflows: {require: luck}', /is not one of success, run/),
  seen('channels: {slak: true}', /there is no such channel; did you mean slack/),
  seen('channels: {slack: {colour: red}}', /colour: is not known/),
  seen('channels: {slack: {webhook-url: "https://x"}}', /a secret does not belong in a file/),
  seen('channels: {slack: {on: [open]}}', /cannot be told of "open"/),
  seen('recovery: {attempts: 0}', /attempts: 0 is no whole number/),
  seen('recovery: {cooldwn: 1m}', /cooldwn: is not known/),
  unseen('monitors: {a: {every: 1h, cron: "0 2 * * *"}}', /give either "every" or "cron"/),
  unseen('monitors: {a: {grace: 5m}}', /goes with "every" or "cron"/),
  unseen('monitors: {a: {cron: 0 2 31 2 *}}', /it never runs/),
  unseen('monitors: {a: {cron: 0 2 * * *, timezone: Mars/Olympus}}', /Mars\/Olympus/),
  unseen(
    'monitors: {a: {market-hours: true, active-hours: mon 09:00-10:00}}',
    /either "market-hours" or "active-hours"/,
  ),
  unseen('monitors: {a: {levels: "3,2,1"}}', /is not a set of levels/),
  unseen('maintenance: [{from: 2026-12-26, until: 2026-12-24}]', /is not after "from"/),
  unseen('recovery: {confirm: 10m}', /longer than a check may wait/),
  unseen('channels: {slack: [{}, {}]}', /needs an "id" of its own/),
]

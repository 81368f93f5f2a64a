import type { WantedFile } from './init.js'

/** Where the units are written, and what they start. Paths are absolute. */
export interface UnitPlace {
  /** The folder of a user's own units. */
  readonly folder: string
  readonly node: string
  readonly program: string
  readonly workspace: string
  /** Variables that may be secret, one `NAME=value` a line. */
  readonly environment: string
}

/** A service that watches, and, for whoever wants a look now and then instead, a check with its timer. */
export function systemdFiles(place: UnitPlace): readonly WantedFile[] {
  const file = (name: string, text: string): WantedFile => ({ path: `${place.folder}/${name}`, text })
  return [
    file('heartbeat-watch.service', watchUnit(place)),
    file('heartbeat-check.service', checkUnit(place)),
    file('heartbeat-check.timer', TIMER),
  ]
}

/** What a person does next. */
export const SYSTEMD_NEXT = `Next:
  systemctl --user daemon-reload
  systemctl --user enable --now heartbeat-watch.service    # or heartbeat-check.timer, not both
  loginctl enable-linger                                   # so that it runs while nobody is logged in
`

function watchUnit(place: UnitPlace): string {
  return `[Unit]
Description=Heartbeat: watches what must beat
StartLimitIntervalSec=0

[Service]
Type=notify
# It speaks through systemd-notify, which is a process of its own.
NotifyAccess=all
${command(place, 'watch --health 127.0.0.1:8790')}
ExecReload=/bin/kill -HUP $MAINPID
# Six looks: one that hangs is noticed, one that is slow is not killed.
WatchdogSec=90
Restart=on-failure
RestartSec=5
# A config that is wrong does not get better by itself.
RestartPreventExitStatus=2
TimeoutStopSec=20
${hardening()}

[Install]
WantedBy=default.target
`
}

function checkUnit(place: UnitPlace): string {
  return `[Unit]
Description=Heartbeat: checks once what must beat

[Service]
Type=oneshot
${command(place, 'check')}
# Something is critical: that was told already, and the check did its work.
SuccessExitStatus=1
TimeoutStartSec=300
${hardening()}
`
}

const TIMER = `[Unit]
Description=Heartbeat: checks every 5 minutes

[Timer]
OnCalendar=*:0/5
RandomizedDelaySec=30
Persistent=true

[Install]
WantedBy=timers.target
`

function command({ node, program, workspace, environment }: UnitPlace, verb: string): string {
  return `ExecStart=${quoted(node)} ${quoted(program)} ${verb}
WorkingDirectory=${percent(workspace)}
# Secrets: readable by you alone (chmod 600); without the file nothing is set.
EnvironmentFile=-${percent(environment)}`
}

/** What a user's own service may ask for, and a program that compiles as it runs can bear. */
function hardening(): string {
  return `NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
SystemCallArchitectures=native
UMask=0077
MemoryMax=512M`
}

/** One word of a command line, as systemd reads it: % begins a specifier, $ a variable. */
function quoted(word: string): string {
  return `"${percent(word).replace(/[\\"]/g, '\\$&').replaceAll('$', '$$$$')}"`
}

function percent(path: string): string {
  return path.replaceAll('%', '%%')
}

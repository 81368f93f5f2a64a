import { RECOVERY } from '../../src/recovery/index.js'
import { anInspection } from '../support/container-samples.js'
import { recoveryContract } from './recovery-contract.js'

const BY_GITHUB = {
  reason: 'it asks GitHub, whose port keeps its own time, and starts no program',
  tests: ['gives each program a time to end in', 'a program that is not there is an outcome'],
}

recoveryContract('container', async () => ({
  member: await RECOVERY['container']!(),
  options: { container: 'sched-1' },
  targetKey: 'container',
  target: 'sched-1',
  wrong: [
    [{}, /^container: is not set; name it as/],
    [{ container: 'a b' }, /^container: "a b" is no container name; use letters/],
    [{ container: 7 }, /^container: 7 is no text; write it in quotes/],
    [{ container: 'a', engine: '/bin/sh' }, /^engine: "\/bin\/sh" is not known; write docker or podman/],
    [{ container: 'a', labels: { b: 'c' } }, /^labels: is set beside container; write one of the two/],
    [{ labels: { b: ['c'] } }, /^labels: \{"b":\["c"\]\} are no labels; write them as/],
    [{ container: 'a', with: ['b c'] }, /^with: "b c" is no container name; use letters/],
    [{ container: 'a', with: [7] }, /^with: \[7\] is no list of names; write it as/],
    [{ container: 'a', 'docker-host': 'ssh://x' }, /^docker-host: "ssh:\/\/x" is no address of an engine; write unix:/],
    [{ container: 'a', 'docker-host': 'tcp://u:p@x' }, /^docker-host: .* is no address of an engine/],
    [{ container: 'a', 'start-period': 'soon' }, /^start-period: "soon" is not a duration; write "60s"/],
    [{ container: 'a', 'stop-timeout': '2m' }, /^stop-timeout: "2m" is longer than 50 s; write "10s"/],
  ],
  answers: {},
  prints: anInspection(),
}))

const UNIT = `LoadState=loaded
ActiveState=failed
SubState=failed
Type=simple
Result=exit-code
NRestarts=0
ActiveEnterTimestamp=Sun 2026-11-22 08:00:00 UTC
`

recoveryContract('systemd', async () => ({
  member: await RECOVERY['systemd']!(),
  options: { systemd: 'nginx.service', user: true },
  targetKey: 'systemd',
  target: 'nginx.service',
  wrong: [
    [{}, /^systemd: is not set; name the unit, like "nginx.service"/],
    [{ systemd: 'nginx' }, /^systemd: "nginx" is no unit; write its whole name, like "nginx.service"/],
    [{ systemd: '-H.service' }, /^systemd: "-H.service" is no unit/],
    [{ systemd: `${'x'.repeat(250)}.service` }, /^systemd: "x+\.service" is no unit/],
    [{ systemd: 'a.service', user: 'yes' }, /^user: "yes" is neither true nor false/],
  ],
  answers: {},
  prints: UNIT,
}))

recoveryContract(
  'repository-dispatch',
  async () => ({
    member: await RECOVERY['repository-dispatch']!(),
    options: { 'event-type': 'restart', 'client-payload': { why: 'dead' } },
    targetKey: 'event-type',
    target: 'restart',
    wrong: [
      [{}, /^event-type: is not set; name the event/],
      [{ 'event-type': 'x'.repeat(101) }, /^event-type: is longer than the 100 characters GitHub takes/],
      [{ 'event-type': 'x', 'client-payload': 'y' }, /^client-payload: "y" is no map; write names and values/],
      [{ 'event-type': 'x', repository: 'nobody' }, /^repository: "nobody" is no repository; write "owner\/name"/],
    ],
    answers: {},
  }),
  {
    skip: [
      BY_GITHUB,
      {
        reason: 'an event may have any name: it is sent as JSON and read by workflows alone',
        tests: ['takes nothing that a shell or a program would read as more than a name'],
      },
    ],
  },
)

recoveryContract(
  'workflow',
  async () => ({
    member: await RECOVERY['workflow']!(),
    options: { workflow: 'backup.yml', inputs: { full: true } },
    targetKey: 'workflow',
    target: 'backup.yml',
    wrong: [
      [{}, /^workflow: is not set; name the file/],
      [{ workflow: '../x?.yml' }, /^workflow: "x\?.yml" is no workflow file; write its name/],
      [{ workflow: 'x.yml', inputs: [1] }, /^inputs: \[1\] is no map/],
      [{ workflow: 'x.yml', repository: 'nobody' }, /^repository: "nobody" is no repository/],
    ],
    answers: {
      '/runs': { workflow_runs: [] },
      '{workflow_id}': { state: 'active' },
      '{repo}': { default_branch: 'trunk' },
    },
  }),
  { skip: [BY_GITHUB] },
)

import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { describe } from '@jest/globals'

/** Programs that tests talk to, and how a person gets them. */
const PROGRAMS = {
  'redis-server': 'apt-get install redis-server',
  podman: 'apt-get install podman runc',
  chromium: 'apt-get install chromium',
  promtool: 'apt-get install prometheus',
  python3: 'apt-get install python3',
  curl: 'apt-get install curl',
} as const

/** No distribution has them all, so that a run without them is whole. */
const OPTIONAL = { dotnet: 'https://dot.net, version 8 or later' } as const

/** Before the line of one that may be missing. */
const OPTIONAL_MARK = '(optional) '

/** `describe` where the program is on the PATH; elsewhere the tests are skipped, and the test command says so at its end. */
export function describeWith(
  program: keyof typeof PROGRAMS | keyof typeof OPTIONAL,
  name: string,
  tests: () => void,
): void {
  if (spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0) return void describe(name, tests)
  const file = process.env['HEARTBEAT_SKIPPED']
  const remedy = { ...PROGRAMS, ...OPTIONAL }[program]
  if (file) appendFileSync(file, `${program in OPTIONAL ? OPTIONAL_MARK : ''}${program}: ${remedy}\n`)
  describe.skip(`${name} (needs ${program})`, tests)
}

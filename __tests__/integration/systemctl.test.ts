import { chmod, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createMachine } from '../../src/platform/machine.js'
import { createProcess } from '../../src/platform/process.js'
import { RECOVERY } from '../../src/recovery/index.js'
import type { Recovery } from '../../src/recovery/recovery.js'
import { NO_ENGINES } from '../support/container-samples.js'
import { aLog } from '../support/incident-samples.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

/** A systemctl of a few lines before all others on the PATH: it notes how it was called, and knows one unit. */
const SYSTEMCTL = `#!/bin/sh
echo "$TZ|$*" >> "$(dirname "$0")/calls"
case "$*" in
  *"show web.service"*) cat "$(dirname "$0")/web.service" ;;
  *show*) echo LoadState=not-found; echo ActiveState=inactive ;;
  *restart*) echo "Failed to restart: Access denied" >&2; exit "$(cat "$(dirname "$0")/code")" ;;
esac
`
const FAILED = `LoadState=loaded
ActiveState=failed
SubState=failed
Type=notify
Result=watchdog
NRestarts=2
ActiveEnterTimestamp=Sun 2026-11-22 08:00:00 UTC
`

const path = process.env['PATH']
let folder: TemporaryFolder
beforeEach(async () => {
  folder = await createTemporaryFolder()
  const program = join(folder.path, 'systemctl')
  await Promise.all([
    writeFile(program, SYSTEMCTL),
    writeFile(join(folder.path, 'web.service'), FAILED),
    writeFile(join(folder.path, 'code'), '0'),
  ])
  await chmod(program, 0o755)
  process.env['PATH'] = `${folder.path}${delimiter}${path}`
})
afterEach(async () => {
  process.env['PATH'] = path
  await folder.close()
})

async function stepOf(systemd: string): Promise<Recovery> {
  const member = await RECOVERY['systemd']!()
  return member.create(member.options({ systemd }, []), {
    clock: { now: () => Date.parse('2026-11-22T09:00:00Z'), sleep: async () => {} },
    log: aLog(),
    process: createProcess(),
    github: () => Promise.reject(new Error('not asked here')),
    engines: NO_ENGINES,
    machine: createMachine(),
    redisPlaces: () => [],
  })
}

const calls = async (): Promise<string[]> => (await readFile(join(folder.path, 'calls'), 'utf8')).trim().split('\n')

test('a unit that failed is restarted by one call, asked in UTC', async () => {
  const step = await stepOf('web.service')
  expect(await step.look!()).toMatchObject({ kind: 'ready', was: 'failed (watchdog)' })
  expect(await step.start()).toMatchObject({ ok: true, detail: 'restarted web.service, which was failed (watchdog)' })
  const made = await calls()
  expect(made.filter((call) => call.includes('restart'))).toEqual(['UTC|--no-ask-password restart web.service'])
})

test('what systemd refuses is told in its words', async () => {
  await writeFile(join(folder.path, 'code'), '4')
  expect(await (await stepOf('web.service')).start()).toMatchObject({
    ok: false,
    detail: expect.stringMatching(/^systemctl could not restart web\.service, .*: Failed to restart: Access denied$/),
  })
})

test('a unit that is not there is left alone', async () => {
  const step = await stepOf('gone.service')
  expect(await step.look!()).toMatchObject({ kind: 'hands-off', why: expect.stringContaining('there is no unit') })
  expect(await step.start()).toMatchObject({ ok: false })
  expect((await calls()).join()).not.toContain('restart')
})

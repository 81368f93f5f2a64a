import { expect, test } from '@jest/globals'
import { systemdFiles, type UnitPlace } from '../../src/app/init-systemd.js'
import { writeWanted } from '../../src/app/init.js'
import { memoryFiles } from '../support/memory-files.js'

const PLACE: UnitPlace = {
  folder: '/srv/me/.config/systemd/user',
  node: '/usr/bin/node',
  program: '/opt/heart beat/100%/"cli"$HOME\\index.js',
  workspace: '/srv/100% mine',
  environment: '/srv/me/.config/heartbeat/environment',
}

const textOf = (name: string): string => systemdFiles(PLACE).find(({ path }) => path.endsWith(name))?.text ?? ''

test('a service that systemd watches, a check and its timer', () => {
  expect(systemdFiles(PLACE).map(({ path }) => path)).toEqual([
    '/srv/me/.config/systemd/user/heartbeat-watch.service',
    '/srv/me/.config/systemd/user/heartbeat-check.service',
    '/srv/me/.config/systemd/user/heartbeat-check.timer',
  ])
  const unit = textOf('watch.service')
  for (const line of ['Type=notify', 'NotifyAccess=all', 'WatchdogSec=90', 'Restart=on-failure', 'NoNewPrivileges=yes'])
    expect(unit.split('\n')).toContain(line)
  expect(textOf('check.timer')).toContain('OnCalendar=*:0/5')
})

test('paths stay what they are, whatever signs of systemd stand in them', () => {
  expect(textOf('watch.service')).toContain(
    String.raw`ExecStart="/usr/bin/node" "/opt/heart beat/100%%/\"cli\"$$HOME\\index.js" watch --health 127.0.0.1:8790`,
  )
  expect(textOf('watch.service')).toContain('WorkingDirectory=/srv/100%% mine\n')
})

test('units that exist are kept unless somebody says yes', async () => {
  const files = memoryFiles({ [`${PLACE.folder}/heartbeat-watch.service`]: 'mine' })
  const ports = { files, place: async (path: string) => path }
  const kept = await writeWanted(systemdFiles(PLACE), { yes: false, dryRun: false }, ports)
  expect(kept.map(({ outcome }) => outcome)).toEqual(['kept', 'written', 'written'])
  const replaced = await writeWanted(systemdFiles(PLACE), { yes: true, dryRun: false }, ports)
  expect(replaced.map(({ outcome }) => outcome)).toEqual(['replaced', 'unchanged', 'unchanged'])
})

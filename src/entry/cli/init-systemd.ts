import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { describeInit, writeWanted } from '../../app/init.js'
import { SYSTEMD_NEXT, systemdFiles } from '../../app/init-systemd.js'
import { createFiles } from '../../platform/files.js'
import { printJson, type Terminal } from './terminal.js'

/** Writes the units where systemd looks for those of this user. */
export async function initSystemd(
  { yes = false, dryRun = false, json = false }: { yes?: boolean; dryRun?: boolean; json?: boolean },
  terminal: Terminal,
): Promise<void> {
  const { XDG_CONFIG_HOME: named = '', HOME: home } = terminal.env
  const config = isAbsolute(named) ? named : join(home || homedir(), '.config')
  const wanted = systemdFiles({
    folder: join(config, 'systemd', 'user'),
    node: process.execPath,
    program: resolve(process.argv[1] ?? ''),
    workspace: process.cwd(),
    environment: join(config, 'heartbeat', 'environment'),
  })
  const ports = { files: createFiles(), place: async (path: string) => path }
  const outcomes = await writeWanted(wanted, { yes, dryRun }, ports)
  if (json) printJson(terminal, { files: outcomes })
  else terminal.print(`${describeInit(outcomes, dryRun)}${dryRun ? '' : SYSTEMD_NEXT}`)
}

import type { Command } from 'commander'
import { HOME, VERSION } from '../../domain/about.js'
import { printJson, type Terminal } from './terminal.js'

export function addVerb(root: Command, terminal: Terminal): void {
  root
    .command('version')
    .description('Say which Heartbeat this is, and what runs it: for reports of faults.')
    .action(() => {
      const node = process.version.slice(1)
      const platform = `${process.platform} ${process.arch}`
      if (terminal.manner.json) return printJson(terminal, { version: VERSION, node, platform, home: HOME })
      terminal.print(`heartbeat ${VERSION} (Node ${node}, ${platform})\n`)
    })
}

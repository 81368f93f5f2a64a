import type { Command } from 'commander'
import { DEMO_SERVE_FLAGS } from '../../config/inputs/demo-flags.js'
import { addFlags, rawFlags } from './flags.js'
import type { Terminal } from './terminal.js'

export function addVerb(root: Command, terminal: Terminal): void {
  const command = root
    .command('demo')
    .description('Play the life of a heartbeat: fresh, stale, incident, reminder, recovery. No network, no account.')
    .option('--folder <path>', 'where the rendered files go; default: a new temporary folder')
    .option('--agents', 'a fleet of agents instead: four on Redis, one goes silent; without Redis')
    .option('--serve', 'a living example in the browser instead: services and jobs that beat, fail, die and recover')
  addFlags(command, DEMO_SERVE_FLAGS)
  command.action(async ({ folder, agents, serve, ...flags }: { folder?: string; agents?: true; serve?: true }) => {
    if (serve) return (await import('./demo-serve.js')).demoServe(rawFlags(flags), terminal)
    if (!agents) return (await import('./play-demo.js')).playAtTerminal(folder, terminal)
    const { demoAgents } = await import('./demo-agents.js')
    return demoAgents(folder, terminal)
  })
}
